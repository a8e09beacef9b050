using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Mathesis.Merging.Tests;

/// <summary>Every method that draws no random numbers, beside the float64 reference of reference.py.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Every_method_is_within_one_unit_in_the_last_place_of_float32_of_the_reference()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "golden.json")));
        float[][] inputs = [.. golden.RootElement.GetProperty("inputs").EnumerateArray().Select(Singles)];
        var methods = new HashSet<string>();
        using var models = new TestModels();
        int number = 0;
        foreach (JsonElement test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            string method = test.GetProperty("method").GetString()!;
            methods.Add(method);
            int[] shape = [.. test.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
            double[] expected = [.. test.GetProperty("expected").EnumerateArray().Select(value => value.GetDouble())];
            string prefix = string.Create(CultureInfo.InvariantCulture, $"case{number++}-");
            var plan = new StringBuilder($"merge_method: {method}\ndtype: float32\nmodels:\n");
            int index = 0;
            foreach ((JsonElement model, JsonElement parameters) in test.GetProperty("models").EnumerateArray().Zip(test.GetProperty("modelParameters").EnumerateArray()))
                plan.Append(CultureInfo.InvariantCulture, $"  - model: {models.Write(prefix + index++, shape, inputs[model.GetInt32()])}\n    parameters: {parameters.GetRawText()}\n");
            if (test.GetProperty("base") is { ValueKind: JsonValueKind.Number } origin)
                plan.Append(CultureInfo.InvariantCulture, $"base_model: {models.Write(prefix + "base", shape, inputs[origin.GetInt32()])}\n");
            plan.Append(CultureInfo.InvariantCulture, $"parameters: {test.GetProperty("parameters").GetRawText()}\n");
            var options = new MergeOptions { Threads = 1, IsCompatible = test.GetProperty("compatible").GetBoolean() };
            double[] actual = models.MergeOne(plan.ToString(), options);
            for (int i = 0; i < expected.Length; i++)
            {
                float magnitude = Math.Abs((float)expected[i]);
                double unit = (double)MathF.BitIncrement(magnitude) - magnitude;
                Assert.True(
                    Math.Abs(actual[i] - expected[i]) <= unit,
                    $"{method} {test.GetProperty("parameters").GetRawText()} {test.GetProperty("modelParameters").GetRawText()} [{string.Join(", ", shape)}] element {i}: {actual[i]:R} instead of {expected[i]:R}");
            }
        }
        string[] random = ["dare_linear", "dare_ties", "della", "della_linear"];
        Assert.Equal(MergeMethods.BuiltIn.Names.Except(random).Except(["coefficients"]), methods.Order(StringComparer.Ordinal));
    }

    private static float[] Singles(JsonElement list) => [.. list.EnumerateArray().Select(value => (float)value.GetDouble())];
}
