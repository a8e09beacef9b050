using Mathesis.Core;

namespace Mathesis.Cli;

/// <summary>Folders that a person names for results.</summary>
internal static class OutputFolder
{
    /// <summary>Makes a folder where there is none.</summary>
    /// <exception cref="InputError">It cannot be made.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(folder, exception);
        }
    }
}
