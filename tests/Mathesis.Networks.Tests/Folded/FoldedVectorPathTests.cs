using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

/// <summary>Runs the fold's tests again in child processes on the lower vector paths, and compares what training gives on each.</summary>
public sealed class FoldedVectorPathTests
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
    public void Results_are_written_for_the_parent_process()
    {
        string? expected = Environment.GetEnvironmentVariable(ExpectedPath);
        if (expected is not null) Assert.Equal(expected, VectorPath.Name);
        double[] results = Train();
        Assert.All(results, result => Assert.True(double.IsFinite(result)));
        if (Environment.GetEnvironmentVariable(ResultFile) is string file)
            File.WriteAllLines(file, results.Select(result => result.ToString("r", CultureInfo.InvariantCulture)));
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
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(FoldedVectorPathTests).Assembly.Location);
            // Without any vector instruction everything is a hundred times slower: there the small tests have to do.
            Type[] tests = variable == "DOTNET_EnableHWIntrinsic"
                ? [typeof(FoldedVectorPathTests), typeof(DifferenceLossTests)]
                : [typeof(FoldedVectorPathTests), typeof(DifferenceLossTests), typeof(FoldedPairTrainerTests), typeof(FoldedPairNetworkTests)];
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

            double[] expected = Train();
            double[] actual = [.. (await File.ReadAllLinesAsync(file)).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A few updates: the losses, and a sample of the weights after them.</summary>
    private static double[] Train()
    {
        (Examples training, Examples test) = PairTasks.Sums(17, 0.3);
        NetworkSpecification network = PairTasks.Network(17);
        using var trainer = new FoldedPairTrainer(network, WeightInitialisation.Create(network, 1), training, new AdamWOptions());
        List<double> results = [];
        for (int step = 0; step < 5; step++) results.Add(trainer.Update());
        results.Add(trainer.Evaluate(test).Loss);
        foreach ((string _, Tensor<float> tensor) in trainer.ExportWeights().Tensors) results.AddRange(tensor.Values.Take(50).Select(value => (double)value));
        return [.. results];
    }
}
