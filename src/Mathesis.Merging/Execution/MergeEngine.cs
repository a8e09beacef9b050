using System.Diagnostics;
using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>
/// Carries a resolved merge out: threads take pieces of tensors, read, compute and write them at their final places. A tensor's stages follow
/// each other (its passes, the result, its hash), and while one waits for its last pieces threads go on with the next tensors.
/// </summary>
internal sealed class MergeEngine : IDisposable
{
    /// <summary>What the runtime and the program need besides buffers.</summary>
    private const long Reserve = 64L << 20;

    /// <summary>Bytes of inputs that are announced to the operating system ahead of their reading.</summary>
    private const long Ahead = 64L << 20;

    /// <summary>Bytes of a piece when bytes are copied.</summary>
    private const long CopyPiece = 4L << 20;

    private readonly ResolvedMerge resolved;
    private readonly MergeOptions options;
    private readonly CheckpointWriter writer;
    private readonly IProgressSink? progress;
    private readonly MergeWorker[] workers;
    private readonly object gate = new();
    private readonly List<TensorWork> active = [];
    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);
    private readonly Dictionary<(TensorWork Work, long Piece), object?> phaseEnds = [];
    private ModelStatistics? statistics;
    private Func<int, TensorPass?>? phase;
    private int nextTensor;
    private int announced;
    private long announcedBytes;
    private long takenBytes;
    private long saturated;
    private long doneBytes;
    private long totalBytes;
    private long peak;
    private long sampled;
    private int resumed;
    private Exception? failure;

    private MergeEngine(ResolvedMerge resolved, MergeOptions options, CheckpointWriter writer, IProgressSink? progress)
    {
        this.resolved = resolved;
        this.options = options;
        this.writer = writer;
        this.progress = progress;
        int threads = options.Threads;
        workers = new MergeWorker[threads];
        int bytes = BufferBytes(resolved, options);
        for (int i = 0; i < threads; i++) workers[i] = new MergeWorker(bytes);
    }

    /// <summary>The bytes of each thread's buffer: as many as a piece needs, or as the memory allows.</summary>
    /// <exception cref="InputError">The memory is too small for a tensor.</exception>
    public static int BufferBytes(ResolvedMerge resolved, MergeOptions options)
    {
        long allowed = (options.Memory - Reserve) / options.Threads;
        long wanted = 2 * CopyPiece;
        foreach (OutputTensor tensor in resolved.Tensors)
        {
            if (tensor.Context is null) continue;
            bool needsRows = NeedsRows(resolved, tensor);
            var partition = new TensorPartition(tensor.Context.Count, tensor.Context.RowLength, needsRows);
            // Tiles hold every input, the result and a method's own numbers in float64; histograms and factors of adapters are shared.
            long tiles = 8L * partition.Tile * (2 * tensor.Sources.Count + 5) + tensor.Sources.Sum(source => source.Residence) / options.Threads;
            long least = MergeWorker.LeastBuffer(tensor, partition.Tile);
            if (tiles + least > allowed)
                throw new InputError(
                    $"{options.Memory >> 20} MB are too few for tensor '{tensor.Name}', {(needsRows ? $"whose rows have {tensor.Context.RowLength} elements" : "of many models")}",
                    "--memory", $"expected at least {((tiles + least) * options.Threads + Reserve + (1 << 20)) >> 20} MB, or fewer threads");
            allowed = Math.Min(allowed, (options.Memory - Reserve) / options.Threads - tiles);
            wanted = Math.Max(wanted, MergeWorker.LeastBuffer(tensor, (int)Math.Min(partition.Piece, int.MaxValue / 64)));
        }
        return (int)Math.Clamp(Math.Min(allowed, wanted), 1, 1 << 30);
    }

    /// <summary>Merges into a folder.</summary>
    /// <param name="resolved">What to merge.</param>
    /// <param name="options">How.</param>
    /// <param name="folder">The folder; it must not exist, or be empty.</param>
    /// <param name="progress">Who watches, or null.</param>
    /// <param name="cancellation">Ends the merge; what is done is kept for the next one.</param>
    /// <exception cref="InputError">An input cannot be merged, or the folder cannot be written.</exception>
    public static MergeReport Run(ResolvedMerge resolved, MergeOptions options, string folder, IProgressSink? progress, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        CheckpointWriter writer = CheckpointWriter.Open(folder, resolved.Layout, resolved.Identity);
        try
        {
            MergeEngine engine;
            using (engine = new MergeEngine(resolved, options, writer, progress)) engine.Work(cancellation);
            progress?.Phase("flushing");
            foreach ((string name, byte[] content) in resolved.Files) writer.WriteFile(name, content);
            writer.Commit();
            return engine.Report(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        catch (OperationCanceledException)
        {
            writer.Dispose();
            throw;
        }
        catch (Exception exception)
        {
            writer.Abandon();
            if (exception is IOException or UnauthorizedAccessException) throw AtomicFile.CannotWrite(folder, exception);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MergeWorker worker in workers) worker?.Dispose();
    }

    private static bool NeedsRows(ResolvedMerge resolved, OutputTensor tensor) =>
        // Asked without statistics, which only methods that treat elements singly have.
        resolved.Method.Begin([]) is null && resolved.Method.Prepare(tensor.Context!, null).NeedsRows;

    private void Work(CancellationToken cancellation)
    {
        totalBytes = resolved.Tensors.Sum(tensor => tensor.InputBytes);
        statistics = resolved.Method.Begin([.. resolved.Tensors.Select(tensor => tensor.Context).OfType<MergeContext>()]);
        if (statistics is not null)
        {
            foreach (Func<int, TensorPass?> next in statistics.Phases())
            {
                progress?.Phase("reading");
                phase = next;
                RunThreads(worker => RunPhase(worker, cancellation));
                phase = null;
                Restart();
            }
        }
        progress?.Phase("merging");
        RunThreads(worker => RunMerge(worker, cancellation));
    }

    private void Restart()
    {
        nextTensor = announced = 0;
        announcedBytes = takenBytes = doneBytes = 0;
    }

    private void RunThreads(Action<MergeWorker> work)
    {
        Thread[] threads = [.. workers.Skip(1).Select(worker => new Thread(() => Guard(worker, work)) { IsBackground = true })];
        foreach (Thread thread in threads) thread.Start();
        Guard(workers[0], work);
        foreach (Thread thread in threads) thread.Join();
        if (failure is OperationCanceledException) throw new OperationCanceledException();
        if (failure is InputError error) throw new InputError(error.What, error.Where, error.Expected, error);
        if (failure is not null) throw failure is IOException ? failure : new InvalidOperationException(failure.Message, failure);
    }

    private void Guard(MergeWorker worker, Action<MergeWorker> work)
    {
        try
        {
            work(worker);
        }
        catch (Exception exception)
        {
            lock (gate)
            {
                failure ??= exception;
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>A pass over all tensors as one sequence of pieces, whose accumulators are taken in its order.</summary>
    private void RunPhase(MergeWorker worker, CancellationToken cancellation)
    {
        while (Take(cancellation, PhaseWork) is var (work, piece) && work is not null)
        {
            TensorPass pass = work.Pass!;
            object accumulator = pass.BeginPiece();
            worker.Read(work.Tensor, work.Partition, piece, pass, accumulator);
            lock (gate)
            {
                // Held back until all tensors before it are done: the order of tensors enters sums too.
                phaseEnds.Add((work, piece), accumulator);
                while (active.Count > 0)
                {
                    TensorWork first = active[0];
                    while (phaseEnds.Remove((first, first.Ended), out object? next)) first.Finish(first.Ended, next);
                    if (!first.IsStageDone) break;
                    doneBytes += first.Tensor.InputBytes;
                    foreach (TensorSource source in first.Tensor.Sources) source.Release();
                    active.RemoveAt(0);
                }
                Tell();
                Monitor.PulseAll(gate);
            }
        }
    }

    private TensorWork? PhaseWork(int index)
    {
        OutputTensor tensor = resolved.Tensors[index];
        if (tensor.Context is null || phase!(ContextIndex(index)) is not { } pass) return null;
        var partition = new TensorPartition(tensor.Context.Count, tensor.Context.RowLength, needsRows: false);
        if (partition.Pieces == 0) return null;
        var work = new TensorWork { Index = index, Tensor = tensor, Partition = partition };
        work.Begin(WorkStage.Read, pass, partition.Pieces);
        return work;
    }

    /// <summary>The index among the tensors that are merged, which is how statistics count.</summary>
    private int ContextIndex(int index) => resolved.Tensors.Take(index).Count(tensor => tensor.Context is not null);

    private void RunMerge(MergeWorker worker, CancellationToken cancellation)
    {
        while (Take(cancellation, MergeWork) is var (work, piece) && work is not null)
        {
            object? accumulator = null;
            switch (work.Stage)
            {
                case WorkStage.Read:
                    accumulator = work.Pass!.BeginPiece();
                    worker.Read(work.Tensor, work.Partition, piece, work.Pass, accumulator);
                    break;
                case WorkStage.Write:
                    Write(worker, work, piece);
                    break;
                case WorkStage.Recheck or WorkStage.Hash:
                    work.Hash = TensorHash.Of(resolved.Layout.Tensors[work.Index].ByteLength, worker.Buffer, (offset, bytes) => writer.Read(work.Index, offset, bytes));
                    break;
                case WorkStage.Verify:
                    Verify(worker, work);
                    break;
            }
            lock (gate)
            {
                work.Finish(piece, accumulator);
                if (work.IsStageDone) Advance(work);
                Tell();
                Monitor.PulseAll(gate);
            }
        }
    }

    private void Write(MergeWorker worker, TensorWork work, long piece)
    {
        bool isWhole = work.Pieces == 1;
        long length = resolved.Layout.Tensors[work.Index].ByteLength;
        void Take(long offset, ReadOnlySpan<byte> bytes)
        {
            writer.Write(work.Index, offset, bytes);
            // A tensor that was written at once need not be read back for its hash.
            if (isWhole && options.Hashes && bytes.Length == length) work.Hash = TensorHash.Of(bytes);
        }
        if (work.Merge is null) worker.Copy(work.Tensor, piece * CopyPiece, (int)Math.Min(CopyPiece, length - piece * CopyPiece), Take);
        else Interlocked.Add(ref work.Overflows, worker.Merge(work.Tensor, work.Partition, piece, work.Merge, options.Saturates, Take));
    }

    /// <summary>Merges one piece again and compares it with what is in the file.</summary>
    private void Verify(MergeWorker worker, TensorWork work)
    {
        var random = new RandomStream("merging/verify", options.Seed, (ulong)work.Index);
        long piece = (long)random.NextBelow((ulong)work.Partition.Pieces);
        worker.Merge(work.Tensor, work.Partition, piece, work.Merge!, options.Saturates, (offset, bytes) =>
        {
            byte[] written = new byte[bytes.Length];
            writer.Read(work.Index, offset, written);
            if (!bytes.SequenceEqual(written)) throw new IOException($"what was written of tensor '{work.Tensor.Name}' is not what is computed again: the disk or the memory is damaged");
        });
    }

    /// <summary>Takes a piece, opening the next tensor when those in hand have none to give; null when nothing is left.</summary>
    private (TensorWork? Work, long Piece) Take(CancellationToken cancellation, Func<int, TensorWork?> open)
    {
        (TensorWork? Work, long Piece) taken = default;
        List<(TensorSource Source, long First, long Count)> soon = [];
        lock (gate)
        {
            while (taken.Work is null)
            {
                if (failure is not null) return default;
                cancellation.ThrowIfCancellationRequested();
                if (active.Find(work => work.IsOpen) is { } found) taken = (found, found.Take());
                else if (nextTensor < resolved.Tensors.Count && active.Count < 2 * workers.Length + 2)
                {
                    if (open(nextTensor++) is { } opened)
                    {
                        active.Add(opened);
                        Monitor.PulseAll(gate);
                    }
                }
                else if (active.Count == 0 && nextTensor == resolved.Tensors.Count) return default;
                else Monitor.Wait(gate, 100);
            }
            if (taken.Work.Stage is WorkStage.Read or WorkStage.Write && taken.Piece == 0) takenBytes += taken.Work.Tensor.InputBytes;
            PlanAnnouncements(soon);
        }
        foreach ((TensorSource source, long first, long count) in soon) source.Announce(first, count);
        return taken;
    }

    /// <summary>Finds the tensors that will be read next, up to some bytes ahead of those taken.</summary>
    private void PlanAnnouncements(List<(TensorSource Source, long First, long Count)> soon)
    {
        announced = Math.Max(announced, nextTensor);
        while (announced < resolved.Tensors.Count && announcedBytes - takenBytes < Ahead)
        {
            OutputTensor tensor = resolved.Tensors[announced++];
            announcedBytes += tensor.InputBytes;
            // Of a large tensor only the beginning: what follows the operating system sees coming by itself.
            foreach (TensorSource source in tensor.Sources) soon.Add((source, 0, Math.Min(source.Count, Ahead / 8)));
        }
    }

    private TensorWork? MergeWork(int index)
    {
        OutputTensor tensor = resolved.Tensors[index];
        TensorMerge? merge = tensor.Context is not null ? resolved.Method.Prepare(tensor.Context, statistics)
            : tensor.Sources is [StoredTensor, ..] ? null
            : new LinearCombinationMerge([], () => [1]);
        long length = resolved.Layout.Tensors[index].ByteLength;
        TensorPartition partition = merge is null
            ? new TensorPartition(0, 1, false)
            : new TensorPartition(tensor.Sources[0].Count, tensor.Context?.RowLength ?? 1, merge.NeedsRows);
        var work = new TensorWork { Index = index, Tensor = tensor, Merge = merge, Partition = partition, Passes = merge?.Passes().GetEnumerator() };
        if (writer.Finished.TryGetValue(index, out string? note) && note != "-") work.Begin(WorkStage.Recheck, null, 1);
        else Continue(work, length);
        return work.Stage == WorkStage.Done ? null : work;
    }

    /// <summary>The stage after the one that is done.</summary>
    private void Advance(TensorWork work)
    {
        long length = resolved.Layout.Tensors[work.Index].ByteLength;
        switch (work.Stage)
        {
            case WorkStage.Recheck when work.Hash == writer.Finished[work.Index]:
                resumed++;
                Close(work);
                break;
            case WorkStage.Recheck:
                writer.Forget(work.Index);
                work.Hash = null;
                Continue(work, length);
                break;
            case WorkStage.Read:
                Continue(work, length);
                break;
            case WorkStage.Write:
                if (work.Overflows > 0 && !options.Saturates)
                    throw new InputError($"{work.Overflows} numbers of tensor '{work.Tensor.Name}' are beyond the range of {work.Tensor.Type.Code}", expected: "expected another dtype, or --saturate for the type's largest number");
                saturated += work.Overflows;
                if (options.Hashes && work.Hash is null) work.Begin(WorkStage.Hash, null, 1);
                else CheckOrClose(work);
                break;
            case WorkStage.Hash:
                CheckOrClose(work);
                break;
            default:
                Close(work);
                break;
        }
        if (work.Stage == WorkStage.Done) active.Remove(work);
    }

    private void CheckOrClose(TensorWork work)
    {
        if (options.Verifies && work.Merge is not null && work.Partition.Pieces > 0) work.Begin(WorkStage.Verify, null, 1);
        else Close(work);
    }

    /// <summary>Begins the next pass, or the writing when there is none.</summary>
    private void Continue(TensorWork work, long length)
    {
        while (work.Partition.Pieces > 0 && work.Passes is not null && work.Passes.MoveNext())
        {
            work.Begin(WorkStage.Read, work.Passes.Current, work.Partition.Pieces);
            return;
        }
        work.Begin(WorkStage.Write, null, work.Merge is null ? (length + CopyPiece - 1) / CopyPiece : work.Partition.Pieces);
        if (work.Pieces > 0) return;
        if (options.Hashes) work.Hash = TensorHash.Of([]);
        Close(work);
    }

    private void Close(TensorWork work)
    {
        string hash = work.Hash ?? "-";
        if (options.Hashes) hashes[work.Tensor.Name] = hash;
        if (work.Stage != WorkStage.Recheck) writer.Complete(work.Index, hash);
        foreach (TensorSource source in work.Tensor.Sources) source.Release();
        doneBytes += work.Tensor.InputBytes;
        work.Begin(WorkStage.Done, null, 0);
    }

    /// <summary>Tells who watches how far the work is, and looks at the memory now and then.</summary>
    private void Tell()
    {
        progress?.Advance(doneBytes, totalBytes);
        long now = Stopwatch.GetTimestamp();
        if (now - sampled < Stopwatch.Frequency / 50) return;
        sampled = now;
        peak = Math.Max(peak, AnonymousMemory.Now());
    }

    private MergeReport Report(double seconds) => new()
    {
        Seconds = seconds,
        BytesRead = workers.Sum(worker => worker.BytesRead),
        InputBytes = resolved.Tensors.Sum(tensor => tensor.InputBytes),
        BytesWritten = resolved.Layout.Length + resolved.Files.Sum(file => (long)file.Content.Length),
        PeakBytes = Math.Max(peak, AnonymousMemory.Now()),
        Tensors = hashes,
        Resumed = resumed,
        Saturated = saturated,
        Findings = statistics?.Findings ?? [],
    };
}
