using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The work that grows with the number of sequences. A tile goes forward (attention, folded rows, logits), through the loss, and
/// backward (neurons, M, folded rows, attention).
/// </summary>
internal static unsafe class FoldedPass
{
    /// <summary>Computes the class columns of the sequences from <paramref name="start"/> on.</summary>
    public static void Forward(FoldedTables tables, PairPlan plan, int start, int count, FoldedTile tile)
    {
        PairAttention.Weigh(tables, plan, start, count, tile);
        for (int i = 0; i < count; i++)
            FoldedRowKernel.Forward(tables, plan.FirstRows[start + i], plan.SecondRows[start + i], tile, i);
        MultiplyNeurons(tables, count, tile);
    }

    /// <summary>Adds the derivatives of a tile whose logits hold those by class columns.</summary>
    public static void Backward(FoldedTables tables, PairPlan plan, int start, int count, FoldedTile tile, TableGradients gradients, int part)
    {
        MatrixView<float> slopes = tile.Logits.View.RowRange(0, count).ColumnRange(0, tables.Shape.Classes);
        MatrixProduct.Multiply(slopes, tables.ClassNeurons.View.RowRange(0, tables.Shape.Classes), tile.NeuronSlopes.View.RowRange(0, count));
        MatrixProduct.Multiply(
            slopes.Transposed, tile.Neurons.View.RowRange(0, count), gradients.ClassNeurons(part).View.RowRange(0, tables.Shape.Classes), accumulate: true);
        tile.ConstantSlopes.Span.Clear();
        for (int i = 0; i < count; i++)
            FoldedRowKernel.Backward(
                tables, plan.FirstRows[start + i], plan.SecondRows[start + i], tile, i,
                gradients.FirstRows(part), gradients.SecondRows, tile.ConstantSlopes);
        VectorFunctions.Add(tile.ConstantSlopes.Span, gradients.Constant(part).Span);
        PairAttention.AddSlopes(tables, plan, start, count, tile, gradients.Scores(part));
    }

    /// <summary>Class columns += neurons M; columns beyond the kernel's whole vectors as dot products.</summary>
    private static void MultiplyNeurons(FoldedTables tables, int count, FoldedTile tile)
    {
        int columns = tables.Shape.KernelClasses;
        MatrixProduct.Multiply(
            tile.Neurons.View.RowRange(0, count), tables.NeuronClasses.View.ColumnRange(0, columns),
            tile.Logits.View.RowRange(0, count).ColumnRange(0, columns), accumulate: true);
        for (int column = columns; column < tables.Shape.Classes; column++)
        {
            ReadOnlySpan<float> neurons = tables.ClassNeurons.Row(column);
            for (int i = 0; i < count; i++) tile.Logits.Row(i)[column] += VectorFunctions.Dot(tile.Neurons.Row(i), neurons);
        }
    }
}
