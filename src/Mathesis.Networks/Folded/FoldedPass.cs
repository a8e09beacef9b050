using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The work that grows with the number of sequences. A tile goes forward (attention, folded rows, logits), through the loss, and
/// backward (neurons, M, folded rows, attention).
/// </summary>
internal static unsafe class FoldedPass
{
    /// <summary>Computes neurons and class columns of a tile's sequences.</summary>
    public static void Forward(FoldedTables tables, PairPlan plan, PlanTile sequences, FoldedTile tile)
    {
        PairAttention.Weigh(tables, plan, sequences, tile);
        SpreadRows(tables, sequences, tile);
        MultiplyNeurons(tables, sequences.Count, tile);
    }

    /// <summary>The loss of a tile's sequences, added up; the tile's slopes by class columns become the derivatives of the mean over all sequences.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="sequences">The sequences.</param>
    /// <param name="targets">The classes wanted, by place of the plan.</param>
    /// <param name="scale">What derivatives are multiplied with: 1 / number of all sequences.</param>
    /// <param name="tile">A tile that went forward.</param>
    public static double Differentiate(FoldedTables tables, PlanTile sequences, ReadOnlySpan<int> targets, float scale, FoldedTile tile)
    {
        double loss = 0;
        int hidden = tables.Shape.Hidden;
        for (int i = 0; i < sequences.Count; i++)
            loss += DifferenceLoss.Differentiate(
                tile.Rows.RowPointer(i) + hidden, tile.Slopes.RowPointer(i) + hidden, tables.Shape.PaddedClasses, targets[sequences.Start + i], scale);
        return loss;
    }

    /// <summary>Adds the derivatives of a tile whose slopes by class columns are known; a part's tiles go in order, since sums begin with the first.</summary>
    public static void Backward(FoldedTables tables, PairPlan plan, PlanTile sequences, FoldedTile tile, TableGradients gradients, int part)
    {
        MultiplySlopes(tables, sequences, tile, gradients.ClassNeurons(part));
        RectifierKernel.Backward(tile.Rows, tile.Slopes, sequences.Count, tables.Shape.Hidden, gradients.Constant(part));
        GatherSlopes(tables, sequences, tile, gradients.FirstRows(part), gradients.SecondRows);
        PairAttention.AddSlopes(tables, plan, sequences, tile, gradients.Scores(part));
    }

    /// <summary>Rows = the constant row + what each token adds to it; the hidden part through ReLU.</summary>
    internal static void SpreadRows(FoldedTables tables, PlanTile sequences, FoldedTile tile)
    {
        int heads = tables.Shape.Heads;
        for (int run = 0; run < sequences.First.Count; run++)
            FoldedRunKernel.Spread(
                tables.FirstRows.RowPointer(sequences.First.Row(run) * heads), tables.FirstRows.Stride, tile.FirstWeights,
                sequences.First.Places(run), tile.Rows, tables.Constant.RowPointer(0), rectified: 0);
        for (int run = 0; run < sequences.Second.Count; run++)
            FoldedRunKernel.Spread(
                tables.SecondRows.RowPointer(sequences.Second.Row(run) * heads), tables.SecondRows.Stride, tile.SecondWeights,
                sequences.Second.Places(run), tile.Rows, null, tables.Shape.Hidden);
    }

    /// <summary>Class columns += neurons M; columns beyond the kernel's whole vectors as dot products.</summary>
    internal static void MultiplyNeurons(FoldedTables tables, int count, FoldedTile tile)
    {
        int columns = tables.Shape.KernelClasses;
        MatrixProduct.Multiply(
            tile.Neurons(tile.Rows, count), tables.NeuronClasses.View.ColumnRange(0, columns), tile.Classes(tile.Rows, count, columns), accumulate: true);
        for (int column = columns; column < tables.Shape.Classes; column++)
        {
            ReadOnlySpan<float> neurons = tables.ClassNeurons.Row(column);
            for (int i = 0; i < count; i++) tile.Logits(i)[column] += VectorFunctions.Dot(tile.Rows.Row(i)[..tables.Shape.Hidden], neurons);
        }
    }

    /// <summary>Derivatives by neurons: those by class columns times the transpose of M; by the transpose of M: those by class columns, transposed, times neurons.</summary>
    internal static void MultiplySlopes(FoldedTables tables, PlanTile sequences, FoldedTile tile, AlignedMatrix classNeurons)
    {
        (int classes, int count) = (tables.Shape.Classes, sequences.Count);
        MatrixView<float> slopes = tile.Classes(tile.Slopes, count, classes);
        MatrixProduct.Multiply(slopes, tables.ClassNeurons.View.RowRange(0, classes), tile.Neurons(tile.Slopes, count));
        MatrixProduct.Multiply(slopes.Transposed, tile.Neurons(tile.Rows, count), classNeurons.View.RowRange(0, classes), accumulate: !sequences.Begins);
    }

    /// <summary>Derivatives by the tokens' folded rows, and by the attention weights.</summary>
    internal static void GatherSlopes(FoldedTables tables, PlanTile sequences, FoldedTile tile, AlignedMatrix firstSlopes, AlignedMatrix secondSlopes)
    {
        GatherSlopes(sequences.First, tables.FirstRows, firstSlopes, tile.FirstWeights, tile.FirstSlopes, tile.Slopes);
        GatherSlopes(sequences.Second, tables.SecondRows, secondSlopes, tile.SecondWeights, tile.SecondSlopes, tile.Slopes);
    }

    private static void GatherSlopes(
        TokenRuns runs, AlignedMatrix tokenRows, AlignedMatrix tokenSlopes, AlignedMatrix weights, AlignedMatrix weightSlopes, AlignedMatrix slopes)
    {
        int heads = weights.Rows;
        for (int run = 0; run < runs.Count; run++)
        {
            int row = runs.Row(run) * heads;
            FoldedRunKernel.Gather(tokenSlopes.RowPointer(row), tokenSlopes.Stride, weights, runs.Places(run), slopes, add: !runs.Begins(run));
            FoldedRunKernel.Project(tokenRows.RowPointer(row), tokenRows.Stride, weightSlopes, runs.Places(run), slopes);
        }
    }
}
