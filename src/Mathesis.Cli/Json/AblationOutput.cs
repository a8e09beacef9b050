namespace Mathesis.Cli;

/// <summary>An ablation with loss (nats) and accuracy on all pairs, as JSON.</summary>
internal sealed record AblationOutput(string Name, double Loss, double Accuracy);
