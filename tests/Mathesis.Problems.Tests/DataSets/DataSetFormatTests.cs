using Mathesis.Core;
using Mathesis.Expressions;
using Mathesis.Tests;

namespace Mathesis.Problems.Tests;

public class DataSetFormatTests
{
    private static readonly Registry registry = Registry.Compose(Registrations.AddTo);

    [Theory]
    [InlineData("gsm8k", "gsm8k/train.jsonl", 7473, "number")]
    [InlineData("math", "math/algebra.train.json", 1744, "expression")]
    [InlineData("math-perturb", "math-perturb/math_perturb_simple.jsonl", 279, "expression")]
    [InlineData("aqua", "aqua/dev.jsonl", 254, "choice")]
    [InlineData("svamp", "svamp/test.jsonl", 1000, "number")]
    [InlineData("cmath", "cmath/cmath_dev.jsonl", 600, "number")]
    [InlineData("p3", "p3/puzzles.json", 1715, "program")]
    [InlineData("asymob", "asymob/Seed_and_Max_Symbolic_Perturbations.csv", 122, "expression")]
    [InlineData("minif2f", "minif2f/lean/src/test.lean", 244, "proof")]
    [InlineData("minif2f", "minif2f/metamath/valid", 244, "proof")]
    [InlineData("minif2f", "minif2f/hollight/valid", 163, "proof")]
    public void Real_files_load_whole(string name, string file, int count, string type)
    {
        IDataSetFormat format = registry.Create<IDataSetFormat>(name, "data set");
        IReadOnlyList<Problem> problems = DataSetFiles.Read(format, TestData.Path(file));
        Assert.Equal(count, problems.Count);
        Assert.All(problems, problem =>
        {
            Assert.NotEqual("", problem.Question.Statement);
            Assert.Equal(type, problem.Question.Answer.Type);
            Assert.NotNull(problem.Key.Origin);
            Assert.Equal(format.Licence, problem.Key.Origin.Licence);
            Assert.Equal(name == "math-perturb", problem.Key.Origin.IsTestOnly);
            if (type is "proof" or "program") return;
            Assert.NotEqual("", problem.Key.Gold);
            Assert.Equal(GradeVerdict.Right, DataSetVerifier.Verify(problem, problem.Key.Gold).Verdict);
            Assert.NotEqual(GradeVerdict.Right, DataSetVerifier.Verify(problem, "-987654321").Verdict);
        });
        Assert.Equal(count, problems.Select(problem => problem.Question.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("gsm8k", "{\"question\":\"a\",\"answer\":\"b\"}", "x, line 1: the field 'answer' has no '####'; expected the number after it")]
    [InlineData("gsm8k", "{\"question\":\"a\",\"answer\":\"#### 1\"}\n{\"question\":3,\"answer\":\"#### 1\"}", "x, line 2: the field 'question' is number; expected a text")]
    [InlineData("gsm8k", "\n{\"question\":", "x: bad JSON at line 2, byte 13; expected one object a line, or one array of objects")]
    [InlineData("gsm8k", "[1]", "x, record 1: is number; expected an object")]
    [InlineData("aqua", "{\"question\":\"a\",\"options\":[\"A)1\"],\"correct\":\"B\"}", "x, line 1: the field 'correct' is 'B'; expected a letter from A to A")]
    [InlineData("math", "{\"problem\":\"a\",\"solution\":\"\\\\boxed{1\"}", "x, line 1: the field 'solution' has no whole \\boxed{...}; expected the answer in it")]
    [InlineData("svamp", "{\"Body\":\"a\"}", "x, line 1: the field 'Answer' is missing; expected a text or a number")]
    [InlineData("asymob", "Challenge,Source\n1,2", "x, line 1: the column 'Answer in Latex' is missing; expected the columns Challenge, Answer in Latex, Answer in Sympy, Variation, Source")]
    public void Errors_name_file_line_and_field(string name, string text, string message)
    {
        IDataSetFormat format = registry.Create<IDataSetFormat>(name, "data set");
        Assert.Equal(message, Assert.Throws<InputError>(() => format.Read(text, "x").Count()).Message);
    }

    [Theory]
    [InlineData("so \\boxed{1} or \\boxed{\\frac{1}{2}}.", "\\frac{1}{2}")]
    [InlineData("\\boxed{3} then \\boxed{4", "3")]
    [InlineData("$\\boxed 7$", "7")]
    [InlineData("\\fbox{a\\}b}", "a\\}b")]
    [InlineData("none", null)]
    [InlineData("\\boxed", null)]
    public void The_last_whole_box_counts(string text, string? content) => Assert.Equal(content, BoxedAnswer.Last(text));

    [Fact]
    public void Mutated_files_are_read_or_refused_and_nothing_else()
    {
        string[] seeds =
        [
            "{\"question\":\"How many?\",\"answer\":\"<<1+1=2>>2\\n#### 2\",\"options\":[\"A)1\",\"B)2\"],\"correct\":\"B\",\"rationale\":\"r\"}\n",
            "[{\"problem\":\"p\",\"solution\":\"\\\\boxed{1}\",\"level\":\"Level 1\",\"type\":\"Algebra\",\"answer\":\"1\",\"content\":\"c\",\"steps\":\"s\"}]",
            "{\"Body\":\"b\",\"Question\":\"q\",\"Equation\":\"1\",\"Answer\":3.0,\"input\":\"i\",\"golden\":\"4\",\"grade\":1}",
            "{\"sat\":\"def sat(s): return True\",\"ans_type\":\"str\",\"sol_bodies\":\"[\\\"return 1\\\", 'x\\\\n']\",\"name\":\"n\"}",
            "Index,Challenge,Answer in Latex,Answer in Sympy,Variation,Source\n1,\"a, b\",x,x,Original,\"U\nV\"\n",
            "theorem a (x : nat) :\n  x = x :=\nbegin\n  refl\nend\n",
        ];
        IDataSetFormat[] formats = [.. registry.CreateAll<IDataSetFormat>()];
        var random = new RandomStream("tests/mutated data sets", 1);
        const string Units = "{}[]\",:\\\n\r 019eE.-+ntf#\u0000\ud800\ufeff\u4e2d";
        for (int round = 0; round < 100_000; round++)
        {
            string text = seeds[random.NextBelow(seeds.Length)];
            for (int change = random.NextBelow(4); change >= 0 && text.Length > 0; change--)
            {
                int at = random.NextBelow(text.Length);
                text = random.NextBelow(3) switch
                {
                    0 => text.Remove(at, Math.Min(1 + random.NextBelow(4), text.Length - at)),
                    1 => text.Insert(at, Units[random.NextBelow(Units.Length)].ToString()),
                    _ => text[..at] + text[random.NextBelow(text.Length)..],
                };
            }
            foreach (IDataSetFormat format in formats)
            {
                try
                {
                    Assert.All(format.Read(text, format.Name == "minif2f" ? "x.lean" : "x"), Assert.NotNull);
                }
                catch (InputError error)
                {
                    Assert.DoesNotContain('\n', error.Message);
                }
            }
        }
    }
}
