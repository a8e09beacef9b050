using Mathesis.Checkpoints;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Takes tensors of a Hugging Face folder as parameters of a network. The libraries hold the matrix of <c>y = x W</c> transposed,
/// [outputs, inputs], except GPT-2's; heads lie side by side among the outputs.
/// </summary>
/// <param name="folder">The folder.</param>
public sealed class HuggingFaceTensors(HuggingFaceFolder folder)
{
    private readonly Dictionary<string, Tensor<float>> parameters = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>The names of the tensors that were read.</summary>
    public IReadOnlySet<string> Known => known;

    /// <summary>Whether the folder has a tensor of that name.</summary>
    public bool Contains(string name) => folder.Contains(name);

    /// <summary>Takes a tensor as it is.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="tensor">The tensor's name.</param>
    /// <param name="shape">The shape of both.</param>
    public void Take(string parameter, string tensor, params ReadOnlySpan<int> shape) =>
        parameters[parameter] = new Tensor<float>(Read(tensor, shape), shape);

    /// <summary>Takes a matrix [outputs, inputs] as [inputs, outputs].</summary>
    public void TakeTransposed(string parameter, string tensor, int inputs, int outputs) =>
        parameters[parameter] = new Tensor<float>(Transpose(Read(tensor, outputs, inputs), outputs, inputs), inputs, outputs);

    /// <summary>Takes the norm's gains, and its offsets where it has them.</summary>
    public void TakeNorm(string parameter, string tensor, int width, bool hasBias)
    {
        Take($"{parameter}.w", $"{tensor}.weight", width);
        if (hasBias) Take($"{parameter}.b", $"{tensor}.bias", width);
    }

    /// <summary>Takes a matrix [heads * headWidth, width] as [heads, width, headWidth], and its bias [heads * headWidth] as [heads, headWidth].</summary>
    /// <param name="prefix">The attention's prefix: <c>blocks.0.attn</c>.</param>
    /// <param name="name">Q, K or V.</param>
    /// <param name="tensor">The tensors' common name.</param>
    /// <param name="heads">The number of heads.</param>
    /// <param name="width">The inputs.</param>
    /// <param name="headWidth">The width of a head.</param>
    /// <param name="hasBias">Whether there is a bias.</param>
    public void TakeHeads(string prefix, string name, string tensor, int heads, int width, int headWidth, bool hasBias)
    {
        AddHeads($"{prefix}.W_{name}", Read($"{tensor}.weight", heads * headWidth, width), heads, width, headWidth, head => head * headWidth);
        if (hasBias) parameters[$"{prefix}.b_{name}"] = new Tensor<float>(Read($"{tensor}.bias", heads * headWidth), heads, headWidth);
    }

    /// <summary>Takes a matrix in which queries, keys and values lie together, [3 * heads * headWidth, width], and its bias.</summary>
    /// <param name="prefix">The attention's prefix: <c>blocks.0.attn</c>.</param>
    /// <param name="tensor">The tensors' common name.</param>
    /// <param name="attention">The attention.</param>
    /// <param name="width">The inputs.</param>
    /// <param name="isTransposed">Whether the matrix lies as [width, 3 * heads * headWidth].</param>
    /// <param name="row">The first output of a head: of the part (0 for queries, 1 for keys, 2 for values) and the head.</param>
    public void TakeJoined(string prefix, string tensor, AttentionSpecification attention, int width, bool isTransposed, Func<int, int, int> row)
    {
        (int heads, int headWidth) = (attention.Heads, attention.HeadWidth);
        int outputs = 3 * heads * headWidth;
        float[] matrix = isTransposed
            ? Transpose(Read($"{tensor}.weight", width, outputs), width, outputs)
            : Read($"{tensor}.weight", outputs, width);
        float[]? bias = attention.InputBiases ? Read($"{tensor}.bias", outputs) : null;
        for (int part = 0; part < 3; part++)
        {
            string name = "QKV"[part].ToString();
            int index = part;
            AddHeads($"{prefix}.W_{name}", matrix, heads, width, headWidth, head => row(index, head));
            if (bias is null) continue;
            var vectors = new Tensor<float>(heads, headWidth);
            for (int head = 0; head < heads; head++) bias.AsSpan(row(part, head), headWidth).CopyTo(vectors.Row(head));
            parameters[$"{prefix}.b_{name}"] = vectors;
        }
    }

    /// <summary>Takes the matrix from the joined heads to the stream, as [heads, headWidth, width], and its bias.</summary>
    /// <param name="prefix">The attention's prefix.</param>
    /// <param name="tensor">The tensors' common name.</param>
    /// <param name="attention">The attention.</param>
    /// <param name="width">The outputs.</param>
    /// <param name="isTransposed">Whether the matrix lies as [heads * headWidth, width].</param>
    public void TakeOutput(string prefix, string tensor, AttentionSpecification attention, int width, bool isTransposed)
    {
        int joined = attention.Heads * attention.HeadWidth;
        float[] matrix = isTransposed ? Read($"{tensor}.weight", joined, width) : Transpose(Read($"{tensor}.weight", width, joined), width, joined);
        parameters[$"{prefix}.W_O"] = new Tensor<float>(matrix, attention.Heads, attention.HeadWidth, width);
        if (attention.OutputBias) Take($"{prefix}.b_O", $"{tensor}.bias", width);
    }

    /// <summary>Takes a linear map: its matrix [outputs, inputs] as [inputs, outputs], and its bias.</summary>
    public void TakeLinear(string matrix, string? bias, string tensor, int inputs, int outputs)
    {
        TakeTransposed(matrix, $"{tensor}.weight", inputs, outputs);
        if (bias is not null) Take(bias, $"{tensor}.bias", outputs);
    }

    /// <summary>All that was taken, in the order of a specification.</summary>
    internal Weights ToWeights(NetworkSpecification specification)
    {
        var weights = new Weights();
        foreach (ParameterSpecification parameter in specification.Parameters())
        {
            if (parameters.TryGetValue(parameter.Name, out Tensor<float>? tensor)) weights.Add(parameter.Name, tensor);
        }
        weights.RequireFit(specification, folder.Folder);
        return weights;
    }

    private void AddHeads(string parameter, float[] matrix, int heads, int width, int headWidth, Func<int, int> row)
    {
        var tensor = new Tensor<float>(heads, width, headWidth);
        for (int head = 0; head < heads; head++)
        {
            Transpose(matrix.AsSpan(row(head) * width, headWidth * width), headWidth, width, tensor.Span.Slice(head * width * headWidth, width * headWidth));
        }
        parameters[parameter] = tensor;
    }

    private float[] Read(string tensor, params ReadOnlySpan<int> shape)
    {
        long[] lengths = new long[shape.Length];
        for (int i = 0; i < lengths.Length; i++) lengths[i] = shape[i];
        known.Add(tensor);
        return folder.ReadSingles(tensor, lengths);
    }

    private static float[] Transpose(float[] matrix, int rows, int columns)
    {
        float[] transposed = new float[matrix.Length];
        Transpose(matrix, rows, columns, transposed);
        return transposed;
    }

    private static void Transpose(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> transposed)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++) transposed[column * rows + row] = matrix[row * columns + column];
        }
    }
}
