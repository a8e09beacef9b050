using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Shows nothing.</summary>
internal sealed class QuietDisplay : IRunDisplay
{
    /// <inheritdoc/>
    public Task<TResult> ShowAsync<TResult>(Func<IRunObserver, Task<TResult>> work) => work(NullRunObserver.Instance);
}
