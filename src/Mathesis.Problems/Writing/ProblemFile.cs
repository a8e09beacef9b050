using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>
/// Writes files of problems on all cores: blocks are made side by side and written in order, so the file is the same for any
/// number of threads. The file grows under the name <c>NAME.partial</c> and gets its own when it is whole; what an interrupted
/// call left is checked against the problems that it should hold and gone on from.
/// </summary>
public static class ProblemFile
{
    private const int BlockSize = 2048;

    /// <summary>Writes the problems 0 to <paramref name="count"/> - 1 of a source.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="count">How many.</param>
    /// <param name="path">The file, JSON lines.</param>
    /// <param name="threads">How many threads; at least 1.</param>
    /// <param name="progress">Told how many are written.</param>
    /// <param name="cancellation">Stops the writing; what was written stays, to be gone on from.</param>
    /// <returns>How many problems an earlier call had written.</returns>
    /// <exception cref="InputError">The place cannot be written, or the file left there is not of these problems.</exception>
    public static ulong Write(ProblemSource source, ulong count, string path, int threads, Action<ulong> progress, CancellationToken cancellation)
    {
        string partial = path + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            ulong first;
            using (var stream = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read))
            {
                first = WrittenProblems.Count(stream, source, count, partial);
                Append(source, first, count, stream, threads, progress, cancellation);
                stream.Flush(flushToDisk: true);
            }
            File.Move(partial, path, overwrite: true);
            return first;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(path, exception);
        }
    }

    private static void Append(
        ProblemSource source, ulong first, ulong count, FileStream stream, int threads, Action<ulong> progress, CancellationToken cancellation)
    {
        var makers = new ThreadLocal<ProblemLines>(() => new ProblemLines(source));
        int side = 4 * threads;
        var blocks = new byte[side][];
        for (ulong start = first; start < count; start += (ulong)(side * BlockSize))
        {
            cancellation.ThrowIfCancellationRequested();
            ulong begin = start;
            int used = (int)Math.Min((ulong)side, (count - begin + BlockSize - 1) / BlockSize);
            var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
            Run(() => Parallel.For(0, used, options, block =>
            {
                ulong from = begin + (ulong)(block * BlockSize);
                blocks[block] = makers.Value!.Write(from, Math.Min(count, from + BlockSize)).ToArray();
            }));
            for (int block = 0; block < used; block++) stream.Write(blocks[block]);
            stream.Flush();
            progress(Math.Min(count, begin + (ulong)(used * BlockSize)));
        }
    }

    /// <summary>Runs parallel work; the error of a person's input comes out as itself.</summary>
    private static void Run(Action work)
    {
        try
        {
            work();
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<InputError>().FirstOrDefault() is { } error)
        {
            throw error;
        }
    }
}
