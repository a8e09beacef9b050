using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs an attention of <see cref="AttentionSpecification"/>.</summary>
internal static class TorchAttention
{
    public static torch.Tensor Forward(AttentionSpecification attention, string prefix, torch.Tensor input, TorchPass pass)
    {
        torch.Tensor q = Project("Q", "q");
        torch.Tensor k = Project("K", "k");
        torch.Tensor v = Project("V", "v");
        if (TorchPositions.Turns(attention.Positions))
        {
            q = pass.Hook($"{prefix}.hook_rot_q", TorchPositions.Turn(attention, q, pass));
            k = pass.Hook($"{prefix}.hook_rot_k", TorchPositions.Turn(attention, k, pass));
        }
        int group = attention.Heads / attention.KeyHeadCount;
        if (group > 1) (k, v) = (k.repeat_interleave(group, dim: 2), v.repeat_interleave(group, dim: 2));

        double scale = attention.Scale ?? 1 / Math.Sqrt(attention.HeadWidth);
        torch.Tensor scores = torch.einsum("bqhd,bkhd->bhqk", q, k) * scale;
        if (TorchPositions.Bias(attention, prefix, pass) is { } bias) scores += bias;
        scores = scores.masked_fill(Visible(attention, pass).logical_not(), double.NegativeInfinity);
        scores = pass.Hook($"{prefix}.hook_attn_scores", scores);
        torch.Tensor pattern = pass.Hook($"{prefix}.hook_pattern", scores.softmax(-1));
        pattern = pass.Drop($"{prefix}.pattern", attention.Dropout, pattern);
        torch.Tensor z = pass.Hook($"{prefix}.hook_z", torch.einsum("bhqk,bkhd->bqhd", pattern, v));
        torch.Tensor output = pass.IsHooked($"{prefix}.hook_result")
            ? pass.Hook($"{prefix}.hook_result", torch.einsum("bqhd,hdw->bqhw", z, pass[$"{prefix}.W_O"])).sum(2)
            : torch.einsum("bqhd,hdw->bqw", z, pass[$"{prefix}.W_O"]);
        return attention.OutputBias ? output + pass[$"{prefix}.b_O"] : output;

        torch.Tensor Project(string name, string point)
        {
            torch.Tensor projected = torch.einsum("bpw,hwd->bphd", input, pass[$"{prefix}.W_{name}"]);
            return pass.Hook($"{prefix}.hook_{point}", attention.InputBiases ? projected + pass[$"{prefix}.b_{name}"] : projected);
        }
    }

    /// <summary>[1 or sequences, 1, queries, keys]: where a query may look.</summary>
    private static torch.Tensor Visible(AttentionSpecification attention, TorchPass pass)
    {
        int positions = pass.Positions;
        bool[] visible = new bool[positions * positions];
        for (int query = 0; query < positions; query++)
        {
            for (int key = 0; key < positions; key++)
                visible[query * positions + key] = (!attention.Causal || key <= query) && attention.Mask?.IsVisible(query, key) != false;
        }
        torch.Tensor mask = torch.tensor(visible).reshape(1, 1, positions, positions);
        return pass.Segments is { } segments ? mask & (segments.unsqueeze(1).unsqueeze(3) == segments.unsqueeze(1).unsqueeze(2)) : mask;
    }
}
