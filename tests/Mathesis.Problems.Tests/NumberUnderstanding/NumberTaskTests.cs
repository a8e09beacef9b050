using System.Numerics;
using Mathesis.Core;
using Mathesis.Expressions;

namespace Mathesis.Problems.Tests;

public class NumberTaskTests
{
    private static readonly Registry registry = Registry.Compose(Registrations.AddTo);

    private static IEnumerable<NumberTask> Tasks => ProblemFamilies.All(registry).OfType<NumberTask>();

    [Fact]
    public void There_are_17_tasks_in_41_pairs_with_forms()
    {
        Assert.Equal(17, Tasks.Count());
        Assert.Equal(41, Tasks.Sum(task => task.Forms.Count));
        Assert.Equal([16, 12, 7, 6], Enum.GetValues<NumberForm>().Select(form => Tasks.Count(task => task.Forms.Contains(form))));
    }

    [Fact]
    public void Every_answer_passes_the_check_that_does_not_compute_it_again()
    {
        foreach (ProblemSource source in Sources("1..30"))
        {
            for (ulong index = 0; index < 60; index++)
            {
                Problem problem = source.At(index);
                Assert.Equal(Judgement.Right, source.Maker.Verify(problem, problem.Key.Gold));
                Assert.Equal(GradeVerdict.Wrong, source.Maker.Verify(problem, "").Verdict);
                Assert.Equal(GradeVerdict.Wrong, source.Maker.Verify(problem, Mutate(problem.Key.Gold, index)).Verdict);
                Assert.EndsWith(problem.Key.Gold, source.Maker.Work(problem).Last(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Lengths_are_those_asked_for()
    {
        foreach (NumberTask task in Tasks)
        {
            foreach (NumberForm form in task.Forms)
            {
                var source = new ProblemSource(task, new Dictionary<string, string> { ["form"] = form.ToString(), ["length"] = "12" }, "all", 5);
                for (ulong index = 0; index < 40; index++)
                {
                    int longest = source.At(index).Key.Parameters
                        .Where((text, place) => place == 0 || task is not (GetDigit or CountDigit or SignificantFigures))
                        .Max(text => WrittenNumber.TryParse(text, form, out WrittenNumber number) ? number.Length : throw new InvalidOperationException(text));
                    // A reduced fraction may be shorter than what was drawn; the rules for decimal forms change its length.
                    if (task is ToFloat || task is NumberSubtraction && form == NumberForm.Scientific) continue;
                    Assert.Equal(12, longest);
                }
            }
        }
    }

    [Fact]
    public void Integer_arithmetic_agrees_with_the_platform_on_ten_thousand_items_a_task()
    {
        var oracles = new Dictionary<string, Func<BigInteger, BigInteger, BigInteger>>
        {
            ["number-add"] = (a, b) => a + b,
            ["number-sub"] = (a, b) => a - b,
            ["number-multiply"] = (a, b) => a * b,
            ["number-floordiv"] = (a, b) => a / b,
            ["number-mod"] = (a, b) => a % b,
            ["number-max"] = BigInteger.Max,
            ["number-min"] = BigInteger.Min,
        };
        foreach ((string name, Func<BigInteger, BigInteger, BigInteger> oracle) in oracles)
        {
            var source = new ProblemSource(ProblemFamilies.Find(registry, name), new Dictionary<string, string> { ["length"] = "1..40" }, "all", 9);
            var draft = new ProblemDraft();
            RandomStream random = source.OpenStream();
            for (ulong index = 0; index < 10_000; index++)
            {
                source.Draft(index, random, draft);
                Assert.Equal(oracle(BigInteger.Parse(draft.Parameters[0]), BigInteger.Parse(draft.Parameters[1])), BigInteger.Parse(draft.Gold.ToString()));
            }
        }
    }

    [Theory]
    [InlineData("99995", "3", "1.00e5", "1.0000e4")]
    [InlineData("12351", "3", "1.24e4", "1.23e4")]
    [InlineData("12350", "3", "1.24e4", "1.23e4")]
    [InlineData("12349", "3", "1.23e4", "1.23e4")]
    [InlineData("100", "2", "1.0e2", "1.0e2")]
    [InlineData("120000", "4", "1.200e5", "1.200e5")]
    [InlineData("9", "2", "9.0e0", "9.0e0")]
    [InlineData("99", "2", "9.9e1", "9.9e1")]
    public void Significant_figures_round_halves_up_and_carry(string number, string figures, string right, string published)
    {
        var task = new SignificantFigures();
        Assert.True(WrittenNumber.TryParse(number, NumberForm.Integer, out WrittenNumber first));
        Assert.True(WrittenNumber.TryParse(figures, NumberForm.Integer, out WrittenNumber second));
        Assert.Equal(right, task.Solve((first, second)).ToString());
        Assert.Equal(published, task.SolveAsPublished((first, second)).ToString());
        Assert.True(task.Check((first, second), task.Solve((first, second))));
    }

    [Theory]
    [InlineData("number-digit-add", "float", "12.34", "9.777", "11.017")]
    [InlineData("number-digit-add", "integer", "55", "55", "0")]
    [InlineData("number-digit-max", "float", "12.34", "9.777", "19.777")]
    [InlineData("number-digit-min", "integer", "123", "45", "23")]
    [InlineData("number-add", "scientific", "9.5e3", "5.0e2", "1.0e4")]
    [InlineData("number-sub", "float", "3.5", "1.5", "2.0")]
    [InlineData("number-truediv", "fraction", "1/2", "3/4", "2/3")]
    [InlineData("number-to-float", "fraction", "7/40", null, "0.175")]
    [InlineData("number-to-float", "scientific", "1.25e4", null, "12500.0")]
    [InlineData("number-length", "float", "12.34", null, "4")]
    [InlineData("number-get-digit", "float", "12.34", "2", "3")]
    public void Examples_of_the_rules(string name, string form, string first, string? second, string expected)
    {
        var task = (NumberTask)ProblemFamilies.Find(registry, name);
        NumberForm written = Enum.Parse<NumberForm>(form, ignoreCase: true);
        Assert.True(WrittenNumber.TryParse(first, written, out WrittenNumber a));
        WrittenNumber b = default;
        Assert.True(second is null || WrittenNumber.TryParse(second, written, out b) || WrittenNumber.TryParse(second, NumberForm.Integer, out b));
        Assert.Equal(expected, task.Solve(new NumberOperands(a, second is null ? null : b)).ToString());
    }

    [Fact]
    public void An_answer_of_the_right_value_in_another_writing_is_wrong_by_its_form()
    {
        var source = new ProblemSource(new NumberAddition(), new Dictionary<string, string> { ["form"] = "fraction" }, "all", 3);
        Problem problem = source.At(4);
        string[] parts = problem.Key.Gold.Split('/');
        string unreduced = $"{BigInteger.Parse(parts[0]) * 2}/{BigInteger.Parse(parts[1]) * 2}";
        Assert.Equal(Judgement.Wrong("form"), source.Maker.Verify(problem, unreduced));
    }

    [Fact]
    public void A_form_or_variant_that_a_task_does_not_have_is_refused()
    {
        Assert.Throws<InputError>(() => new NumberFloorDivision().Create(new Dictionary<string, string> { ["form"] = "float" }));
        Assert.Throws<InputError>(() => new NumberAddition().Create(new Dictionary<string, string> { ["variant"] = "hard" }));
        Assert.Throws<InputError>(() => new NumberAddition().Create(new Dictionary<string, string> { ["length"] = "8..1" }));
        Assert.Throws<InputError>(() => new NumberAddition().Create(new Dictionary<string, string> { ["length"] = "0" }));
        Assert.Throws<InputError>(() => new NumberAddition().Create(new Dictionary<string, string> { ["lenght"] = "3" }));
    }

    private static IEnumerable<ProblemSource> Sources(string lengths) =>
        from task in Tasks
        from form in task.Forms
        from variant in task.Variants
        where variant == NumberVariant.Plain || form != NumberForm.Fraction
        select new ProblemSource(
            task, new Dictionary<string, string> { ["form"] = form.ToString(), ["length"] = lengths, ["variant"] = variant.ToString() }, "all", 2);

    /// <summary>Another digit somewhere, so another number of the same form.</summary>
    private static string Mutate(string gold, ulong index)
    {
        char[] digits = gold.ToCharArray();
        int place = (int)(index % (ulong)digits.Length);
        while (!char.IsAsciiDigit(digits[place])) place = (place + 1) % digits.Length;
        digits[place] = (char)('0' + (digits[place] - '0' + 1) % 10);
        return new string(digits);
    }
}
