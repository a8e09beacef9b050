using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mathesis.Checkpoints;

/// <summary>
/// What an operating system can be told about bytes that will be read soon, or that should go to the disk early. Nothing depends on
/// it but the time taken; where it cannot be said, nothing happens.
/// </summary>
internal static partial class FileAdvice
{
    private const int WillNeed = 3;
    private const uint StartWrite = 2;

    private static volatile bool isAvailable = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Bytes of a file will be read soon.</summary>
    public static void WillRead(SafeFileHandle handle, long position, long length)
    {
        if (isAvailable && length > 0) Try(() => Advise(handle, position, length, WillNeed));
    }

    /// <summary>Bytes of a file will not change any more: they may go to the disk now, so that the end of the work need not wait for them.</summary>
    public static void StartWriting(SafeFileHandle handle, long position, long length)
    {
        if (isAvailable && length > 0) Try(() => SyncRange(handle, position, length, StartWrite));
    }

    private static void Try(Func<int> call)
    {
        try
        {
            call();
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            isAvailable = false;
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    private static partial int SyncRange(SafeFileHandle file, long offset, long length, uint flags);
}
