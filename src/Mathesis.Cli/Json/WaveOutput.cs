namespace Mathesis.Cli;

/// <summary>A frequency and the share of its waves' variance that was explained, as JSON.</summary>
internal sealed record WaveOutput(int Frequency, double Explained);
