using System.Globalization;

namespace Mathesis.Merging.Tests;

/// <summary>Methods that draw random numbers: their distribution, and that masks depend on nothing else.</summary>
public sealed class RandomMethodTests : IDisposable
{
    private const int Count = 200_000;

    private readonly TestModels models = new();

    public void Dispose() => models.Dispose();

    private double[] Delta(string method, string parameters, string global, ulong seed, int rows = 1)
    {
        string origin = Path.Combine(models.Folder, "base" + rows);
        if (!Directory.Exists(origin)) models.Write("base" + rows, [rows, Count / rows], new float[Count]);
        string other = Path.Combine(models.Folder, "other" + rows);
        if (!Directory.Exists(other)) models.Write("other" + rows, [rows, Count / rows], [.. Enumerable.Range(0, Count).Select(i => 1f + i % (Count / rows))]);
        return models.MergeOne(
            $"merge_method: {method}\nbase_model: {origin}\nmodels: [{{model: {other}, parameters: {parameters}}}]\nparameters: {global}\n", new MergeOptions { Threads = 2, Seed = seed });
    }

    [Fact]
    public void Dare_keeps_the_density_and_divides_by_it_when_told()
    {
        double[] values = Delta("dare_linear", "{weight: 1, density: 0.3}", "{rescale: density}", 1);
        int kept = values.Count(value => value != 0);
        // Five standard deviations of a binomial count.
        Assert.InRange(kept, Count * 0.3 - 5 * Math.Sqrt(Count * 0.21), Count * 0.3 + 5 * Math.Sqrt(Count * 0.21));
        for (int i = 0; i < Count; i++) Assert.True(values[i] == 0 || values[i] == (float)((1.0 + i) / 0.3));
    }

    [Fact]
    public void Dare_restores_the_sum_of_magnitudes()
    {
        double[] values = Delta("dare_ties", "{weight: 1, density: 0.3}", "{}", 1);
        double expected = Enumerable.Range(0, Count).Sum(i => 1.0 + i);
        Assert.Equal(expected, values.Sum(), expected * 1e-6);
    }

    [Fact]
    public void Other_seeds_give_other_masks_that_share_nothing()
    {
        bool[] first = [.. Delta("dare_linear", "{weight: 1, density: 0.5}", "{}", 1).Select(value => value != 0)];
        bool[] second = [.. Delta("dare_linear", "{weight: 1, density: 0.5}", "{}", 2).Select(value => value != 0)];
        int equal = first.Zip(second).Count(pair => pair.First == pair.Second);
        Assert.InRange(equal, Count / 2 - 5 * Math.Sqrt(Count) / 2, Count / 2 + 5 * Math.Sqrt(Count) / 2);
    }

    [Fact]
    public void Della_keeps_large_elements_more_often_by_their_rank_in_the_row()
    {
        const int Rows = 200;
        const int Width = Count / Rows;
        double[] values = Delta("della_linear", "{weight: 1, density: 0.5, epsilon: 0.3}", "{rescale: false}", 3, Rows);
        // In every row the element's column is its rank.
        foreach ((double low, double high) in new[] { (0.0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.0) })
        {
            (int begin, int end) = ((int)(low * Width), (int)(high * Width));
            int kept = Enumerable.Range(0, Rows).Sum(row => Enumerable.Range(begin, end - begin).Count(column => values[row * Width + column] != 0));
            double mean = 0.5 - 0.3 + 0.6 * (low + high) / 2;
            int number = Rows * (end - begin);
            Assert.InRange(kept, number * mean - 5 * Math.Sqrt(number * 0.25) - number * 0.001, number * mean + 5 * Math.Sqrt(number * 0.25) + number * 0.001);
        }
    }

    [Fact]
    public void Coefficients_come_from_their_table()
    {
        string table = Path.Combine(models.Folder, "table.json");
        string a = models.Write("a", ("x", [1], [10]), ("y", [1], [10]));
        string b = models.Write("b", ("x", [1], [100]), ("y", [1], [100]));
        string origin = models.Write("base", ("x", [1], [0]), ("y", [1], [0]));
        File.WriteAllText(table, """{"schema":1,"default":{"a":0.5,"b":0.25},"tensors":{"y":{"a":2}}}""");
        string plan = string.Create(CultureInfo.InvariantCulture, $"merge_method: coefficients\nbase_model: {origin}\nmodels: [{{model: {a}}}, {{model: {b}}}]\nparameters: {{table: {table}}}\n");
        Assert.Equal([30], models.MergeOne(plan, tensor: "x"));
        Assert.Equal([45], models.MergeOne(plan, tensor: "y"));
        File.WriteAllText(table, """{"schema":1,"tensors":{"y":{"a":2}}}""");
        Assert.Contains("no coefficient for tensor 'x'", models.Refusal(plan), StringComparison.Ordinal);
    }
}
