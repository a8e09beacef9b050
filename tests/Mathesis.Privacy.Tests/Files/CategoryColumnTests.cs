using Mathesis.Core;

namespace Mathesis.Privacy.Tests;

public sealed class CategoryColumnTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-privacy-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("city\nParis\nRome\n", null, "Paris|Rome")]
    [InlineData("id,city\r\n1,Paris\r\n2,\"Rome, \"\"old\"\" town\"\r\n", "city", "Paris|Rome, \"old\" town")]
    [InlineData("\uFEFFcity\nParis\n\n\nRome", "city", "Paris|Rome")]
    [InlineData("city\n\"two\nlines\"\nZürich", "city", "two\nlines|Zürich")]
    public void ReadsOneColumn(string content, string? column, string expected) =>
        Assert.Equal(expected.Split('|'), CategoryColumn.Read(Write("values.csv", content), column).Select(cell => cell.Name));

    [Fact]
    public void TabsSeparateCellsInTsvFiles() =>
        Assert.Equal(["a,b"], CategoryColumn.Read(Write("values.tsv", "x\ty\n1\ta,b\n"), "y").Select(cell => cell.Name));

    [Theory]
    [InlineData("", null, "is empty")]
    [InlineData("city\n", null, "has a header and no rows")]
    [InlineData("id,city\n1,Paris\n", null, "say which with --column: id, city")]
    [InlineData("id,city\n1,Paris\n", "cty", "did you mean city?")]
    [InlineData("id,city\n1,Paris\n2\n", "city", "line 3: the row has 1 cells, the header has 2")]
    [InlineData("id,city\n1,\n", "city", "line 2: 'city' is empty")]
    [InlineData("city\n\"Paris\n", "city", "line 2: a quote is opened and never closed")]
    public void BadTablesAreNamedWithTheirLine(string content, string? column, string message) =>
        Assert.Contains(message, Assert.Throws<InputError>(() => CategoryColumn.Read(Write("values.csv", content), column)).Message, StringComparison.Ordinal);

    [Fact]
    public void ValuesOffTheListAreNamedWithTheirLine()
    {
        CategoryList list = CategoryList.Read(Write("cities.txt", "Paris\n\nRome \nOslo\n"));
        Assert.Equal(["Paris", "Rome", "Oslo"], list.Names);
        Assert.Equal([2, 0], list.IndicesOf([new CategoryCell(2, "Oslo"), new CategoryCell(3, "Paris")], "values.csv"));
        string message = Assert.Throws<InputError>(() => list.IndicesOf([new CategoryCell(7, "Roma")], "values.csv")).Message;
        Assert.Contains("values.csv, line 7: unknown category 'Roma'; did you mean Rome?", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb\na", "'a' is listed twice")]
    [InlineData("a", "1 categories are too few")]
    [InlineData("\n", "0 categories are too few")]
    public void BadListsAreRefused(string content, string message) =>
        Assert.Contains(message, Assert.Throws<InputError>(() => CategoryList.Read(Write("list.txt", content))).Message, StringComparison.Ordinal);

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
