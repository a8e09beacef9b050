namespace Mathesis.Core;

/// <summary>Writes files that exist whole or not at all: written beside, flushed to the disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Replaces a file's content; on any failure the old file stays and nothing is left beside it.</summary>
    /// <param name="path">The file; its folder is created when missing.</param>
    /// <param name="write">Writes the new content.</param>
    /// <exception cref="InputError">The place cannot be written: no permission, no space, not a folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        string beside = $"{full}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, full, overwrite: true);
        }
        catch (Exception exception)
        {
            TryDelete(beside);
            if (exception is IOException or UnauthorizedAccessException)
                throw CannotWrite(path, exception);
            throw;
        }
    }

    /// <summary>Replaces a file's content by a text (UTF-8, no byte order mark).</summary>
    public static void WriteAllText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>The error for a place that cannot be written, with the operating system's reason.</summary>
    public static InputError CannotWrite(string path, Exception cause) =>
        new($"cannot write: {cause.Message.TrimEnd('.')}", path, "give a folder with space and permission", cause);

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report; a leftover .tmp file is harmless.
        }
    }
}
