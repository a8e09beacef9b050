using CsCheck;
using Mathesis.Core;

namespace Mathesis.Problems.Tests;

public class FiniteTaskFamilyTests
{
    private static readonly Registry Registry = Registry.Compose(Registrations.AddTo);

    public static TheoryData<string, string, int> SmallTasks { get; } = new()
    {
        { "modular-addition", "modulus", 3 },
        { "modular-addition", "modulus", 10 },
        { "modular-subtraction", "modulus", 3 },
        { "modular-subtraction", "modulus", 12 },
        { "modular-multiplication", "modulus", 3 },
        { "modular-multiplication", "modulus", 14 },
        { "modular-division", "modulus", 3 },
        { "modular-division", "modulus", 13 },
        { "modular-polynomial", "modulus", 3 },
        { "modular-polynomial", "modulus", 11 },
        { "modular-polynomial", "modulus", 12 },
        { "permutation-composition", "degree", 3 },
        { "permutation-composition", "degree", 4 },
    };

    [Theory]
    [MemberData(nameof(SmallTasks))]
    public void The_verifier_accepts_exactly_the_answer_of_the_table(string name, string option, int value)
    {
        IFiniteTaskFamily family = Registry.Create<IFiniteTaskFamily>(name, "task");
        Dictionary<string, string> settings = new() { [option] = $"{value}" };
        FiniteTask task = family.Create(settings);
        Assert.Equal(name, family.Name);
        Assert.Equal($"{name} {value}", task.Name);
        for (int question = 0; question < task.Count; question++)
        {
            for (int answer = -1; answer <= task.AnswerSymbols.Count; answer++)
                Assert.Equal(answer == task.Answer(question), family.Verify(settings, task.Inputs(question), answer));
        }
    }

    [Fact]
    public void The_verifier_accepts_the_answers_of_large_tables()
    {
        string[] names = ["modular-addition", "modular-subtraction", "modular-multiplication", "modular-division", "modular-polynomial"];
        int[] moduli = [97, 113, 401];
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 1_000_000]).Sample((nameIndex, modulusIndex, pick) =>
        {
            (string name, int modulus) = (names[nameIndex], moduli[modulusIndex]);
            IFiniteTaskFamily family = Registry.Create<IFiniteTaskFamily>(name, "task");
            Dictionary<string, string> settings = new() { ["modulus"] = $"{modulus}" };
            FiniteTask task = family.Create(settings);
            int question = pick % task.Count;
            Assert.True(family.Verify(settings, task.Inputs(question), task.Answer(question)));
            Assert.False(family.Verify(settings, task.Inputs(question), (task.Answer(question) + 1) % modulus));
        }, iter: 30);
    }

    [Fact]
    public void All_pairs_are_asked_in_order_with_the_second_input_fastest()
    {
        FiniteTask task = Create("modular-addition", "modulus", "5");
        Assert.Equal(25, task.Count);
        Assert.Equal(2, task.Arity);
        Assert.Equal(["0", "1", "2", "3", "4"], task.InputSymbols);
        for (int question = 0; question < 25; question++)
            Assert.Equal([question / 5, question % 5], task.Inputs(question).ToArray());
        Assert.Equal(2, task.Answer(3 * 5 + 4));
    }

    [Fact]
    public void Division_leaves_out_division_by_zero()
    {
        FiniteTask task = Create("modular-division", "modulus", "7");
        Assert.Equal(42, task.Count);
        Assert.All(Enumerable.Range(0, task.Count), question => Assert.NotEqual(0, task.Inputs(question)[1]));
    }

    [Fact]
    public void Composition_applies_the_second_permutation_first()
    {
        FiniteTask task = Create("permutation-composition", "degree", "3");
        Assert.Equal(["123", "132", "213", "231", "312", "321"], task.InputSymbols);
        // 132 exchanges 2 and 3; 231 sends 1 to 2, 2 to 3, 3 to 1. First 231, then 132: 1 to 3, 2 to 2, 3 to 1.
        Assert.Equal("321", task.AnswerSymbols[task.Answer(1 * 6 + 3)]);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("6", "3")]
    [InlineData("5", "5")]
    public void Parity_counts_the_relevant_bits_and_no_others(string bits, string relevant)
    {
        IFiniteTaskFamily family = Registry.Create<IFiniteTaskFamily>("sparse-parity", "task");
        Dictionary<string, string> settings = new() { ["bits"] = bits, ["relevant"] = relevant };
        FiniteTask task = family.Create(settings);
        Assert.Equal(1 << task.Arity, task.Count);
        int count = int.Parse(relevant);
        for (int question = 0; question < task.Count; question++)
        {
            int ones = 0;
            foreach (int bit in task.Inputs(question)[..count]) ones += bit;
            Assert.Equal(ones % 2, task.Answer(question));
            for (int answer = -1; answer <= 2; answer++) Assert.Equal(answer == ones % 2, family.Verify(settings, task.Inputs(question), answer));
        }
    }

    [Fact]
    public void The_default_task_is_that_of_113_residues() =>
        Assert.Equal(113 * 113, Registry.Create<IFiniteTaskFamily>("modular-addition", "task").Create(new Dictionary<string, string>()).Count);

    [Theory]
    [InlineData("modular-addition", "modulus", "2", "modulus: 2 is too small; expected a modulus from 3 to 2048")]
    [InlineData("modular-addition", "modulus", "2049", "modulus: 2049 is too large; expected a modulus from 3 to 2048")]
    [InlineData("modular-subtraction", "modulus", "-7", "modulus: -7 is too small; expected a modulus from 3 to 2048")]
    [InlineData("modular-polynomial", "modulus", "ten", "modulus: 'ten' is not an integer; give modulus={an integer}")]
    [InlineData("modular-multiplication", "modulos", "7", "unknown option 'modulos'; did you mean modulus?")]
    [InlineData("modular-division", "modulus", "91", "modulus: 91 is not prime, it is divisible by 7; division needs a prime modulus")]
    [InlineData("sparse-parity", "bits", "17", "bits: 17 is out of range; expected a number of bits from 1 to 16")]
    [InlineData("sparse-parity", "relevant", "11", "relevant: 11 is out of range; expected a number of bits from 1 to 10")]
    [InlineData("permutation-composition", "degree", "6", "degree: 6 is out of range; expected a degree from 3 to 5")]
    public void Bad_settings_get_one_line(string name, string option, string value, string message) =>
        Assert.Equal(message, Assert.Throws<InputError>(() => Create(name, option, value)).Message);

    [Fact]
    public void Every_family_describes_itself()
    {
        IFiniteTaskFamily[] families = [.. Registry.CreateAll<IFiniteTaskFamily>()];
        Assert.Equal(7, families.Length);
        foreach (IFiniteTaskFamily family in families)
        {
            Assert.NotEmpty(family.Summary);
            FiniteTask byDefault = family.Create(new Dictionary<string, string>());
            FiniteTask byDescription = family.Create(family.Options.ToDictionary(option => option.Name, option => option.Default));
            Assert.Equal(byDefault.Name, byDescription.Name);
        }
    }

    private static FiniteTask Create(string name, string option, string value) =>
        Registry.Create<IFiniteTaskFamily>(name, "task").Create(new Dictionary<string, string> { [option] = value });
}
