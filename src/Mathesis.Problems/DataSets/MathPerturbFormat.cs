using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>MATH-Perturb (Huang et al. 2025): <c>problem</c>, <c>answer</c> and labels. Its makers ask that nothing is trained on it.</summary>
[Register<IDataSetFormat>("math-perturb")]
public sealed class MathPerturbFormat() : DataSetFormat("math-perturb", "problems of MATH changed so that the old method works (simple) or fails (hard) (Kaffaljidhmah2/MATH-Perturb)", "Apache-2.0", isTestOnly: true)
{
    /// <inheritdoc/>
    public override IEnumerable<Problem> Read(string text, string path)
    {
        int index = 0;
        foreach (JsonRecord record in JsonRecord.ReadAll(text, path))
        {
            yield return Problem(
                record.Place, index++, record.Text("problem"), record.TextOrNumber("answer"), "expression", record.Optional("solution"),
                record.Labels("level", "type", "problem_id", "original_split"));
        }
    }
}
