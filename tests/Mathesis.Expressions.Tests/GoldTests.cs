using System.Text.Json;
using Mathesis.Tests;

namespace Mathesis.Expressions.Tests;

/// <summary>Gold answers of published data sets, each graded against itself inside a sentence, so that it is extracted, read and compared.</summary>
public class GoldTests
{
    [Theory]
    [InlineData("math/algebra.train.json", "answer")]
    [InlineData("math/counting_and_probability.train.json", "answer")]
    [InlineData("math/number_theory.train.json", "answer")]
    [InlineData("math/prealgebra.train.json", "answer")]
    [InlineData("math-perturb/math_perturb_simple.jsonl", "answer")]
    [InlineData("gsm8k/train.jsonl", "answer")]
    [InlineData("svamp/test.jsonl", "Answer")]
    [InlineData("cmath/cmath_dev.jsonl", "golden")]
    [InlineData("aqua/dev.jsonl", "correct")]
    public void Every_gold_equals_itself(string file, string field)
    {
        string path = TestData.Path(file);
        var failures = new List<string>();
        int count = 0;
        foreach (string line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            using var record = JsonDocument.Parse(line);
            string gold = record.RootElement.GetProperty(field).ToString();
            int mark = gold.IndexOf("#### ", StringComparison.Ordinal);
            if (mark >= 0) gold = gold[(mark + 5)..];
            // Four records have no answer.
            if (gold.Length == 0) continue;
            count++;
            foreach (string answer in new[] { gold, $"We find that the answer is $\\boxed{{{gold}}}$." })
            {
                Grade grade = Grader.Grade(gold, answer);
                if (!grade.IsRight) failures.Add($"{gold} -> {grade.Verdict} {grade.Reason} [{grade.Answer}]");
            }
        }
        Assert.True(count > 200);
        Assert.Empty(failures);
    }
}
