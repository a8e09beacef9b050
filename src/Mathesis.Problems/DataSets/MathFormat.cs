using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>MATH (Hendrycks et al. 2021): <c>problem, solution, level, type</c>, the answer in the last <c>\boxed</c>; or <c>content, steps, answer</c>.</summary>
[Register<IDataSetFormat>("math")]
public sealed class MathFormat() : DataSetFormat("math", "competition problems with worked solutions (hendrycks/math; also the fields of CARP's copy)", "MIT")
{
    /// <inheritdoc/>
    public override IEnumerable<Problem> Read(string text, string path)
    {
        int index = 0;
        foreach (JsonRecord record in JsonRecord.ReadAll(text, path))
        {
            bool isRelease = record.Has("problem");
            string solution = record.Text(isRelease ? "solution" : "steps");
            string gold = isRelease
                ? BoxedAnswer.Last(solution) ?? throw record.Bad("solution", "has no whole \\boxed{...}", "expected the answer in it")
                : record.Text("answer");
            yield return Problem(record.Place, index++, record.Text(isRelease ? "problem" : "content"), gold, "expression", solution, record.Labels("level", "type"));
        }
    }
}
