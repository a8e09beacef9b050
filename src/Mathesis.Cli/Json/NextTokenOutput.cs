namespace Mathesis.Cli;

/// <summary>A token that may come next, as JSON.</summary>
internal sealed record NextTokenOutput(int Token, string? Text, double Probability, double Logit);
