using System.Text.Json;

namespace Mathesis.Cli.Tests;

/// <summary>private encode, estimate and audit on a small table.</summary>
public sealed class PrivateCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-cli-").FullName;

    public PrivateCommandTests()
    {
        IEnumerable<string> rows = Enumerable.Range(0, 2000).Select(i => $"{i},{(i % 4 < 2 ? "red" : i % 4 == 2 ? "green" : "\"blue, dark\"")}");
        File.WriteAllLines(Path.Combine(folder, "answers.csv"), rows.Prepend("id,colour"));
        File.WriteAllText(Path.Combine(folder, "colours.txt"), "red\ngreen\nblue, dark\nwhite\n");
        File.WriteAllText(Path.Combine(folder, "few.txt"), "red\ngreen\n");
        File.WriteAllText(Path.Combine(folder, "broken.csv"), "id,colour\n1,red\n2\n");
        File.WriteAllText(Path.Combine(folder, "broken.jsonl"), "{}\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("mss")]
    [InlineData("pgr")]
    [InlineData("rappor")]
    public void ReportsOfRealUsersAreEncodedAndEstimated(string mechanism)
    {
        ProgramRun encoded = Run("private encode answers.csv --column colour --categories colours.txt --epsilon 3 --to reports.jsonl --json --mechanism", mechanism);
        Assert.Equal("", encoded.Error);
        Assert.Equal(0, encoded.ExitCode);
        JsonElement summary = encoded.Json();
        Assert.Equal(1, summary.GetProperty("schema").GetInt32());
        Assert.Equal(2000, summary.GetProperty("users").GetInt32());
        Assert.Equal(4, summary.GetProperty("categories").GetInt32());
        Assert.Equal(2001, File.ReadAllLines(Path.Combine(folder, "reports.jsonl")).Length);

        ProgramRun estimated = Run("private estimate reports.jsonl --json --to frequencies.csv");
        Assert.Equal("", estimated.Error);
        JsonElement[] rows = [.. estimated.Json().GetProperty("frequencies").EnumerateArray()];
        Assert.Equal(["red", "green", "blue, dark", "white"], rows.Select(row => row.GetProperty("category").GetString()));
        // Cryptographic noise: 6 standard errors, about 0.1, are exceeded once in a hundred million runs.
        double[] truth = [0.5, 0.25, 0.25, 0];
        for (int i = 0; i < 4; i++) Assert.InRange(rows[i].GetProperty("frequency").GetDouble() - truth[i], -6 * rows[i].GetProperty("standardError").GetDouble(), 6 * rows[i].GetProperty("standardError").GetDouble());
        string[] csv = File.ReadAllLines(Path.Combine(folder, "frequencies.csv"));
        Assert.Equal("category,frequency,standard_error,low,high", csv[0]);
        Assert.StartsWith("\"blue, dark\",", csv[3], StringComparison.Ordinal);
        Assert.Contains("95% interval", Run("private estimate reports.jsonl --project").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SeedsRepeatReportsAndAreWarnedOf()
    {
        ProgramRun first = Run("private encode answers.csv --column colour --categories-from-data --seed 7 --to first.jsonl");
        Assert.Contains("warning: reports made with --seed are for experiments only", first.Error, StringComparison.Ordinal);
        Assert.Contains("warning: a list of categories taken from the data", first.Error, StringComparison.Ordinal);
        Run("private encode answers.csv --column colour --categories-from-data --seed 7 --to second.jsonl");
        Run("private encode answers.csv --column colour --categories-from-data --to third.jsonl");
        string Text(string name) => File.ReadAllText(Path.Combine(folder, name));
        Assert.Equal(Text("first.jsonl"), Text("second.jsonl"));
        Assert.NotEqual(Text("first.jsonl").Split('\n')[1..], Text("third.jsonl").Split('\n')[1..]);
        Assert.Contains("warning: these reports were made with a seed", Run("private estimate first.jsonl").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AuditProvesTheBudget()
    {
        JsonElement audit = Run("private audit --size 6 --epsilon 1 --samples 2000 --json").Json();
        Assert.Equal(7, audit.GetProperty("mechanisms").GetArrayLength());
        foreach (JsonElement mechanism in audit.GetProperty("mechanisms").EnumerateArray())
        {
            Assert.True(mechanism.GetProperty("covered").GetBoolean());
            Assert.InRange(mechanism.GetProperty("epsilon").GetDouble(), 1 - 1e-8, 1);
            Assert.InRange(mechanism.GetProperty("sampledEpsilonAtLeast").GetDouble(), 0.5, 1);
        }
        ProgramRun printed = Run("private audit --mechanism mss --size 30 --moduli 17,19,23,29 --samples 1000");
        Assert.Equal(0, printed.ExitCode);
        Assert.Contains("proven", printed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private encode answers.csv --column colour --to r.jsonl", "--categories: say which categories there are", "--categories-from-data")]
    [InlineData("private encode answers.csv --column colour --categories colours.txt", "--to", "")]
    [InlineData("private encode answers.csv --categories colours.txt --to r.jsonl", "answers.csv: has 2 columns", "--column: id, colour")]
    [InlineData("private encode answers.csv --column color --categories colours.txt --to r.jsonl", "unknown column 'color'", "did you mean colour?")]
    [InlineData("private encode answers.csv --column colour --categories few.txt --to r.jsonl", "answers.csv, line 5: unknown category 'blue, dark'", "")]
    [InlineData("private encode answers.csv --column colour --categories colours.txt --epsilon 0 --to r.jsonl", "epsilon: 0 is no privacy budget", "such as 1")]
    [InlineData("private encode answers.csv --column colour --categories colours.txt --epsilon x --to r.jsonl", "--epsilon: 'x' is not a number", "--epsilon E")]
    [InlineData("private encode answers.csv --column colour --categories colours.txt --mechanism ms --to r.jsonl", "unknown mechanism 'ms'", "did you mean mss or ss")]
    [InlineData("private encode answers.csv --column colour --categories colours.txt --moduli 4,6 --to r.jsonl", "moduli: 4 and 6 have a common factor", "coprime")]
    [InlineData("private encode answers.csv --column colour --categories colours.txt --moduli 2,3,1 --to r.jsonl", "moduli: 1 is no modulus", "from 2 to")]
    [InlineData("private encode answers.csv --column colour --categories colours.txt --moduli 2,x --to r.jsonl", "--moduli: 'x' is no integer", "17,19,23,29")]
    [InlineData("private encode broken.csv --column colour --categories colours.txt --to r.jsonl", "broken.csv, line 3: the row has 1 cells", "as long as the header")]
    [InlineData("private encode absent.csv --categories colours.txt --to r.jsonl", "absent.csv: no such file", "")]
    [InlineData("private estimate absent.jsonl", "absent.jsonl: no such file", "")]
    [InlineData("private estimate broken.jsonl", "broken.jsonl, line 1: is no header of reports", "")]
    [InlineData("private estimate", "missing <reports>", "private estimate --help")]
    [InlineData("private audit --size 1", "categories: 1 categories are out of range", "2 to")]
    [InlineData("private audit --moduli 2,3", "--moduli: moduli are for mss alone", "--mechanism mss")]
    [InlineData("private audit --users 1", "--users: 1 users are too few", "at least 2")]
    [InlineData("private", "say which command", "encode, estimate, audit")]
    public void BadInputIsOneLine(string arguments, string wrong, string right)
    {
        string line = Run(arguments).AssertOneLineOfError();
        Assert.Contains(wrong, line, StringComparison.Ordinal);
        Assert.Contains(right, line, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "r.jsonl")));
    }

    private ProgramRun Run(string arguments, params string[] more) => ProgramRun.Of([.. arguments.Split(' '), .. more], folder);
}
