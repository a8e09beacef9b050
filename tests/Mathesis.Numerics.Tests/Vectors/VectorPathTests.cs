using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Numerics.Tests;

/// <summary>Runs the kernels' tests again in child processes on the lower vector paths, and compares the paths' results.</summary>
public sealed class VectorPathTests
{
    private const string ExpectedPath = "MATHESIS_TEST_PATH";
    private const string ResultFile = "MATHESIS_TEST_RESULTS";

    /// <summary>The environment that selects each path, where the processor has it.</summary>
    public static TheoryData<string, string> Paths()
    {
        var paths = new TheoryData<string, string>();
        if (Avx2.IsSupported && Fma.IsSupported) paths.Add("DOTNET_EnableAVX512", "avx2");
        paths.Add("DOTNET_EnableAVX2", "portable");
        paths.Add("DOTNET_EnableHWIntrinsic", "portable");
        return paths;
    }

    [Fact]
    public void The_process_runs_on_the_path_that_its_environment_selects()
    {
        string? expected = Environment.GetEnvironmentVariable(ExpectedPath);
        if (expected is null) Assert.Contains(VectorPath.Name, (string[])["avx512", "avx2", "portable"]);
        else Assert.Equal(expected, VectorPath.Name);
    }

    [Fact]
    public void Results_are_written_for_the_parent_process()
    {
        string? file = Environment.GetEnvironmentVariable(ResultFile);
        float[] results = Compute();
        Assert.All(results, result => Assert.True(float.IsFinite(result)));
        if (file is not null) File.WriteAllLines(file, results.Select(result => result.ToString("r", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Lower_paths_pass_the_same_tests_and_agree_with_this_one(string variable, string path)
    {
        if (Environment.GetEnvironmentVariable(ExpectedPath) is not null) return;
        string file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(VectorPathTests).Assembly.Location);
            foreach (Type tests in (Type[])[typeof(VectorPathTests), typeof(MatrixProductTests), typeof(VectorFunctionsTests), typeof(ActivationFunctionsTests), typeof(TranspositionTests)])
            {
                start.ArgumentList.Add("-class");
                start.ArgumentList.Add(tests.FullName!);
            }
            start.Environment[variable] = "0";
            start.Environment[ExpectedPath] = path;
            start.Environment[ResultFile] = file;
            using Process child = Process.Start(start)!;
            Task<string> errors = child.StandardError.ReadToEndAsync();
            string output = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            Assert.True(child.ExitCode == 0, output + await errors);

            float[] expected = Compute();
            string[] lines = await File.ReadAllLinesAsync(file);
            Assert.Equal(expected.Length, lines.Length);
            for (int i = 0; i < lines.Length; i++)
                Assert.Equal(expected[i], float.Parse(lines[i], CultureInfo.InvariantCulture), 2e-5f * Math.Max(1, Math.Abs(expected[i])));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A bit of everything that depends on the path.</summary>
    private static float[] Compute()
    {
        var stream = new Mathesis.Core.RandomStream("tests/vector path", 1);
        float[] a = new float[37 * 150], b = new float[150 * 41], c = new float[37 * 41], exponentials = new float[a.Length];
        foreach (ref float value in a.AsSpan()) value = (float)(2 * stream.NextDouble() - 1);
        foreach (ref float value in b.AsSpan()) value = (float)(2 * stream.NextDouble() - 1);
        MatrixProduct.Multiply<float>(37, 41, 150, a, 1, 37, b, 1, 150, c, 41);
        VectorFunctions.Exp(a, exponentials);
        return [.. c, .. exponentials, VectorFunctions.Dot(a[..700], b[..700])];
    }
}
