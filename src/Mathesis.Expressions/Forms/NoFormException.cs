namespace Mathesis.Expressions;

/// <summary>An expression has no normal form here.</summary>
internal sealed class NoFormException(string reason) : Exception(reason);
