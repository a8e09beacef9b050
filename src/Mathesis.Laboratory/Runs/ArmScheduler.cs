namespace Mathesis.Laboratory;

/// <summary>
/// Shares the cores among arms: one each, first come first served, as long as there are cores. An arm that starts while no
/// other runs or waits gets them all, and later ones wait for it.
/// </summary>
internal sealed class ArmScheduler
{
    /// <summary>How long to wait for others before an arm counts as alone: replicates start their arms almost together.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource<int>> waiting = [];
    private readonly int cores;
    private int free;

    public ArmScheduler(int cores) => this.cores = free = cores;

    /// <summary>Waits for cores.</summary>
    /// <returns>How many there are for this arm; to be given back with <see cref="Leave"/>.</returns>
    public async Task<int> EnterAsync(CancellationToken cancellation)
    {
        var turn = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate) waiting.AddLast(turn);
        using CancellationTokenRegistration cancel = cancellation.Register(() =>
        {
            lock (gate)
            {
                if (waiting.Remove(turn)) turn.SetCanceled(cancellation);
            }
        });
        if (cores > 1) await Task.Delay(Gathering, CancellationToken.None).ConfigureAwait(false);
        Grant();
        return await turn.Task.ConfigureAwait(false);
    }

    /// <summary>Gives cores back.</summary>
    public void Leave(int count)
    {
        lock (gate) free += count;
        Grant();
    }

    private void Grant()
    {
        lock (gate)
        {
            while (free > 0 && waiting.First is { } first)
            {
                int count = free == cores && waiting.Count == 1 ? cores : 1;
                free -= count;
                waiting.RemoveFirst();
                first.Value.SetResult(count);
            }
        }
    }
}
