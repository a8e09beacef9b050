namespace Mathesis.Cli;

/// <summary>The accuracy read off a residual stream by the logit lens, as JSON.</summary>
internal sealed record LensOutput(string Point, double Accuracy);
