using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs an attention of <see cref="AttentionSpecification"/>; queries may be those of the last positions alone.</summary>
internal sealed class AttentionLayer<T> : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly AttentionSpecification specification;
    private readonly int heads;
    private readonly int keyHeads;
    private readonly int headWidth;
    private readonly bool isLast;
    private readonly T scale;
    private readonly string prefix;
    private readonly HeadProjection<T> queryMap;
    private readonly HeadProjection<T> keyMap;
    private readonly HeadProjection<T> valueMap;
    private readonly Tensor<T> outputMatrix;
    private readonly Tensor<T>? outputBias;
    private readonly PositionKernel<T>? positionKernel;

    /// <summary>An attention layer.</summary>
    /// <param name="specification">Its heads.</param>
    /// <param name="prefix">The beginning of the names of its parameters and hook points.</param>
    /// <param name="isLast">Whether it is the last that mixes positions, so that the last query suffices for the last logits.</param>
    /// <param name="parameters">The network's parameters.</param>
    public AttentionLayer(AttentionSpecification specification, string prefix, bool isLast, ParameterSet<T> parameters)
    {
        this.specification = specification;
        this.prefix = prefix;
        this.isLast = isLast;
        heads = specification.Heads;
        keyHeads = specification.KeyHeadCount;
        headWidth = specification.HeadWidth;
        scale = specification.Scale is { } given ? T.CreateChecked(given) : T.One / T.Sqrt(T.CreateChecked(headWidth));
        queryMap = Projection("Q");
        keyMap = Projection("K");
        valueMap = Projection("V");
        outputMatrix = parameters[$"{prefix}.W_O"];
        outputBias = specification.OutputBias ? parameters[$"{prefix}.b_O"] : null;
        positionKernel = specification.Positions?.Build(specification, prefix, parameters);
        string[] turned = positionKernel is { Turns: true } ? ["rot_q", "rot_k"] : [];
        HookPoints = [.. new[] { "q", "k", "v" }.Concat(turned).Concat(["attn_scores", "pattern", "z", "result"]).Select(Point)];

        HeadProjection<T> Projection(string name) =>
            new(parameters[$"{prefix}.W_{name}"], specification.InputBiases ? parameters[$"{prefix}.b_{name}"] : null);
    }

    public override IReadOnlyList<string> HookPoints { get; }

    private int Joined => heads * headWidth;

    private int KeyJoined => keyHeads * headWidth;

    private string PatternSite => $"{prefix}.pattern";

    /// <inheritdoc/>
    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        int positions = input.Shape[1];
        int queries = isLast && pass.LastPositionOnly ? 1 : positions;
        Tensor<T> queryInput = pass.LastPositions(input, queries);
        Tensor<T> q = pass.Hook(Point("q"), queryMap.Forward(queryInput, pass));
        Tensor<T> k = pass.Hook(Point("k"), keyMap.Forward(input, pass));
        Tensor<T> v = pass.Hook(Point("v"), valueMap.Forward(input, pass));
        if (positionKernel is { Turns: true })
        {
            q = pass.Hook(Point("rot_q"), Turn(q, heads, back: false, pass));
            k = pass.Hook(Point("rot_k"), Turn(k, keyHeads, back: false, pass));
        }
        Tensor<T> scores = pass.Hook(Point("attn_scores"), Score(q, k, pass));
        Tensor<T> pattern = pass.Hook(Point("pattern"), Softmax(scores, pass));
        Tensor<T> dropped = Drop(pattern, pass);
        Tensor<T> z = pass.Hook(Point("z"), Mix(dropped, v, pass));
        Tensor<T> output = pass.New(pass.Sequences, queries, outputMatrix.Shape[2]);
        if (pass.IsHooked(Point("result"))) SumHeads(pass.Hook(Point("result"), Separate(z, pass)), output);
        else LinearMap.Forward(pass.Sequences * queries, z, outputMatrix, outputBias, output);
        pass.Keep(this, new Memory(input, queryInput, q, k, v, pattern, dropped, z));
        return output;
    }

    /// <inheritdoc/>
    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        (Tensor<T> input, Tensor<T> queryInput, Tensor<T> q, Tensor<T> k, Tensor<T> v, Tensor<T> pattern, Tensor<T> dropped, Tensor<T> z) = pass.Kept<Memory>(this);
        int positions = input.Shape[1];
        int queries = queryInput.Shape[1];
        Tensor<T> zGradient = pass.New(z.Shape);
        LinearMap.Backward(
            pass.Sequences * queries, z, outputMatrix, outputGradient, pass.GradientOf(outputMatrix), outputBias is null ? null : pass.GradientOf(outputBias), zGradient);
        zGradient = pass.HookGradient(Point("z"), zGradient);

        Tensor<T> patternGradient = pass.New(pattern.Shape);
        Tensor<T> vGradient = pass.New(v.Shape);
        MixBack(dropped, v, zGradient, patternGradient, vGradient, pass);
        patternGradient = pass.HookGradient(Point("pattern"), Drop(patternGradient, pass));
        Tensor<T> scoreGradient = pass.HookGradient(Point("attn_scores"), SoftmaxBack(pattern, patternGradient, pass));
        Tensor<T> qGradient = pass.New(q.Shape);
        Tensor<T> kGradient = pass.New(k.Shape);
        ScoreBack(q, k, scoreGradient, qGradient, kGradient, pass);
        if (positionKernel is { Turns: true })
        {
            qGradient = Turn(pass.HookGradient(Point("rot_q"), qGradient), heads, back: true, pass);
            kGradient = Turn(pass.HookGradient(Point("rot_k"), kGradient), keyHeads, back: true, pass);
        }
        qGradient = pass.HookGradient(Point("q"), qGradient);
        kGradient = pass.HookGradient(Point("k"), kGradient);
        vGradient = pass.HookGradient(Point("v"), vGradient);

        Tensor<T> inputGradient = pass.New(input.Shape);
        keyMap.Backward(input, kGradient, inputGradient, accumulate: false, pass);
        valueMap.Backward(input, vGradient, inputGradient, accumulate: true, pass);
        if (queries == positions)
        {
            queryMap.Backward(input, qGradient, inputGradient, accumulate: true, pass);
            return inputGradient;
        }
        Tensor<T> queryInputGradient = pass.New(queryInput.Shape);
        queryMap.Backward(queryInput, qGradient, queryInputGradient, accumulate: false, pass);
        pass.AddToLastPositions(queryInputGradient, inputGradient);
        return inputGradient;
    }

    private string Point(string name) => $"{prefix}.hook_{name}";

    /// <summary>Queries or keys turned by their ids, or gradients turned back.</summary>
    private Tensor<T> Turn(Tensor<T> value, int count, bool back, Pass<T> pass)
    {
        int positions = value.Shape[1];
        Tensor<T> turned = pass.New(value.Shape);
        value.Span.CopyTo(turned.Span);
        for (int sequence = 0; sequence < pass.Sequences; sequence++)
        {
            ReadOnlySpan<int> ids = pass.PositionIds(sequence)[^positions..];
            for (int row = 0; row < positions * count; row++)
            {
                Span<T> vector = turned.Row(sequence * positions * count + row);
                if (back) positionKernel!.TurnBack(ids[row / count], vector);
                else positionKernel!.Turn(ids[row / count], vector);
            }
        }
        return turned;
    }

    /// <summary>The same entries set to zero for a pattern and for its gradient.</summary>
    private Tensor<T> Drop(Tensor<T> pattern, Pass<T> pass)
    {
        if (!pass.Drops(specification.Dropout)) return pattern;
        Tensor<T> flat = pattern.Reshape(pass.Sequences, 1, pattern.Length / pass.Sequences);
        return pass.Drop(PatternSite, specification.Dropout, flat).Reshape(pattern.Shape);
    }

    /// <summary>[sequences, heads, queries, keys]: scaled products and biases, minus infinity where a query may not look.</summary>
    private Tensor<T> Score(Tensor<T> q, Tensor<T> k, Pass<T> pass)
    {
        int queries = q.Shape[1];
        int keys = k.Shape[1];
        int group = heads / keyHeads;
        Tensor<T> scores = pass.New(pass.Sequences, heads, queries, keys);
        for (int sequence = 0; sequence < pass.Sequences; sequence++)
        {
            ReadOnlySpan<int> ids = pass.PositionIds(sequence);
            ReadOnlySpan<int> segments = pass.Segments(sequence);
            for (int head = 0; head < heads; head++)
            {
                Span<T> block = scores.Span.Slice((sequence * heads + head) * queries * keys, queries * keys);
                MatrixProduct.Multiply<T>(
                    queries, keys, headWidth, q.Span[((sequence * queries * heads + head) * headWidth)..], Joined, 1,
                    k.Span[((sequence * keys * keyHeads + head / group) * headWidth)..], 1, KeyJoined, block, keys);
                for (int query = 0; query < queries; query++)
                {
                    Span<T> scored = block.Slice(query * keys, keys);
                    int place = keys - queries + query;
                    int visible = specification.Causal ? place + 1 : keys;
                    VectorRows.Scale(scale, scored[..visible]);
                    if (positionKernel is { HasBias: true }) positionKernel.AddBias(head, ids[place], ids[..visible], scored[..visible]);
                    scored[visible..].Fill(T.NegativeInfinity);
                    if (specification.Mask is not null || !segments.IsEmpty) Hide(place, visible, segments, scored);
                }
            }
        }
        return scores;
    }

    /// <summary>Hides what the mask hides and what lies in other segments.</summary>
    private void Hide(int query, int visible, ReadOnlySpan<int> segments, Span<T> scored)
    {
        for (int key = 0; key < visible; key++)
        {
            if (specification.Mask is { } mask && !mask.IsVisible(query, key)) scored[key] = T.NegativeInfinity;
            else if (!segments.IsEmpty && (segments[key] != segments[query] || segments[key] < 0)) scored[key] = T.NegativeInfinity;
        }
    }

    private void ScoreBack(Tensor<T> q, Tensor<T> k, Tensor<T> scoreGradient, Tensor<T> qGradient, Tensor<T> kGradient, Pass<T> pass)
    {
        int queries = q.Shape[1];
        int keys = k.Shape[1];
        int group = heads / keyHeads;
        for (int sequence = 0; sequence < pass.Sequences; sequence++)
        {
            ReadOnlySpan<int> ids = pass.PositionIds(sequence);
            for (int head = 0; head < heads; head++)
            {
                Span<T> block = scoreGradient.Span.Slice((sequence * heads + head) * queries * keys, queries * keys);
                if (positionKernel is { HasBias: true })
                {
                    for (int query = 0; query < queries; query++)
                        positionKernel.AddBiasGradient(head, ids[keys - queries + query], ids, block.Slice(query * keys, keys), pass);
                }
                VectorRows.Scale(scale, block);
                int queryStart = (sequence * queries * heads + head) * headWidth;
                int keyStart = (sequence * keys * keyHeads + head / group) * headWidth;
                MatrixProduct.Multiply<T>(
                    queries, headWidth, keys, block, keys, 1, k.Span[keyStart..], KeyJoined, 1, qGradient.Span[queryStart..], Joined);
                MatrixProduct.Multiply<T>(
                    keys, headWidth, queries, block, 1, keys, q.Span[queryStart..], Joined, 1, kGradient.Span[keyStart..], KeyJoined, accumulate: head % group > 0);
            }
        }
    }

    private static Tensor<T> Softmax(Tensor<T> scores, Pass<T> pass)
    {
        Tensor<T> pattern = scores;
        if (pass.HasHooks)
        {
            pattern = pass.New(scores.Shape);
            scores.Span.CopyTo(pattern.Span);
        }
        int keys = scores.Shape[3];
        for (int row = 0; row < scores.Length / keys; row++) SoftmaxRows.Forward(pattern.Row(row));
        return pattern;
    }

    private static Tensor<T> SoftmaxBack(Tensor<T> pattern, Tensor<T> patternGradient, Pass<T> pass)
    {
        Tensor<T> scoreGradient = pass.New(pattern.Shape);
        int keys = pattern.Shape[3];
        for (int row = 0; row < pattern.Length / keys; row++) SoftmaxRows.Backward<T>(pattern.Row(row), patternGradient.Row(row), scoreGradient.Row(row));
        return scoreGradient;
    }

    /// <summary>[sequences, queries, heads, headWidth]: the values, weighted by the pattern.</summary>
    private Tensor<T> Mix(Tensor<T> pattern, Tensor<T> v, Pass<T> pass)
    {
        int queries = pattern.Shape[2];
        int keys = pattern.Shape[3];
        int group = heads / keyHeads;
        Tensor<T> z = pass.New(pass.Sequences, queries, heads, headWidth);
        for (int block = 0; block < pass.Sequences * heads; block++)
        {
            (int sequence, int head) = Math.DivRem(block, heads);
            MatrixProduct.Multiply<T>(
                queries, headWidth, keys, pattern.Span[(block * queries * keys)..], keys, 1,
                v.Span[((sequence * keys * keyHeads + head / group) * headWidth)..], KeyJoined, 1,
                z.Span[((sequence * queries * heads + head) * headWidth)..], Joined);
        }
        return z;
    }

    private void MixBack(Tensor<T> pattern, Tensor<T> v, Tensor<T> zGradient, Tensor<T> patternGradient, Tensor<T> vGradient, Pass<T> pass)
    {
        int queries = pattern.Shape[2];
        int keys = pattern.Shape[3];
        int group = heads / keyHeads;
        for (int block = 0; block < pass.Sequences * heads; block++)
        {
            (int sequence, int head) = Math.DivRem(block, heads);
            int valueStart = (sequence * keys * keyHeads + head / group) * headWidth;
            ReadOnlySpan<T> mixed = zGradient.Span[((sequence * queries * heads + head) * headWidth)..];
            MatrixProduct.Multiply<T>(
                queries, keys, headWidth, mixed, Joined, 1, v.Span[valueStart..], 1, KeyJoined, patternGradient.Span[(block * queries * keys)..], keys);
            MatrixProduct.Multiply<T>(
                keys, headWidth, queries, pattern.Span[(block * queries * keys)..], 1, keys, mixed, Joined, 1,
                vGradient.Span[valueStart..], KeyJoined, accumulate: head % group > 0);
        }
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
        if (outputBias is null) return;
        for (int row = 0; row < output.Length / output.Shape[2]; row++) VectorRows.Add<T>(outputBias.Span, output.Row(row));
    }

    private sealed record Memory(
        Tensor<T> Input, Tensor<T> QueryInput, Tensor<T> Q, Tensor<T> K, Tensor<T> V, Tensor<T> Pattern, Tensor<T> Dropped, Tensor<T> Z);
}
