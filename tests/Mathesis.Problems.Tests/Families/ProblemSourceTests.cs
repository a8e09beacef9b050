using System.Text;
using Mathesis.Core;
using Mathesis.Expressions;

namespace Mathesis.Problems.Tests;

public class ProblemSourceTests
{
    private static readonly Registry registry = Registry.Compose(Registrations.AddTo);

    private static readonly Dictionary<string, string> long_ = new() { ["length"] = "10" };

    [Fact]
    public void A_problem_is_the_same_whatever_was_made_before_it()
    {
        foreach (IProblemFamily family in ProblemFamilies.All(registry))
        {
            var source = new ProblemSource(family, new Dictionary<string, string>(), null, 1);
            Problem[] forwards = [.. Enumerable.Range(0, 20).Select(index => source.At((ulong)index))];
            for (int index = 19; index >= 0; index--)
            {
                Problem again = new ProblemSource(family, new Dictionary<string, string>(), null, 1).At((ulong)index);
                Assert.Equal(forwards[index].Question, again.Question);
                Assert.Equal(forwards[index].Key.Gold, again.Key.Gold);
            }
        }
    }

    [Fact]
    public void Neighbouring_seeds_share_nothing()
    {
        var first = new ProblemSource(new NumberAddition(), long_, null, 1);
        var second = new ProblemSource(new NumberAddition(), long_, null, 2);
        HashSet<string> statements = [.. Enumerable.Range(0, 500).Select(index => first.At((ulong)index).Question.Statement)];
        Assert.Equal(500, statements.Count);
        Assert.DoesNotContain(Enumerable.Range(0, 500), index => statements.Contains(second.At((ulong)index).Question.Statement));
    }

    [Fact]
    public void Splits_have_no_statement_in_common_whatever_the_seeds()
    {
        var settings = new Dictionary<string, string> { ["length"] = "1..2", ["shorter"] = "0" };
        HashSet<string> Statements(string split, ulong seed) =>
            [.. Enumerable.Range(0, 400).Select(index => new ProblemSource(new NumberAddition(), settings, split, seed).At((ulong)index).Question.Statement)];
        HashSet<string> train = Statements("train", 1), test = Statements("test", 2), valid = Statements("valid", 3);
        Assert.Empty(train.Intersect(test));
        Assert.Empty(train.Intersect(valid));
        Assert.Empty(valid.Intersect(test));
        Assert.NotEmpty(train.Intersect(Statements("all", 4)));
    }

    [Fact]
    public void Every_finite_task_verifies_its_own_answers_and_no_other()
    {
        foreach (IFiniteTaskFamily task in registry.CreateAll<IFiniteTaskFamily>())
        {
            var source = new ProblemSource(new FiniteTaskProblems(task), new Dictionary<string, string>(), null, 1);
            Problem problem = source.At(3), other = Enumerable.Range(4, 200).Select(index => source.At((ulong)index)).First(item => item.Key.Gold != problem.Key.Gold);
            Assert.Equal(Judgement.Right, source.Maker.Verify(problem, problem.Key.Gold));
            Assert.Equal(GradeVerdict.Wrong, source.Maker.Verify(problem, other.Key.Gold).Verdict);
            Assert.Equal(Judgement.Unparsed, source.Maker.Verify(problem, "no symbol"));
        }
    }

    [Fact]
    public void Names_of_settings_are_one_whatever_their_spelling()
    {
        var source = new ProblemSource(new NumberAddition(), new Dictionary<string, string> { ["Length"] = "7" }, "test", 1);
        Assert.Equal("7", source.Settings["length"]);
        Assert.Equal(3, source.Settings.Count);
    }

    [Fact]
    public void An_unknown_split_is_refused() =>
        Assert.Contains("tests", Assert.Throws<InputError>(() => new ProblemSource(new NumberAddition(), long_, "tests", 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Files_are_the_same_for_any_number_of_threads_and_go_on_after_an_interruption()
    {
        string folder = Directory.CreateTempSubdirectory("mathesis-problems-").FullName;
        try
        {
            var source = new ProblemSource(new NumberAddition(), long_, null, 1);
            string one = Path.Combine(folder, "one.jsonl"), two = Path.Combine(folder, "two.jsonl");
            Assert.Equal(0UL, ProblemFile.Write(source, 30_000, one, 1, _ => { }, TestContext.Current.CancellationToken));
            using var stop = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => ProblemFile.Write(source, 30_000, two, 2, _ => stop.Cancel(), stop.Token));
            // A kill may cut a line.
            File.AppendAllText(two + ".partial", "{\"id\":");
            Assert.InRange(ProblemFile.Write(source, 30_000, two, 3, _ => { }, TestContext.Current.CancellationToken), 1UL, 29_999UL);
            Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(two));
            Assert.False(File.Exists(two + ".partial"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void An_unfinished_file_of_other_problems_is_not_overwritten()
    {
        string folder = Directory.CreateTempSubdirectory("mathesis-problems-").FullName;
        try
        {
            string path = Path.Combine(folder, "items.jsonl");
            byte[] other = new ProblemLines(new ProblemSource(new NumberAddition(), long_, null, 2)).Write(0, 5).ToArray();
            File.WriteAllBytes(path + ".partial", other);
            Assert.Throws<InputError>(() => ProblemFile.Write(new ProblemSource(new NumberAddition(), long_, null, 1), 10, path, 1, _ => { }, default));
            Assert.Equal(other, File.ReadAllBytes(path + ".partial"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Lines_hold_what_readers_expect()
    {
        string line = Encoding.UTF8.GetString(new ProblemLines(new ProblemSource(new NumberAddition(), long_, "test", 7)).Write(3, 4));
        using var json = System.Text.Json.JsonDocument.Parse(line);
        foreach (string name in (string[])["id", "family", "version", "statement", "answer", "type", "difficulty", "seed", "index", "split"])
            Assert.True(json.RootElement.TryGetProperty(name, out _), name);
        Assert.Equal("number-add/1/test/7/3", json.RootElement.GetProperty("id").GetString());
    }
}
