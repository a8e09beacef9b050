using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Shows a run while it goes.</summary>
internal interface IRunDisplay
{
    /// <summary>Shows what <paramref name="work"/> reports until it ends.</summary>
    Task<TResult> ShowAsync<TResult>(Func<IRunObserver, Task<TResult>> work);
}
