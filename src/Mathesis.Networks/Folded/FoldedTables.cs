using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// What the fold computes once for given weights, before it looks at a single sequence [a, b, c]. Rows belong to (token, position): first all first
/// tokens, then all second ones, then the last token c. With x the embedded rows, c's row written x_c:
/// <list type="bullet">
/// <item>scores s_h(row) = x W_K,h · q_h / sqrt(head width), with q_h = x_c W_Q,h the only query;</item>
/// <item>values v_h(row) = x W_V,h, held as differences v_h(row) - v_h(c), since attention weights add up to 1;</item>
/// <item>F = [W_in | W_U'], the two matrices that read the residual stream after attention; W_U' are the class columns;</item>
/// <item>folded rows u_h(row) = (v_h(row) - v_h(c)) W_O,h F;</item>
/// <item>the constant row: (x_c + v(c) W_O) F + [b_in | b_out W_U'];</item>
/// <item>M = W_out W_U', from neurons straight to class columns.</item>
/// </list>
/// Then pre-activations and direct logits of (a, b) are the constant row + sum over h of w_h(a) u_h(a) + w_h(b) u_h(b), with attention
/// weights w, and the logits are the direct ones + ReLU(pre-activations) M.
/// </summary>
/// <remarks>
/// The constant row and M are summed in double before they are rounded: what is off in them is off for every sequence alike, and
/// late in training, when derivatives by biases are small differences of large sums, it would show in their fourth digit.
/// </remarks>
internal sealed class FoldedTables : IDisposable
{
    private const int RowsPerPart = 64;
    private const int ReadersPerPart = 32;

    private readonly PairPlan plan;
    private readonly int classStride;
    private readonly AlignedBuffer<double> classReaders, neurons, neuronClasses, constant;
    private readonly Action<int> embedPart, multiplyPart, foldPart;
    private readonly FoldedParameters weights;

    /// <summary>Tables for the tokens of a plan, to be computed from these weights as they are at each <see cref="Build"/>.</summary>
    public FoldedTables(FoldedShape shape, PairPlan plan, FoldedParameters weights)
    {
        Shape = shape;
        this.plan = plan;
        this.weights = weights;
        FirstCount = plan.FirstTokens.Length;
        SecondCount = plan.SecondTokens.Length;
        Embedded = new AlignedMatrix(Rows, shape.Width);
        Query = new AlignedMatrix(shape.Heads, shape.HeadWidth);
        KeyQuery = new AlignedMatrix(shape.Heads, shape.Width);
        Scores = new AlignedMatrix(shape.Heads, Rows);
        Values = new AlignedMatrix(Rows, shape.AttentionWidth);
        Readers = new AlignedMatrix(shape.Width, shape.Folded);
        ReadersTransposed = new AlignedMatrix(shape.Folded, shape.Width);
        OutputReaders = new AlignedMatrix(shape.AttentionWidth, shape.Folded);
        NeuronClasses = new AlignedMatrix(shape.Hidden, shape.PaddedClasses);
        ClassNeurons = new AlignedMatrix(shape.PaddedClasses, shape.Hidden);
        FirstRows = new AlignedMatrix(FirstCount * shape.Heads, shape.Folded);
        SecondRows = new AlignedMatrix(SecondCount * shape.Heads, shape.Folded);
        Constant = new AlignedMatrix(1, shape.Folded);
        Stream = new AlignedMatrix(1, shape.Width);
        // An odd number of cache lines apart, as in AlignedMatrix.
        classStride = shape.PaddedClasses / 8 * 8 + 8;
        classReaders = new AlignedBuffer<double>(shape.Width * classStride);
        neurons = new AlignedBuffer<double>(shape.Hidden * shape.Width);
        neuronClasses = new AlignedBuffer<double>(shape.Hidden * shape.PaddedClasses);
        constant = new AlignedBuffer<double>(shape.Folded);
        embedPart = EmbedPart;
        multiplyPart = MultiplyPart;
        foldPart = FoldPart;
    }

    /// <summary>The sizes.</summary>
    public FoldedShape Shape { get; }

    /// <summary>The number of first tokens.</summary>
    public int FirstCount { get; }

    /// <summary>The number of second tokens.</summary>
    public int SecondCount { get; }

    /// <summary>The number of rows: first tokens, second tokens, the last token.</summary>
    public int Rows => FirstCount + SecondCount + 1;

    /// <summary>The row of the last token.</summary>
    public int LastRow => Rows - 1;

    /// <summary>x [rows, width].</summary>
    public AlignedMatrix Embedded { get; }

    /// <summary>q_h / sqrt(head width) [heads, head width].</summary>
    public AlignedMatrix Query { get; }

    /// <summary>W_K,h q_h / sqrt(head width) [heads, width].</summary>
    public AlignedMatrix KeyQuery { get; }

    /// <summary>s [heads, rows].</summary>
    public AlignedMatrix Scores { get; }

    /// <summary>v(row) - v(c) [rows, heads * head width]; the last row holds v(c) itself.</summary>
    public AlignedMatrix Values { get; }

    /// <summary>F [width, folded].</summary>
    public AlignedMatrix Readers { get; }

    /// <summary>F transposed [folded, width].</summary>
    public AlignedMatrix ReadersTransposed { get; }

    /// <summary>W_O F [heads * head width, folded].</summary>
    public AlignedMatrix OutputReaders { get; }

    /// <summary>M [hidden, class columns].</summary>
    public AlignedMatrix NeuronClasses { get; }

    /// <summary>M transposed [class columns, hidden].</summary>
    public AlignedMatrix ClassNeurons { get; }

    /// <summary>u_h of first tokens [first tokens * heads, folded].</summary>
    public AlignedMatrix FirstRows { get; }

    /// <summary>u_h of second tokens [second tokens * heads, folded].</summary>
    public AlignedMatrix SecondRows { get; }

    /// <summary>The constant row [1, folded].</summary>
    public AlignedMatrix Constant { get; }

    /// <summary>x_c + v(c) W_O, the residual stream that the constant row is read from [1, width].</summary>
    public AlignedMatrix Stream { get; }

    /// <summary>Computes the tables.</summary>
    public void Build(ParallelTeam team)
    {
        team.Run(1 + (Shape.Width + ReadersPerPart - 1) / ReadersPerPart, embedPart);
        team.Run(CountParts(Rows) + CountParts(Shape.AttentionWidth) + CountParts(Shape.Hidden), multiplyPart);
        team.Run(2 * Shape.Heads + 1, foldPart);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AlignedMatrix matrix in (ReadOnlySpan<AlignedMatrix>)[Embedded, Query, KeyQuery, Scores, Values, Readers, ReadersTransposed,
            OutputReaders, NeuronClasses, ClassNeurons, FirstRows, SecondRows, Constant, Stream])
            matrix.Dispose();
        foreach (AlignedBuffer<double> buffer in (ReadOnlySpan<AlignedBuffer<double>>)[classReaders, neurons, neuronClasses, constant])
            buffer.Dispose();
    }

    private static int CountParts(int rows) => (rows + RowsPerPart - 1) / RowsPerPart;

    /// <summary>Takes the rows of one of the parts of so many rows.</summary>
    private static (int Start, int Count) Range(int part, int rows) =>
        (part * RowsPerPart, Math.Min(RowsPerPart, rows - part * RowsPerPart));

    private void EmbedPart(int part)
    {
        if (part == 0)
        {
            Embed(plan.FirstTokens.AsSpan(), 0, 0);
            Embed(plan.SecondTokens.AsSpan(), 1, FirstCount);
            Embed([plan.LastToken], 2, LastRow);
            AskQuery();
        }
        else
        {
            int start = (part - 1) * ReadersPerPart;
            JoinReaders(start, Math.Min(ReadersPerPart, Shape.Width - start));
        }
    }

    private void Embed(ReadOnlySpan<int> tokens, int position, int row)
    {
        ReadOnlySpan<float> place = weights.Positions.Row(position);
        foreach (int token in tokens)
        {
            Span<float> stream = Embedded.Row(row++);
            weights.Embedding.Row(token).CopyTo(stream);
            VectorFunctions.Add(place, stream);
        }
    }

    private void AskQuery()
    {
        float scale = 1 / MathF.Sqrt(Shape.HeadWidth);
        MatrixView<float> last = Embedded.View.RowRange(LastRow, 1);
        for (int head = 0; head < Shape.Heads; head++)
        {
            MatrixView<float> query = Query.View.RowRange(head, 1);
            MatrixProduct.Multiply(last, weights.Query(head), query);
            foreach (ref float value in Query.Row(head)) value *= scale;
            MatrixProduct.Multiply(query, weights.Key(head).Transposed, KeyQuery.View.RowRange(head, 1));
        }
    }

    /// <summary>Some rows of F.</summary>
    private void JoinReaders(int start, int count)
    {
        for (int i = start; i < start + count; i++)
        {
            Span<float> row = Readers.Row(i);
            weights.In.Row(i).CopyTo(row);
            ReadOnlySpan<float> logits = weights.Unembedding.Row(i);
            Span<double> exact = classReaders.Span.Slice(i * classStride, Shape.Classes);
            VectorFunctions.Widen(logits[Shape.FirstClass..], exact);
            double reference = Shape.Differences ? logits[0] : 0;
            foreach (ref double value in exact) value -= reference;
            VectorFunctions.Narrow(exact, row.Slice(Shape.Hidden, Shape.Classes));
        }
        Transposition.Transpose(
            count, Shape.Folded, Readers.RowSpan(start, count), Readers.Stride, ReadersTransposed.Span[start..], ReadersTransposed.Stride);
    }

    /// <summary>Some rows of values and scores, or of W_O F, or of M.</summary>
    private void MultiplyPart(int part)
    {
        int embeddedParts = CountParts(Rows), outputParts = CountParts(Shape.AttentionWidth);
        if (part < embeddedParts) MultiplyEmbedded(Range(part, Rows));
        else if (part < embeddedParts + outputParts) MultiplyOutput(Range(part - embeddedParts, Shape.AttentionWidth));
        else MultiplyNeurons(Range(part - embeddedParts - outputParts, Shape.Hidden));
    }

    private void MultiplyEmbedded((int Start, int Count) range)
    {
        MatrixView<float> rows = Embedded.View.RowRange(range.Start, range.Count);
        MatrixView<float> values = Values.View.RowRange(range.Start, range.Count);
        for (int head = 0; head < Shape.Heads; head++)
        {
            MatrixProduct.Multiply(rows, weights.Value(head), values.ColumnRange(head * Shape.HeadWidth, Shape.HeadWidth));
            Span<float> scores = Scores.Row(head);
            for (int row = range.Start; row < range.Start + range.Count; row++)
                scores[row] = VectorFunctions.Dot(Embedded.Row(row), KeyQuery.Row(head));
        }
    }

    private void MultiplyOutput((int Start, int Count) range) =>
        MatrixProduct.Multiply(
            weights.Output.RowRange(range.Start, range.Count), Readers.View, OutputReaders.View.RowRange(range.Start, range.Count));

    private void MultiplyNeurons((int Start, int Count) range)
    {
        Span<double> rows = neurons.Span.Slice(range.Start * Shape.Width, range.Count * Shape.Width);
        VectorFunctions.Widen(weights.Out.RowRange(range.Start, range.Count).Values[..rows.Length], rows);
        Span<double> products = neuronClasses.Span.Slice(range.Start * Shape.PaddedClasses, range.Count * Shape.PaddedClasses);
        MatrixProduct.Multiply<double>(
            range.Count, Shape.PaddedClasses, Shape.Width, rows, Shape.Width, 1, classReaders.Span, classStride, 1,
            products, Shape.PaddedClasses);
        for (int i = 0; i < range.Count; i++)
            VectorFunctions.Narrow(products.Slice(i * Shape.PaddedClasses, Shape.PaddedClasses), NeuronClasses.Row(range.Start + i));
        Transposition.Transpose(
            range.Count, Shape.PaddedClasses, NeuronClasses.RowSpan(range.Start, range.Count), NeuronClasses.Stride,
            ClassNeurons.Span[range.Start..], ClassNeurons.Stride);
    }

    /// <summary>The folded rows of one position and head, or the constant row.</summary>
    private void FoldPart(int part)
    {
        if (part == 2 * Shape.Heads) FoldConstant();
        else if (part % 2 == 0) FoldRows(part / 2, 0, FirstCount, FirstRows);
        else FoldRows(part / 2, FirstCount, SecondCount, SecondRows);
    }

    private void FoldRows(int head, int start, int count, AlignedMatrix folded)
    {
        int column = head * Shape.HeadWidth;
        ReadOnlySpan<float> last = Values.Row(LastRow).Slice(column, Shape.HeadWidth);
        for (int row = start; row < start + count; row++)
            VectorFunctions.AddScaled(-1, last, Values.Row(row).Slice(column, Shape.HeadWidth));
        MatrixProduct.Multiply(
            Values.View.RowRange(start, count).ColumnRange(column, Shape.HeadWidth),
            OutputReaders.View.RowRange(column, Shape.HeadWidth), OfHead(folded, head));
    }

    private void FoldConstant()
    {
        Embedded.Row(LastRow).CopyTo(Stream.Row(0));
        MatrixProduct.Multiply(Values.View.RowRange(LastRow, 1), weights.Output, Stream.View, accumulate: true);
        Span<double> sums = constant.Span;
        sums.Clear();
        VectorFunctions.Widen(weights.InBias, sums[..Shape.Hidden]);
        ReadOnlySpan<float> stream = Stream.Row(0);
        for (int i = 0; i < Shape.Width; i++)
        {
            ReadOnlySpan<float> readers = Readers.Row(i);
            VectorFunctions.AddScaled((double)stream[i], readers[..Shape.Hidden], sums[..Shape.Hidden]);
            VectorFunctions.AddScaled((double)stream[i] + weights.OutBias[i], readers[Shape.Hidden..], sums[Shape.Hidden..]);
        }
        VectorFunctions.Narrow(sums, Constant.Row(0));
        Constant.Row(0)[(Shape.Hidden + Shape.Classes)..].Fill(FoldedShape.Never);
    }

    /// <summary>The rows of one head in a matrix that holds, token after token, a row for each head.</summary>
    private MatrixView<float> OfHead(AlignedMatrix folded, int head) =>
        new(folded.Span[(head * folded.Stride)..], folded.Rows / Shape.Heads, Shape.Folded, Shape.Heads * folded.Stride);
}
