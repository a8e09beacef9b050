using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>How a large number is factored. What is found does not depend on the number of threads.</summary>
public sealed record FactoringOptions
{
    /// <summary>The key of the random choices: curves and polynomials.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads may work.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where progress is shown, or null.</summary>
    public IProgressSink? Progress { get; init; }

    /// <summary>Stops the work with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
