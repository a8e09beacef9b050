using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging.Tests;

public sealed class AdapterTests : IDisposable
{
    private const int Rows = 9;
    private const int Columns = 13;

    private readonly TestModels models = new();

    public void Dispose() => models.Dispose();

    private string Adapter(string name, int rank, double alpha, bool usesRoot = false)
    {
        var writer = new SafetensorsWriter();
        writer.Add("base_model.model.m.lora_A.weight", [rank, Columns], TestModels.Random(name + "A", rank * Columns));
        writer.Add("base_model.model.m.lora_B.weight", [Rows, rank], TestModels.Random(name + "B", Rows * rank));
        string folder = Path.Combine(models.Folder, name);
        Directory.CreateDirectory(folder);
        writer.Write(Path.Combine(folder, "adapter_model.safetensors"));
        File.WriteAllText(Path.Combine(folder, "adapter_config.json"), FormattableString.Invariant($$"""{"peft_type":"LORA","r":{{rank}},"lora_alpha":{{alpha}},"use_rslora":{{(usesRoot ? "true" : "false")}}}"""));
        return folder;
    }

    /// <summary>What an adapter adds, written plainly.</summary>
    private static double[] Product(string name, int rank, double scale)
    {
        float[] a = TestModels.Random(name + "A", rank * Columns);
        float[] b = TestModels.Random(name + "B", Rows * rank);
        double[] product = new double[Rows * Columns];
        for (int i = 0; i < Rows; i++)
            for (int j = 0; j < Columns; j++)
                for (int k = 0; k < rank; k++) product[i * Columns + j] += scale * b[i * rank + k] * a[k * Columns + j];
        return product;
    }

    private double[] Applied(string adapter)
    {
        string model = Path.Combine(models.Folder, "zero");
        if (!Directory.Exists(model)) models.Write("zero", ("m.weight", [Rows, Columns], new float[Rows * Columns]));
        return models.MergeOne($"merge_method: linear\nmodels: [{{model: {model}+{adapter}, parameters: {{weight: 1}}}}]\ndtype: float64\n", tensor: "m.weight");
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }

    [Fact]
    public void An_adapter_is_applied_with_its_scale()
    {
        AssertNear(Product("p", 3, 16.0 / 3), Applied(Adapter("p", 3, 16)), 1e-12);
        AssertNear(Product("r", 4, 16.0 / 2), Applied(Adapter("r", 4, 16, usesRoot: true)), 1e-12);
    }

    [Fact]
    public void The_exact_sum_is_the_sum_of_the_functions_whatever_the_ranks()
    {
        (string, double)[] terms = [(Adapter("p", 3, 16), 0.5), (Adapter("r", 4, 8, usesRoot: true), -1.25), (Adapter("s", 1, 1), 1)];
        string sum = Path.Combine(models.Folder, "sum");
        AdapterArithmetic.Sum(terms, sum);
        double[] expected = new double[Rows * Columns];
        foreach ((string name, int rank, double scale, double weight) in new[] { ("p", 3, 16.0 / 3, 0.5), ("r", 4, 4.0, -1.25), ("s", 1, 1.0, 1.0) })
            expected = [.. expected.Zip(Product(name, rank, scale), (a, b) => a + weight * b)];
        // The factors are rounded to float32.
        AssertNear(expected, Applied(sum), 3e-5);
    }

    [Fact]
    public void One_adapter_with_weight_1_is_itself_and_with_minus_1_its_negative_in_both_ways()
    {
        string adapter = Adapter("p", 3, 16);
        double[] product = Product("p", 3, 16.0 / 3);
        foreach (bool byFactors in new[] { false, true })
        {
            string plus = Path.Combine(models.Folder, "plus" + byFactors);
            string minus = Path.Combine(models.Folder, "minus" + byFactors);
            AdapterArithmetic.Sum([(adapter, 1)], plus, byFactors);
            AdapterArithmetic.Sum([(adapter, -1)], minus, byFactors);
            AssertNear(product, Applied(plus), 3e-5);
            AssertNear([.. product.Select(value => -value)], Applied(minus), 3e-5);
        }
    }

    [Fact]
    public void The_sum_of_factors_needs_equal_ranks()
    {
        string target = Path.Combine(models.Folder, "x");
        InputError error = Assert.Throws<InputError>(() => AdapterArithmetic.Sum([(Adapter("p", 3, 16), 1), (Adapter("q", 4, 16), 1)], target, byFactors: true));
        Assert.Contains("rank 4", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target));
    }

    [Fact]
    public void Extraction_finds_an_adapter_that_was_applied_and_measures_what_it_leaves_out()
    {
        string origin = models.Write("origin", ("m.weight", [Rows, Columns], TestModels.Random("w", Rows * Columns)), ("norm.weight", [Columns], new float[Columns]));
        string tuned = models.Merge($"merge_method: linear\nmodels: [{{model: {origin}+{Adapter("p", 3, 16)}, parameters: {{weight: 1}}}}]\ndtype: float32\n").Folder;
        string full = Path.Combine(models.Folder, "full");
        ExtractedModule module = Assert.Single(LoraExtraction.Run(origin, tuned, full, 3));
        Assert.InRange(module.Error, 0, 1e-6);
        AssertNear(Product("p", 3, 16.0 / 3), Applied(full), 1e-4);
        ExtractedModule one = Assert.Single(LoraExtraction.Run(origin, tuned, Path.Combine(models.Folder, "one"), 1));
        double[] left = [.. Product("p", 3, 16.0 / 3).Zip(Applied(Path.Combine(models.Folder, "one")), (a, b) => a - b)];
        Assert.Equal(Math.Sqrt(left.Sum(value => value * value)) / module.Norm, one.Error, 1e-4);
        Assert.InRange(one.Error, 0.1, 0.9);
    }
}
