using System.Globalization;
using System.Text;

namespace Mathesis.Core;

/// <summary>Reads a table's file as text, and names places in it.</summary>
public static class TableFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long LargestFile = 1L << 30;

    /// <summary>A file's text, which must be UTF-8; a byte order mark is dropped.</summary>
    /// <exception cref="InputError">The file is missing, unreadable, too large or no UTF-8.</exception>
    public static string ReadText(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new InputError("is a folder", path, "expected a file");
            if (!File.Exists(path)) throw new InputError("no such file", path, "expected a CSV or JSONL file");
            if (new FileInfo(path).Length > LargestFile) throw new InputError("is too large", path, "expected a table of at most 1 GiB");
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputError("is not UTF-8 text", path, "save it as UTF-8", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputError($"cannot be read: {exception.Message.TrimEnd('.')}", path, cause: exception);
        }
    }

    /// <summary>A line of a file, for errors.</summary>
    public static string Place(string path, int line) => string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}");
}
