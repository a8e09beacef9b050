using System.Diagnostics;
using System.Globalization;
using Mathesis.Checkpoints;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

/// <summary>Compares with PyTorch as an independent engine, where python3 has it (Debian: python3-torch).</summary>
public sealed class PyTorchTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    /// <summary>The network written from its definition with automatic gradients; reads and writes safetensors by the format's rules.</summary>
    private const string Script = """
        import json, math, struct, sys
        import numpy, torch
        data = open(sys.argv[1], 'rb').read()
        n = struct.unpack('<Q', data[:8])[0]
        header = json.loads(data[8:8 + n])
        header.pop('__metadata__', None)
        kinds = {'F32': numpy.float32, 'F64': numpy.float64, 'I64': numpy.int64}
        w = {}
        for name, t in header.items():
            a, b = t['data_offsets']
            w[name] = torch.tensor(numpy.frombuffer(data[8 + n + a:8 + n + b], kinds[t['dtype']]).reshape(t['shape']).copy())
        tokens, targets = w.pop('tokens'), w.pop('targets')
        w = {name: t.double().requires_grad_() for name, t in w.items()}
        x = w['embed.W_E'][tokens] + w['pos_embed.W_pos'][:tokens.shape[1]]
        p = 'blocks.0.attn.'
        q, k, v = (torch.einsum('npd,hdc->nhpc', x, w[p + m]) for m in ('W_Q', 'W_K', 'W_V'))
        scores = torch.einsum('nhic,nhjc->nhij', q, k) / math.sqrt(q.shape[-1])
        mask = torch.tril(torch.ones(scores.shape[-2:], dtype=torch.bool))
        pattern = torch.softmax(scores.masked_fill(~mask, -math.inf), -1)
        x = x + torch.einsum('nhij,nhjc,hcd->nid', pattern, v, w[p + 'W_O'])
        p = 'blocks.0.mlp.'
        x = x + torch.relu(x @ w[p + 'W_in'] + w[p + 'b_in']) @ w[p + 'W_out'] + w[p + 'b_out']
        loss = torch.nn.functional.cross_entropy((x @ w['unembed.W_U'])[:, -1], targets)
        loss.backward()
        header, body = {}, b''
        for name, t in w.items():
            part = t.grad.numpy().tobytes()
            header[name] = {'dtype': 'F64', 'shape': list(t.shape), 'data_offsets': [len(body), len(body) + len(part)]}
            body += part
        text = json.dumps(header).encode()
        open(sys.argv[2], 'wb').write(struct.pack('<Q', len(text)) + text + body)
        print(repr(loss.item()))
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-pytorch-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Loss_and_gradients_of_the_grokking_network_are_those_of_PyTorch()
    {
        if (!HasPyTorch()) Assert.Skip($"{Python} has no torch; on Debian: apt install python3-torch");
        NetworkSpecification specification = NetworkSpecification.OneBlockTransformer(113);
        Weights weights = WeightInitialisation.Create(specification, 1);
        var stream = new Core.RandomStream("tests/pytorch", 1);
        int[] tokens = [.. Enumerable.Range(0, 300).SelectMany(_ => new[] { stream.NextBelow(113), stream.NextBelow(113), 113 })];
        int[] targets = [.. tokens.Chunk(3).Select(t => (t[0] + t[1]) % 113)];
        // Biases of 0 would hide an error in how they are added.
        foreach (string name in new[] { "blocks.0.mlp.b_in", "blocks.0.mlp.b_out" })
        {
            foreach (ref float value in weights[name].Span) value = (float)(0.1 * stream.NextGaussian());
        }
        string input = Path.Combine(folder, "input.safetensors"), output = Path.Combine(folder, "output.safetensors");
        var writer = new SafetensorsWriter();
        foreach ((string name, Tensor<float> tensor) in weights.Tensors) writer.Add(name, tensor.Shape, tensor.Values);
        writer.Add("tokens", [300, 3], [.. tokens.Select(t => (long)t)]);
        writer.Add("targets", [300], [.. targets.Select(t => (long)t)]);
        writer.Write(input);

        double expectedLoss = double.Parse(Run(Script, input, output), CultureInfo.InvariantCulture);
        var examples = new Examples(new TokenBatch(tokens, 3), targets);
        IReadOnlyDictionary<string, Tensor<double>> exact = new LayerNetwork<double>(specification, weights).LossAndGradients(examples, out double loss);
        IReadOnlyDictionary<string, Tensor<float>> single = new LayerNetwork<float>(specification, weights).LossAndGradients(examples, out double singleLoss);
        Assert.Equal(expectedLoss, loss, 1e-12);
        Assert.Equal(expectedLoss, singleLoss, 1e-6);
        using SafetensorsFile file = SafetensorsFile.Open(output);
        Assert.Equal(exact.Count, file.Tensors.Length);
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            var expected = new Tensor<double>(file.ReadDoubles(tensor.Name), exact[tensor.Name].Shape);
            Assert.InRange(GradientTests.RelativeDistance(exact[tensor.Name], expected), 0, 1e-11);
            Assert.InRange(GradientTests.RelativeDistance(single[tensor.Name], expected), 0, 1e-5);
        }
    }

    private static bool HasPyTorch()
    {
        try
        {
            Run("import torch, numpy");
            return true;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, ["-I", "-c", script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result);
    }
}
