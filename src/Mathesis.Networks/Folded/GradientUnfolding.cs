using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Turns derivatives by the tables into derivatives by the parameters: the chain rule through <see cref="FoldedTables"/>, in the
/// opposite order. A bar denotes the derivative of the loss; names are those of the tables.
/// </summary>
internal sealed class GradientUnfolding : IDisposable
{
    private const int RowsPerPart = 64;

    private readonly FoldedTables tables;
    private readonly PairPlan plan;
    private readonly FoldedParameters weights;
    private readonly FoldedParameters gradient;
    private readonly TableGradients given;
    private readonly FoldedShape shape;
    private readonly AlignedMatrix values, outputReaders, readers, classReaders, classReadersTransposed, stream, embedded, keyQuery;
    private readonly Action<int> foldedPart, readerPart, embeddedPart;

    /// <summary>Prepares to unfold derivatives by tables, as they are at each <see cref="Unfold"/>.</summary>
    public GradientUnfolding(FoldedTables tables, PairPlan plan, FoldedParameters weights, TableGradients given, FoldedParameters gradient)
    {
        this.tables = tables;
        this.plan = plan;
        this.weights = weights;
        this.given = given;
        this.gradient = gradient;
        shape = tables.Shape;
        values = new AlignedMatrix(tables.Rows, shape.AttentionWidth);
        outputReaders = new AlignedMatrix(shape.AttentionWidth, shape.Folded);
        readers = new AlignedMatrix(shape.Width, shape.Folded);
        classReaders = new AlignedMatrix(shape.Classes, shape.Width);
        classReadersTransposed = new AlignedMatrix(shape.Width, shape.Classes);
        stream = new AlignedMatrix(1, shape.Width);
        embedded = new AlignedMatrix(tables.Rows, shape.Width);
        keyQuery = new AlignedMatrix(shape.Heads, shape.Width);
        foldedPart = FoldedPart;
        readerPart = ReaderPart;
        embeddedPart = EmbeddedPart;
    }

    /// <summary>Computes the derivatives by all parameters.</summary>
    public void Unfold(ParallelTeam team)
    {
        team.Run(3 * shape.Heads + CountParts(shape.Hidden) + CountParts(shape.Classes) + 1, foldedPart);
        team.Run(CountParts(shape.AttentionWidth) + CountParts(shape.Width) + 1, readerPart);
        team.Run(CountParts(tables.Rows) + shape.Heads + 1, embeddedPart);
        UnfoldQuery();
        UnfoldEmbedding();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AlignedMatrix matrix in (ReadOnlySpan<AlignedMatrix>)[values, outputReaders, readers, classReaders, classReadersTransposed, stream, embedded, keyQuery])
            matrix.Dispose();
    }

    private static int CountParts(int rows) => (rows + RowsPerPart - 1) / RowsPerPart;

    private static (int Start, int Count) Range(int part, int rows) =>
        (part * RowsPerPart, Math.Min(RowsPerPart, rows - part * RowsPerPart));

    /// <summary>Through the folded rows u = v W_O F, through M = W_out W_U', and through the constant row's stream.</summary>
    private void FoldedPart(int part)
    {
        if (part < 3 * shape.Heads)
        {
            int head = part / 3;
            switch (part % 3)
            {
                case 0: UnfoldValues(head, 0, tables.FirstCount, given.FirstRows()); break;
                case 1: UnfoldValues(head, tables.FirstCount, tables.SecondCount, given.SecondRows); break;
                default: UnfoldOutputReaders(head); break;
            }
            return;
        }
        part -= 3 * shape.Heads;
        if (part < CountParts(shape.Hidden)) UnfoldOut(Range(part, shape.Hidden));
        else if (part < CountParts(shape.Hidden) + CountParts(shape.Classes)) UnfoldClassReaders(Range(part - CountParts(shape.Hidden), shape.Classes));
        else UnfoldStream();
    }

    /// <summary>v̄ = ū (W_O F)ᵀ, for the rows of one position and head.</summary>
    private void UnfoldValues(int head, int start, int count, AlignedMatrix folded)
    {
        int column = head * shape.HeadWidth;
        MatrixProduct.Multiply(
            OfHead(folded, head), tables.OutputReaders.View.RowRange(column, shape.HeadWidth).Transposed,
            values.View.RowRange(start, count).ColumnRange(column, shape.HeadWidth));
    }

    /// <summary>The derivative by W_O F of one head: vᵀ ū, over both positions.</summary>
    private void UnfoldOutputReaders(int head)
    {
        int column = head * shape.HeadWidth;
        MatrixView<float> columns = tables.Values.View.ColumnRange(column, shape.HeadWidth);
        MatrixView<float> result = outputReaders.View.RowRange(column, shape.HeadWidth);
        MatrixProduct.Multiply(columns.RowRange(0, tables.FirstCount).Transposed, OfHead(given.FirstRows(), head), result);
        MatrixProduct.Multiply(
            columns.RowRange(tables.FirstCount, tables.SecondCount).Transposed, OfHead(given.SecondRows, head), result, accumulate: true);
    }

    /// <summary>W̄_out = M̄ W_U'ᵀ, some rows.</summary>
    private void UnfoldOut((int Start, int Count) range) =>
        MatrixProduct.Multiply(
            given.ClassNeurons().View.RowRange(0, shape.Classes).ColumnRange(range.Start, range.Count).Transposed,
            tables.ReadersTransposed.View.RowRange(shape.Hidden, shape.Classes), gradient.Out.RowRange(range.Start, range.Count));

    /// <summary>W̄_U'ᵀ by way of M: M̄ᵀ W_out, some rows.</summary>
    private void UnfoldClassReaders((int Start, int Count) range) =>
        MatrixProduct.Multiply(
            given.ClassNeurons().View.RowRange(range.Start, range.Count), weights.Out, classReaders.View.RowRange(range.Start, range.Count));

    /// <summary>The derivative by the constant row's stream: F times that by the constant row. And b̄_in, which is its hidden part; b̄_out = W_U' times its other part.</summary>
    private void UnfoldStream()
    {
        ReadOnlySpan<float> constant = given.Constant().Row(0);
        Span<float> slopes = stream.Row(0);
        for (int i = 0; i < shape.Width; i++)
        {
            ReadOnlySpan<float> row = tables.Readers.Row(i);
            slopes[i] = VectorFunctions.Dot(row, constant);
            gradient.OutBias[i] = VectorFunctions.Dot(row[shape.Hidden..], constant[shape.Hidden..]);
        }
        constant[..shape.Hidden].CopyTo(gradient.InBias);
    }

    /// <summary>Through W_O F, and the value of the last token.</summary>
    private void ReaderPart(int part)
    {
        int outputParts = CountParts(shape.AttentionWidth), widthParts = CountParts(shape.Width);
        if (part < outputParts) UnfoldOutput(Range(part, shape.AttentionWidth));
        else if (part < outputParts + widthParts) UnfoldReaders(Range(part - outputParts, shape.Width));
        else UnfoldLastValue();
    }

    /// <summary>W̄_O = (derivative by W_O F) Fᵀ + v(c)ᵀ (derivative by the stream), some rows.</summary>
    private void UnfoldOutput((int Start, int Count) range)
    {
        MatrixView<float> result = gradient.Output.RowRange(range.Start, range.Count);
        MatrixProduct.Multiply(outputReaders.View.RowRange(range.Start, range.Count), tables.ReadersTransposed.View, result);
        MatrixProduct.Multiply(
            tables.Values.View.RowRange(tables.LastRow, 1).ColumnRange(range.Start, range.Count).Transposed, stream.View, result, accumulate: true);
    }

    /// <summary>
    /// F̄ = W_Oᵀ (derivative by W_O F) + (stream)ᵀ (derivative by the constant row), some rows; it holds W̄_in and, with what came by
    /// way of M and b_out, W̄_U'. Class 0's column of W̄_U is minus the sum of the others', because all differences contain it.
    /// </summary>
    private void UnfoldReaders((int Start, int Count) range)
    {
        MatrixView<float> result = readers.View.RowRange(range.Start, range.Count);
        MatrixProduct.Multiply(weights.Output.ColumnRange(range.Start, range.Count).Transposed, outputReaders.View, result);
        Transposition.Transpose(
            shape.Classes, range.Count, classReaders.Span[range.Start..], classReaders.Stride,
            classReadersTransposed.RowSpan(range.Start, range.Count), classReadersTransposed.Stride);
        ReadOnlySpan<float> constant = given.Constant().Row(0);
        MatrixView<float> unembedding = gradient.Unembedding;
        for (int i = range.Start; i < range.Start + range.Count; i++)
        {
            Span<float> row = readers.Row(i);
            VectorFunctions.AddScaled(tables.Stream.Row(0)[i], constant, row);
            row[..shape.Hidden].CopyTo(gradient.In.Row(i));
            Span<float> classes = row.Slice(shape.Hidden, shape.Classes);
            VectorFunctions.AddScaled(weights.OutBias[i], constant.Slice(shape.Hidden, shape.Classes), classes);
            VectorFunctions.Add(classReadersTransposed.Row(i), classes);
            Span<float> logits = unembedding.Row(i);
            classes.CopyTo(logits[1..]);
            float sum = 0;
            foreach (float slope in classes) sum += slope;
            logits[0] = -sum;
        }
    }

    /// <summary>v̄(c) = (derivative by the stream) W_Oᵀ - the sum of all other v̄, since every folded row holds v - v(c).</summary>
    private void UnfoldLastValue()
    {
        MatrixView<float> last = values.View.RowRange(tables.LastRow, 1);
        MatrixProduct.Multiply(stream.View, weights.Output.Transposed, last);
        Span<float> row = values.Row(tables.LastRow);
        for (int other = 0; other < tables.LastRow; other++) VectorFunctions.AddScaled(-1, values.Row(other), row);
    }

    /// <summary>Through values and scores: x̄ of some rows, or W̄_V of a head, or the derivative by W_K q.</summary>
    private void EmbeddedPart(int part)
    {
        int rowParts = CountParts(tables.Rows);
        if (part < rowParts) UnfoldEmbedded(Range(part, tables.Rows));
        else if (part < rowParts + shape.Heads) UnfoldValue(part - rowParts);
        else MatrixProduct.Multiply(given.Scores().View, tables.Embedded.View, keyQuery.View);
    }

    /// <summary>x̄ = sum over heads of v̄_h W_V,hᵀ + s̄_h (W_K,h q_h)ᵀ.</summary>
    private void UnfoldEmbedded((int Start, int Count) range)
    {
        MatrixView<float> result = embedded.View.RowRange(range.Start, range.Count);
        MatrixProduct.Multiply(given.Scores().View.ColumnRange(range.Start, range.Count).Transposed, tables.KeyQuery.View, result);
        for (int head = 0; head < shape.Heads; head++)
            MatrixProduct.Multiply(
                values.View.RowRange(range.Start, range.Count).ColumnRange(head * shape.HeadWidth, shape.HeadWidth),
                weights.Value(head).Transposed, result, accumulate: true);
    }

    /// <summary>W̄_V = xᵀ v̄ of one head.</summary>
    private void UnfoldValue(int head) =>
        MatrixProduct.Multiply(
            tables.Embedded.View.Transposed, values.View.ColumnRange(head * shape.HeadWidth, shape.HeadWidth), gradient.Value(head));

    /// <summary>
    /// With k = W_K q, q = x_c W_Q / sqrt(head width): W̄_K = k̄ᵀ q, q̄ = k̄ W_K, W̄_Q = x_cᵀ q̄ / sqrt(head width), and x̄_c gets
    /// q̄ W_Qᵀ / sqrt(head width).
    /// </summary>
    private void UnfoldQuery()
    {
        float scale = 1 / MathF.Sqrt(shape.HeadWidth);
        MatrixView<float> last = tables.Embedded.View.RowRange(tables.LastRow, 1);
        Span<float> slopes = stackalloc float[shape.HeadWidth];
        var query = new MatrixView<float>(slopes, 1, shape.HeadWidth, shape.HeadWidth);
        for (int head = 0; head < shape.Heads; head++)
        {
            MatrixView<float> key = keyQuery.View.RowRange(head, 1);
            MatrixProduct.Multiply(key.Transposed, tables.Query.View.RowRange(head, 1), gradient.Key(head));
            MatrixProduct.Multiply(key, weights.Key(head), query);
            foreach (ref float slope in slopes) slope *= scale;
            MatrixProduct.Multiply(last.Transposed, query, gradient.Query(head));
            MatrixProduct.Multiply(query, weights.Query(head).Transposed, embedded.View.RowRange(tables.LastRow, 1), accumulate: true);
        }
    }

    /// <summary>x = W_E(token) + W_pos(position): both get the row's derivative. The last row's also holds that of the stream x_c + v(c) W_O.</summary>
    private void UnfoldEmbedding()
    {
        VectorFunctions.Add(stream.Row(0), embedded.Row(tables.LastRow));
        gradient.Embedding.Values.Clear();
        gradient.Positions.Values.Clear();
        AddRows(plan.FirstTokens.AsSpan(), 0, 0);
        AddRows(plan.SecondTokens.AsSpan(), 1, tables.FirstCount);
        AddRows([plan.LastToken], 2, tables.LastRow);
    }

    private void AddRows(ReadOnlySpan<int> tokens, int position, int row)
    {
        Span<float> place = gradient.Positions.Row(position);
        foreach (int token in tokens)
        {
            ReadOnlySpan<float> slopes = embedded.Row(row++);
            VectorFunctions.Add(slopes, gradient.Embedding.Row(token));
            VectorFunctions.Add(slopes, place);
        }
    }

    private MatrixView<float> OfHead(AlignedMatrix folded, int head) =>
        new(folded.Span[(head * folded.Stride)..], folded.Rows / shape.Heads, shape.Folded, shape.Heads * folded.Stride);
}
