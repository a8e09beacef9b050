namespace Mathesis.Numerics;

/// <summary>
/// A few threads that share the parts of one computation after another, with less delay than the thread pool and without
/// allocation. What the parts are is fixed by the caller and does not depend on the number of threads, so neither does the result:
/// threads only take the next part that nobody has taken. A thread that the operating system has put aside therefore delays nobody
/// but the part it holds.
/// </summary>
/// <remarks>
/// Between computations the other threads look for work for a short while (they follow each other within microseconds in a
/// training step) and then sleep until they are woken, so an idle team costs nothing. One computation runs at a time; parts must
/// not run others on the same team.
/// </remarks>
public sealed class ParallelTeam : IDisposable
{
    /// <summary>How long a thread looks for work, or for the last part's end, before it sleeps.</summary>
    private static readonly long patience = System.Diagnostics.Stopwatch.Frequency / 5000;

    private readonly Thread[] helpers;
    private readonly object gate = new();
    private Action<int> work = static _ => { };
    private int parts;
    private Exception? failure;

    /// <summary>The number of the computation (upper half) and how many of its parts nobody has taken (lower half).</summary>
    private long open;
    private int unfinished;
    private int sleeping;
    private bool waiting;
    private bool disposed;

    /// <summary>Makes a team.</summary>
    /// <param name="threads">How many threads work, the caller's included; at least 1.</param>
    public ParallelTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        helpers = new Thread[threads - 1];
        for (int i = 0; i < helpers.Length; i++)
        {
            helpers[i] = new Thread(Help) { IsBackground = true, Name = $"{nameof(ParallelTeam)} {i + 1}" };
            helpers[i].Start();
        }
    }

    /// <summary>How many threads work, the caller's included.</summary>
    public int Threads => helpers.Length + 1;

    /// <summary>Does all parts of a computation and returns when they are done.</summary>
    /// <param name="count">The number of parts, at least 0.</param>
    /// <param name="part">Does the part of that index; parts may run at the same time and in any order. Keep the delegate to avoid allocating one a call.</param>
    /// <exception cref="AggregateException">A part threw; the others were still done.</exception>
    public void Run(int count, Action<int> part)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (helpers.Length == 0 || count <= 1)
        {
            for (int i = 0; i < count; i++) part(i);
            return;
        }
        work = part;
        parts = count;
        unfinished = count;
        long number = (Volatile.Read(ref open) >> 32) + 1;
        Interlocked.Exchange(ref open, (number << 32) | (uint)count);
        if (Volatile.Read(ref sleeping) > 0) Wake();
        TakeParts(number);
        AwaitEnd();
        work = static _ => { };
        if (failure is not null)
        {
            Exception thrown = failure;
            failure = null;
            throw new AggregateException(thrown);
        }
    }

    /// <summary>Ends the other threads.</summary>
    public void Dispose()
    {
        if (disposed) return;
        Volatile.Write(ref disposed, true);
        Wake();
        foreach (Thread helper in helpers) helper.Join();
    }

    private void Wake()
    {
        lock (gate) Monitor.PulseAll(gate);
    }

    private void Help()
    {
        long done = 0;
        while (AwaitWork(done))
        {
            done = Volatile.Read(ref open) >> 32;
            TakeParts(done);
        }
    }

    /// <summary>Takes parts of a computation until none is left, or it is over.</summary>
    private void TakeParts(long number)
    {
        while (true)
        {
            long seen = Volatile.Read(ref open);
            int remaining = (int)seen;
            if (seen >> 32 != number || remaining == 0) return;
            if (Interlocked.CompareExchange(ref open, seen - 1, seen) != seen) continue;
            // The part is ours, so the computation cannot end before it: its fields stay.
            try
            {
                work(parts - remaining);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
            }
            if (Interlocked.Decrement(ref unfinished) == 0 && Volatile.Read(ref waiting)) Wake();
        }
    }

    /// <summary>Waits for a computation after the given one; false when the team is disposed.</summary>
    private bool AwaitWork(long done)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        var spin = new SpinWait();
        while (!Volatile.Read(ref disposed))
        {
            if (Volatile.Read(ref open) >> 32 != done) return true;
            if (System.Diagnostics.Stopwatch.GetTimestamp() - start < patience)
            {
                Relax(ref spin);
                continue;
            }
            lock (gate)
            {
                Interlocked.Increment(ref sleeping);
                while (!disposed && Volatile.Read(ref open) >> 32 == done) Monitor.Wait(gate);
                Interlocked.Decrement(ref sleeping);
            }
        }
        return false;
    }

    /// <summary>Waits for the parts that other threads hold.</summary>
    private void AwaitEnd()
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        var spin = new SpinWait();
        while (Volatile.Read(ref unfinished) > 0)
        {
            if (System.Diagnostics.Stopwatch.GetTimestamp() - start < patience)
            {
                Relax(ref spin);
                continue;
            }
            lock (gate)
            {
                waiting = true;
                Interlocked.MemoryBarrier();
                while (Volatile.Read(ref unfinished) > 0) Monitor.Wait(gate);
                waiting = false;
            }
        }
    }

    /// <summary>Pauses a little; from the tenth time on it also lets other threads of this processor run.</summary>
    private static void Relax(ref SpinWait spin) => spin.SpinOnce(sleep1Threshold: -1);
}
