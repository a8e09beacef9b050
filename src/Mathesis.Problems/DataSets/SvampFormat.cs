using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>SVAMP (Patel et al. 2021): <c>Body</c>, <c>Question</c>, <c>Equation</c>, <c>Answer</c> as a float.</summary>
[Register<IDataSetFormat>("svamp")]
public sealed class SvampFormat() : DataSetFormat("svamp", "word problems of one operation with varied wording (arkilpatel/SVAMP)", "MIT")
{
    /// <inheritdoc/>
    public override IEnumerable<Problem> Read(string text, string path)
    {
        int index = 0;
        foreach (JsonRecord record in JsonRecord.ReadAll(text, path))
        {
            string body = record.Text("Body").Trim(), gold = record.TextOrNumber("Answer");
            // The release writes whole numbers as floats.
            if (gold.EndsWith(".0", StringComparison.Ordinal)) gold = gold[..^2];
            string join = body.Length == 0 || body[^1] is '.' or '?' or '!' ? " " : ". ";
            yield return Problem(
                record.Place, index++, $"{body}{join}{record.Text("Question").Trim()}".Trim(), gold, "number", record.Optional("Equation"), record.Labels("Type", "ID"));
        }
    }
}
