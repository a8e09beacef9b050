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
    private readonly string prefix;
    private readonly HeadProjection<T> queryMap;
    private readonly HeadProjection<T> keyMap;
    private readonly HeadProjection<T> valueMap;
    private readonly Tensor<T> outputMatrix;
    private readonly Tensor<T>? outputBias;
    private readonly PositionKernel<T>? positionKernel;
    private readonly HeadProducts<T> products;
    private readonly AttentionScores<T> scoring;

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
        queryMap = Projection("Q");
        keyMap = Projection("K");
        valueMap = Projection("V");
        outputMatrix = parameters[$"{prefix}.W_O"];
        outputBias = specification.OutputBias ? parameters[$"{prefix}.b_O"] : null;
        positionKernel = specification.Positions?.Build(specification, prefix, parameters);
        products = new HeadProducts<T>(heads, keyHeads, headWidth);
        scoring = new AttentionScores<T>(specification, positionKernel);
        string[] turned = positionKernel is { Turns: true } ? ["rot_q", "rot_k"] : [];
        HookPoints = [.. new[] { "q", "k", "v" }.Concat(turned).Concat(["attn_scores", "pattern", "z", "result"]).Select(Point)];

        HeadProjection<T> Projection(string name) =>
            new(parameters[$"{prefix}.W_{name}"], specification.InputBiases ? parameters[$"{prefix}.b_{name}"] : null);
    }

    public override IReadOnlyList<string> HookPoints { get; }

    private int Joined => heads * headWidth;

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
        bool causal = LeavesOutLaterKeys(pass);
        Tensor<T> scores = pass.New(pass.Sequences, heads, queries, positions);
        products.Compare(q, k, scores, causal);
        scoring.Apply(scores, pass);
        Tensor<T> pattern = Own(pass.Hook(Point("attn_scores"), scores), pass);
        AttentionScores<T>.Softmax(pattern, causal);
        pattern = pass.Hook(Point("pattern"), pattern);
        Tensor<T> dropped = Drop(pattern, pass);
        Tensor<T> z = pass.New(pass.Sequences, queries, heads, headWidth);
        products.Gather(dropped, v, z, causal);
        z = pass.Hook(Point("z"), z);
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
        bool causal = LeavesOutLaterKeys(pass);
        products.Compare(zGradient, v, patternGradient, causal);
        products.Scatter(dropped, zGradient, vGradient, causal);
        patternGradient = pass.HookGradient(Point("pattern"), Drop(patternGradient, pass));
        Tensor<T> scoreGradient = pass.New(pattern.Shape);
        AttentionScores<T>.SoftmaxBack(pattern, patternGradient, scoreGradient, causal);
        scoreGradient = Own(pass.HookGradient(Point("attn_scores"), scoreGradient), pass);
        scoring.ApplyBack(scoreGradient, pass);
        Tensor<T> qGradient = pass.New(q.Shape);
        Tensor<T> kGradient = pass.New(k.Shape);
        products.Gather(scoreGradient, k, qGradient, causal);
        products.Scatter(scoreGradient, q, kGradient, causal);
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

    /// <summary>Whether keys after their query are never looked at. Hooks are shown all, and may change what is behind the mask.</summary>
    private bool LeavesOutLaterKeys(Pass<T> pass) => specification.Causal && !pass.HasHooks;

    /// <summary>A tensor that may be changed: a hook may hold the one given.</summary>
    private static Tensor<T> Own(Tensor<T> value, Pass<T> pass)
    {
        if (!pass.HasHooks) return value;
        Tensor<T> copy = pass.New(value.Shape);
        value.Span.CopyTo(copy.Span);
        return copy;
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
