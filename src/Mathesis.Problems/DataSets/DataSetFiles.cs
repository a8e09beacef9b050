using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Reads the files of data sets.</summary>
public static class DataSetFiles
{
    /// <summary>The largest file that is read.</summary>
    public const long LargestFile = 1L << 30;

    /// <summary>The problems of a file, or of every file of a folder in the order of their names.</summary>
    /// <param name="format">How the files are written.</param>
    /// <param name="path">A file or a folder.</param>
    /// <exception cref="InputError">There is no such file, it is too large or no text, or a record does not fit the format.</exception>
    public static IReadOnlyList<Problem> Read(IDataSetFormat format, string path)
    {
        if (!Directory.Exists(path)) return ReadFile(format, path);
        string[] files = [.. Directory.EnumerateFiles(path).Where(file => !Path.GetFileName(file).StartsWith('.') && Path.HasExtension(file)).Order(StringComparer.Ordinal)];
        if (files.Length == 0) throw new InputError("there are no files", path, $"expected files of {format.Name}");
        return [.. files.SelectMany(file => ReadFile(format, file))];
    }

    private static IReadOnlyList<Problem> ReadFile(IDataSetFormat format, string path)
    {
        string text;
        try
        {
            if (new FileInfo(path) is { Exists: true } info && info.Length > LargestFile)
                throw new InputError("is too large", path, "expected at most 1 GiB");
            text = File.ReadAllText(path, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            string what = exception is System.Text.DecoderFallbackException ? "is not UTF-8 text" : $"cannot be read: {exception.Message.TrimEnd('.')}";
            throw new InputError(what, path, $"expected a file of {format.Name}", exception);
        }
        Problem[] problems = [.. format.Read(text, path)];
        return problems.Length > 0 ? problems : throw new InputError("there are no problems", path, $"expected a file of {format.Name}");
    }
}
