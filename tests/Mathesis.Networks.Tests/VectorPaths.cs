using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

/// <summary>Runs tests of this assembly again in child processes on the lower vector paths.</summary>
internal static class VectorPaths
{
    private const string ExpectedPath = "MATHESIS_TEST_PATH";
    private const string ResultFile = "MATHESIS_TEST_RESULTS";

    /// <summary>Whether this process is such a child.</summary>
    public static bool IsChild => Environment.GetEnvironmentVariable(ExpectedPath) is not null;

    /// <summary>The environment that selects each path, where the processor has it.</summary>
    public static TheoryData<string, string> All()
    {
        var paths = new TheoryData<string, string>();
        if (Avx2.IsSupported && Fma.IsSupported) paths.Add("DOTNET_EnableAVX512", "avx2");
        paths.Add("DOTNET_EnableAVX2", "portable");
        paths.Add("DOTNET_EnableHWIntrinsic", "portable");
        return paths;
    }

    /// <summary>Called by a child: checks its path and writes its results for the parent.</summary>
    public static void Hand(double[] results)
    {
        if (Environment.GetEnvironmentVariable(ExpectedPath) is { } expected) Assert.Equal(expected, VectorPath.Name);
        Assert.All(results, result => Assert.True(double.IsFinite(result)));
        if (Environment.GetEnvironmentVariable(ResultFile) is { } file)
            File.WriteAllLines(file, results.Select(result => result.ToString("r", CultureInfo.InvariantCulture)));
    }

    /// <summary>Runs test classes on another path and compares the results that one of them hands over.</summary>
    public static async Task AssertSameAsync(string variable, string path, IEnumerable<Type> tests, double[] expected)
    {
        string file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(VectorPaths).Assembly.Location);
            foreach (Type test in tests)
            {
                start.ArgumentList.Add("-class");
                start.ArgumentList.Add(test.FullName!);
            }
            start.Environment[variable] = "0";
            start.Environment[ExpectedPath] = path;
            start.Environment[ResultFile] = file;
            using Process child = Process.Start(start)!;
            Task<string> errors = child.StandardError.ReadToEndAsync();
            string output = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            Assert.True(child.ExitCode == 0, output + await errors);
            double[] actual = [.. (await File.ReadAllLinesAsync(file)).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
