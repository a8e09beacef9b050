using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs an attention of <see cref="AttentionSpecification"/>; queries may be those of the last positions alone.</summary>
internal sealed class AttentionLayer<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int heads;
    private readonly int headWidth;
    private readonly bool causal;
    private readonly bool isLast;
    private readonly T scale;
    private readonly string prefix;
    private readonly Tensor<T> queryMatrix;
    private readonly Tensor<T> keyMatrix;
    private readonly Tensor<T> valueMatrix;
    private readonly Tensor<T> outputMatrix;

    /// <summary>An attention layer.</summary>
    /// <param name="specification">Its heads.</param>
    /// <param name="prefix">The beginning of the names of its parameters and hook points.</param>
    /// <param name="isLast">Whether it is the last that mixes positions, so that the last query suffices for the last logits.</param>
    /// <param name="parameters">The network's parameters.</param>
    public AttentionLayer(AttentionSpecification specification, string prefix, bool isLast, ParameterSet<T> parameters)
    {
        this.prefix = prefix;
        this.isLast = isLast;
        heads = specification.Heads;
        headWidth = specification.HeadWidth;
        causal = specification.Causal;
        scale = T.One / T.Sqrt(T.CreateChecked(headWidth));
        queryMatrix = parameters[$"{prefix}.W_Q"];
        keyMatrix = parameters[$"{prefix}.W_K"];
        valueMatrix = parameters[$"{prefix}.W_V"];
        outputMatrix = parameters[$"{prefix}.W_O"];
        HookPoints = [.. new[] { "q", "k", "v", "attn_scores", "pattern", "z", "result" }.Select(Point)];
    }

    public override IReadOnlyList<string> HookPoints { get; }

    private int Joined => heads * headWidth;

    /// <inheritdoc/>
    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int positions = input.Shape[1];
        int queries = isLast && pass.LastPositionOnly ? 1 : positions;
        Tensor<T> queryInput = pass.LastPositions(input, queries);
        Tensor<T> q = pass.Hook(Point("q"), Project(queryInput, queryMatrix, pass));
        Tensor<T> k = pass.Hook(Point("k"), Project(input, keyMatrix, pass));
        Tensor<T> v = pass.Hook(Point("v"), Project(input, valueMatrix, pass));
        Tensor<T> scores = pass.Hook(Point("attn_scores"), Score(q, k, pass));
        Tensor<T> pattern = pass.Hook(Point("pattern"), Softmax(scores, pass));
        Tensor<T> z = pass.Hook(Point("z"), Mix(pattern, v, pass));
        Tensor<T> output = pass.New(pass.Sequences, queries, outputMatrix.Shape[2]);
        if (pass.IsHooked(Point("result"))) SumHeads(pass.Hook(Point("result"), Separate(z, pass)), output);
        else LinearMap.Forward(pass.Sequences * queries, z, outputMatrix, null, output);
        pass.Keep(this, new Memory(input, queryInput, q, k, v, pattern, z));
        return output;
    }

    /// <inheritdoc/>
    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> input, Tensor<T> queryInput, Tensor<T> q, Tensor<T> k, Tensor<T> v, Tensor<T> pattern, Tensor<T> z) = pass.Kept<Memory>(this);
        int positions = input.Shape[1];
        int queries = queryInput.Shape[1];
        Tensor<T> zGradient = pass.New(z.Shape);
        LinearMap.Backward(pass.Sequences * queries, z, outputMatrix, outputGradient, pass.GradientOf(outputMatrix), null, zGradient);

        Tensor<T> qGradient = pass.NewZeros(q.Shape);
        Tensor<T> kGradient = pass.NewZeros(k.Shape);
        Tensor<T> vGradient = pass.NewZeros(v.Shape);
        Tensor<T> share = pass.New(positions);
        for (int row = 0; row < pass.Sequences * heads * queries; row++)
        {
            (int sequence, int head, int query) = Split(row, queries);
            ReadOnlySpan<T> weights = pattern.Row(row);
            ReadOnlySpan<T> zRow = Head(zGradient, sequence, query, head);
            T mean = T.Zero;
            for (int key = 0; key < positions; key++)
            {
                if (weights[key] == T.Zero)
                {
                    share.Values[key] = T.Zero;
                    continue;
                }
                share.Values[key] = VectorRows.Dot(zRow, Head(v, sequence, key, head));
                mean += weights[key] * share.Values[key];
                VectorRows.AddScaled(weights[key], zRow, Head(vGradient, sequence, key, head));
            }
            for (int key = 0; key < positions; key++)
            {
                if (weights[key] == T.Zero) continue;
                T scoreGradient = scale * weights[key] * (share.Values[key] - mean);
                VectorRows.AddScaled(scoreGradient, Head(k, sequence, key, head), Head(qGradient, sequence, query, head));
                VectorRows.AddScaled(scoreGradient, Head(q, sequence, query, head), Head(kGradient, sequence, key, head));
            }
        }

        Tensor<T> inputGradient = pass.New(input.Shape);
        ProjectBack(input, keyMatrix, kGradient, inputGradient, accumulate: false, pass);
        ProjectBack(input, valueMatrix, vGradient, inputGradient, accumulate: true, pass);
        if (queries == positions)
        {
            ProjectBack(input, queryMatrix, qGradient, inputGradient, accumulate: true, pass);
            return inputGradient;
        }
        Tensor<T> queryInputGradient = pass.New(queryInput.Shape);
        ProjectBack(queryInput, queryMatrix, qGradient, queryInputGradient, accumulate: false, pass);
        pass.AddToLastPositions(queryInputGradient, inputGradient);
        return inputGradient;
    }

    private string Point(string name) => $"{prefix}.hook_{name}";

    /// <summary>[sequences, positions, width] to [sequences, positions, heads, headWidth], head by head.</summary>
    private Tensor<T> Project(Tensor<T> input, Tensor<T> matrix, Pass<T> pass)
    {
        int width = input.Shape[2];
        Tensor<T> projected = pass.New(pass.Sequences, input.Shape[1], heads, headWidth);
        for (int head = 0; head < heads; head++)
        {
            MatrixProduct.Multiply<T>(
                pass.Sequences * input.Shape[1], headWidth, width, input.Span, width, 1,
                matrix.Span[(head * width * headWidth)..], headWidth, 1, projected.Span[(head * headWidth)..], Joined);
        }
        return projected;
    }

    private void ProjectBack(Tensor<T> input, Tensor<T> matrix, Tensor<T> gradient, Tensor<T> inputGradient, bool accumulate, Pass<T> pass)
    {
        int width = input.Shape[2];
        int rows = pass.Sequences * input.Shape[1];
        Tensor<T> matrixGradient = pass.GradientOf(matrix);
        for (int head = 0; head < heads; head++)
        {
            int start = head * width * headWidth;
            ReadOnlySpan<T> part = gradient.Span[(head * headWidth)..];
            MatrixProduct.Multiply<T>(
                width, headWidth, rows, input.Span, 1, width, part, Joined, 1, matrixGradient.Span[start..], headWidth, accumulate: true);
            MatrixProduct.Multiply<T>(
                rows, width, headWidth, part, Joined, 1, matrix.Span[start..], 1, headWidth, inputGradient.Span, width, accumulate || head > 0);
        }
    }

    /// <summary>[sequences, heads, queries, keys]: scaled products, minus infinity where a query may not look.</summary>
    private Tensor<T> Score(Tensor<T> q, Tensor<T> k, Pass<T> pass)
    {
        int queries = q.Shape[1];
        int keys = k.Shape[1];
        Tensor<T> scores = pass.New(pass.Sequences, heads, queries, keys);
        for (int row = 0; row < pass.Sequences * heads * queries; row++)
        {
            (int sequence, int head, int query) = Split(row, queries);
            int visible = causal ? keys - queries + query + 1 : keys;
            Span<T> scored = scores.Row(row);
            ReadOnlySpan<T> qRow = Head(q, sequence, query, head);
            for (int key = 0; key < visible; key++) scored[key] = scale * VectorRows.Dot(qRow, Head(k, sequence, key, head));
            scored[visible..].Fill(T.NegativeInfinity);
        }
        return scores;
    }

    private static Tensor<T> Softmax(Tensor<T> scores, Pass<T> pass)
    {
        Tensor<T> pattern = pass.New(scores.Shape);
        int keys = scores.Shape[3];
        for (int row = 0; row < scores.Length / keys; row++)
        {
            ReadOnlySpan<T> scored = scores.Row(row);
            Span<T> weights = pattern.Row(row);
            T maximum = scored[0];
            foreach (T score in scored) maximum = T.Max(maximum, score);
            T sum = T.Zero;
            for (int key = 0; key < keys; key++) sum += weights[key] = T.Exp(scored[key] - maximum);
            for (int key = 0; key < keys; key++) weights[key] /= sum;
        }
        return pattern;
    }

    /// <summary>[sequences, queries, heads, headWidth]: the values, weighted by the pattern.</summary>
    private Tensor<T> Mix(Tensor<T> pattern, Tensor<T> v, Pass<T> pass)
    {
        int queries = pattern.Shape[2];
        int keys = pattern.Shape[3];
        Tensor<T> z = pass.NewZeros(pass.Sequences, queries, heads, headWidth);
        for (int row = 0; row < pass.Sequences * heads * queries; row++)
        {
            (int sequence, int head, int query) = Split(row, queries);
            ReadOnlySpan<T> weights = pattern.Row(row);
            Span<T> mixed = Head(z, sequence, query, head);
            for (int key = 0; key < keys; key++)
            {
                if (weights[key] != T.Zero) VectorRows.AddScaled(weights[key], Head(v, sequence, key, head), mixed);
            }
        }
        return z;
    }

    /// <summary>[sequences, queries, heads, width]: what each head writes.</summary>
    private Tensor<T> Separate(Tensor<T> z, Pass<T> pass)
    {
        int queries = z.Shape[1];
        int width = outputMatrix.Shape[2];
        Tensor<T> result = pass.New(pass.Sequences, queries, heads, width);
        for (int head = 0; head < heads; head++)
        {
            MatrixProduct.Multiply<T>(
                pass.Sequences * queries, width, headWidth, z.Span[(head * headWidth)..], Joined, 1,
                outputMatrix.Span[(head * headWidth * width)..], width, 1, result.Span[(head * width)..], heads * width);
        }
        return result;
    }

    private void SumHeads(Tensor<T> result, Tensor<T> output)
    {
        output.Span.Clear();
        for (int row = 0; row < result.Length / result.Shape[3]; row++) VectorRows.Add<T>(result.Row(row), output.Row(row / heads));
    }

    private (int Sequence, int Head, int Query) Split(int row, int queries) =>
        (row / (heads * queries), row / queries % heads, row % queries);

    private Span<T> Head(Tensor<T> tensor, int sequence, int position, int head) =>
        tensor.Row((sequence * tensor.Shape[1] + position) * heads + head);

    private sealed record Memory(
        Tensor<T> Input, Tensor<T> QueryInput, Tensor<T> Q, Tensor<T> K, Tensor<T> V, Tensor<T> Pattern, Tensor<T> Z);
}
