using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>AQuA-RAT (Ling et al. 2017): <c>question</c>, five <c>options</c> that begin with their letters, <c>rationale</c>, <c>correct</c>.</summary>
[Register<IDataSetFormat>("aqua")]
public sealed class AquaFormat() : DataSetFormat("aqua", "multiple-choice word problems with rationales (google-deepmind/AQuA)", "Apache-2.0")
{
    /// <inheritdoc/>
    public override IEnumerable<Problem> Read(string text, string path)
    {
        int index = 0;
        foreach (JsonRecord record in JsonRecord.ReadAll(text, path))
        {
            IReadOnlyList<string> options = record.Texts("options");
            string correct = record.Text("correct").Trim();
            if (options.Count == 0) throw record.Bad("options", "is empty", "expected the texts to choose from");
            if (correct.Length != 1 || correct[0] - 'A' < 0 || correct[0] - 'A' >= options.Count)
                throw record.Bad("correct", $"is '{correct}'", $"expected a letter from A to {(char)('A' + options.Count - 1)}");
            string statement = $"{record.Text("question")}\n{string.Join('\n', options)}";
            yield return Problem(record.Place, index++, statement, correct, "choice", record.Optional("rationale"), null, options);
        }
    }
}
