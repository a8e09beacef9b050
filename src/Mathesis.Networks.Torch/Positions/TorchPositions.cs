using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs position schemes.</summary>
internal static class TorchPositions
{
    /// <summary>Whether a scheme turns queries and keys.</summary>
    public static bool Turns(PositionScheme? scheme) => scheme is RotaryPositions;

    /// <summary>Queries or keys, [sequences, positions, heads, head width], turned by their ids.</summary>
    public static torch.Tensor Turn(AttentionSpecification attention, torch.Tensor value, TorchPass pass)
    {
        var rotary = (RotaryPositions)attention.Positions!;
        int dimensions = rotary.Dimensions ?? attention.HeadWidth;
        double[] frequencies = [.. Enumerable.Range(0, dimensions / 2).Select(i => Math.Pow(rotary.Base, -2.0 * i / dimensions) / (rotary.Stretch ?? 1))
            .Select(frequency => rotary.LongWaves is { } waves ? Stretched(waves, frequency) : frequency)];
        torch.Tensor angles = (pass.PositionIds.to(torch.float64).unsqueeze(-1) * torch.tensor(frequencies)).unsqueeze(2);
        torch.Tensor cosines = angles.cos().to(value.dtype);
        torch.Tensor sines = angles.sin().to(value.dtype);

        torch.Tensor turned = value.narrow(-1, 0, dimensions);
        torch.Tensor rest = value.narrow(-1, dimensions, attention.HeadWidth - dimensions);
        if (rotary.Interleaved)
        {
            torch.Tensor pairs = turned.reshape([.. turned.shape[..^1], dimensions / 2, 2]);
            (torch.Tensor even, torch.Tensor odd) = (pairs.select(-1, 0), pairs.select(-1, 1));
            turned = torch.stack([even * cosines - odd * sines, odd * cosines + even * sines], -1).reshape(turned.shape);
        }
        else
        {
            (torch.Tensor first, torch.Tensor second) = (turned.narrow(-1, 0, dimensions / 2), turned.narrow(-1, dimensions / 2, dimensions / 2));
            turned = torch.cat([first * cosines - second * sines, second * cosines + first * sines], -1);
        }
        return torch.cat([turned, rest], -1);
    }

    /// <summary>As Llama's code states it, by wave lengths instead of turns.</summary>
    private static double Stretched(LongWaveStretch waves, double frequency)
    {
        double length = 2 * Math.PI / frequency;
        if (length > waves.Context / waves.LowFrequency) return frequency / waves.Factor;
        if (length < waves.Context / waves.HighFrequency) return frequency;
        double smooth = (waves.Context / length - waves.LowFrequency) / (waves.HighFrequency - waves.LowFrequency);
        return (1 - smooth) * frequency / waves.Factor + smooth * frequency;
    }

    /// <summary>What is added to scaled scores, [sequences, heads, queries, keys], or null.</summary>
    public static torch.Tensor? Bias(AttentionSpecification attention, string prefix, TorchPass pass)
    {
        // Keys' ids minus queries'.
        torch.Tensor Offsets() => pass.PositionIds.unsqueeze(1) - pass.PositionIds.unsqueeze(2);
        switch (attention.Positions)
        {
            case null or RotaryPositions:
                return null;
            case AlibiPositions:
                torch.Tensor slopes = torch.tensor(AlibiPositions.Slopes(attention.Heads).ToArray()).to(pass.Type).reshape(1, -1, 1, 1);
                return -slopes * Offsets().abs().unsqueeze(1).to(pass.Type);
            case RelativeBias relative:
                long[] buckets = [.. Offsets().flatten().data<long>().ToArray().Select(offset => (long)relative.Bucket((int)offset, !attention.Causal))];
                torch.Tensor indices = torch.tensor(buckets).reshape(pass.Sequences, pass.Positions, pass.Positions);
                return TorchTensors.Rows(pass[$"{prefix}.rel_bias"], indices).permute(0, 3, 1, 2);
            default:
                throw new InputError($"libtorch has no translation of the position scheme {attention.Positions.GetType().Name}", expected: "use the native engine");
        }
    }
}
