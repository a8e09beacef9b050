using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>miniF2F (Zheng et al. 2022): Lean files of theorems, Metamath and HOL Light files of one statement each. The answer wanted is a proof.</summary>
[Register<IDataSetFormat>("minif2f")]
public sealed class MiniF2FFormat() : DataSetFormat("minif2f", "formal statements of competition mathematics in Lean, Metamath and HOL Light (openai/miniF2F)", "MIT and Apache-2.0")
{
    /// <inheritdoc/>
    public override IEnumerable<Problem> Read(string text, string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".lean" => ReadLean(text, path),
        ".mm" or ".ml" => [Statement(text, path, 0, 1, Path.GetExtension(path) == ".mm" ? "metamath" : "hol-light", Path.GetFileNameWithoutExtension(path))],
        _ => throw new InputError("is not a file of miniF2F", path, "expected .lean, .mm or .ml"),
    };

    private IEnumerable<Problem> ReadLean(string text, string path)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        int index = 0;
        for (int start = 0; start < lines.Length; start++)
        {
            if (!lines[start].StartsWith("theorem ", StringComparison.Ordinal)) continue;
            string name = lines[start]["theorem ".Length..].Trim().Split(' ', '(', '{', ':')[0];
            int end = start;
            while (end < lines.Length && !lines[end].Contains(":=", StringComparison.Ordinal)) end++;
            if (end == lines.Length)
                throw new InputError($"the theorem '{name}' has no ':='", new RecordPlace(path, start + 1).ToString(), "expected a statement and a proof");
            string last = lines[end][..lines[end].IndexOf(":=", StringComparison.Ordinal)];
            yield return Statement(string.Join('\n', lines[start..end].Append(last)).TrimEnd(), path, index++, start + 1, "lean", name);
            start = end;
        }
        if (index == 0) throw new InputError("there is no theorem", path, "expected lines that begin with 'theorem'");
    }

    private Problem Statement(string text, string path, int index, int line, string language, string name)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new InputError("is empty", path, "expected a formal statement");
        var labels = new SortedDictionary<string, string> { ["language"] = language, ["name"] = name };
        return Problem(new RecordPlace(path, line), index, text.Trim(), "", "proof", null, labels);
    }
}
