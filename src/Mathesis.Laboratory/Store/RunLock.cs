using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>
/// The right to execute a run: an exclusively opened file in its folder. The operating system gives it back when the process
/// ends, however it ends, so no stale lock exists.
/// </summary>
public sealed class RunLock : IDisposable
{
    /// <summary>The lock's file name within a run's folder.</summary>
    public const string FileName = "lock";

    /// <summary>How long to wait for a process that is just ending.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FileStream file;

    private RunLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a run, waiting for a process that is just ending.</summary>
    /// <param name="folder">The run's folder, which exists.</param>
    /// <param name="id">The run's identity, for the error.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="InputError">Another process executes the run, or the folder cannot be written.</exception>
    public static RunLock Acquire(string folder, string id, TimeSpan patience, CancellationToken cancellation)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (TryAcquire(folder) is { } held) return held;
            if (TimeProvider.System.GetElapsedTime(start) >= patience)
                throw new InputError($"run {id} is being executed by another process", expected: "wait for it to end, or stop it");
            cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(50));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes the lock of a run, or returns null when it is held.</summary>
    /// <exception cref="InputError">The folder cannot be written.</exception>
    public static RunLock? TryAcquire(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsHeldError(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(path, exception);
        }
    }

    /// <summary>Whether some process holds the lock of a run. Looking does not disturb a process that takes the lock later.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using var probe = new FileStream(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (IOException exception) when (IsHeldError(exception))
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Gives the lock back. The file stays: removing it would let two processes lock two files of one name.</summary>
    public void Dispose() => file.Dispose();

    /// <summary>A sharing violation: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static bool IsHeldError(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
