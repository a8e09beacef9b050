namespace Mathesis.Tests;

/// <summary>Real benchmark files, where a machine has them: the folder of MATHESIS_TEST_DATA, or shared/data beside the checkout.</summary>
internal static class TestData
{
    /// <summary>The path of a file or folder; skips the test where it is absent.</summary>
    public static string Path(string relative)
    {
        if ((Environment.GetEnvironmentVariable("MATHESIS_TEST_DATA") ?? Near()) is { } folder)
        {
            string path = System.IO.Path.Combine(folder, relative);
            if (File.Exists(path) || Directory.Exists(path)) return path;
        }
        Assert.Skip($"{relative} is not on this machine: name the folder of real benchmark files in MATHESIS_TEST_DATA");
        return "";
    }

    private static string? Near()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(path)) return path;
        }
        return null;
    }
}
