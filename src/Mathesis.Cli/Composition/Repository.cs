using Mathesis.Core;

namespace Mathesis.Cli;

/// <summary>The working copy that the program was built in: where recorded results and generated pages belong.</summary>
internal static class Repository
{
    /// <summary>The root folder, found upwards from the program's own folder.</summary>
    /// <exception cref="InputError">The program does not lie in a working copy.</exception>
    public static string Root => Find() ?? throw new InputError(
        "the program does not lie in a working copy of Mathesis", AppContext.BaseDirectory, "run it as ./mathesis of a clone");

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Mathesis.slnx"))) return folder.FullName;
        return null;
    }
}
