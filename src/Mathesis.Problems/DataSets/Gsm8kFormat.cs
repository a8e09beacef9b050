using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>GSM8K (Cobbe et al. 2021): <c>question</c> and <c>answer</c>, the number after <c>####</c>, calculations in <c>&lt;&lt;a*b=c&gt;&gt;</c>.</summary>
[Register<IDataSetFormat>("gsm8k")]
public sealed class Gsm8kFormat() : DataSetFormat("gsm8k", "grade-school word problems with worked solutions (openai/grade-school-math)", "MIT")
{
    /// <inheritdoc/>
    public override IEnumerable<Problem> Read(string text, string path)
    {
        int index = 0;
        foreach (JsonRecord record in JsonRecord.ReadAll(text, path))
        {
            string answer = record.Text("answer");
            int marker = answer.LastIndexOf("####", StringComparison.Ordinal);
            if (marker < 0) throw record.Bad("answer", "has no '####'", "expected the number after it");
            string gold = answer[(marker + 4)..].Trim().Replace(",", "", StringComparison.Ordinal);
            if (gold.Length == 0) throw record.Bad("answer", "ends at '####'", "expected the number after it");
            yield return Problem(record.Place, index++, record.Text("question"), gold, "number", answer[..marker].TrimEnd());
        }
    }
}
