using Mathesis.Circuits;

namespace Mathesis.Cli;

/// <summary>What was read at one hook point, as JSON.</summary>
internal sealed record ProbedPointOutput(string Point, int Width, IReadOnlyList<double> Inputs, double Answer, IReadOnlyList<WaveOutput> Waves)
{
    public static ProbedPointOutput Of(HookProbe probe) =>
        new(probe.Point, probe.Width, probe.Inputs, probe.Answer, [.. probe.Waves.Select(wave => new WaveOutput(wave.Frequency, wave.Explained))]);
}
