using System.Text;
using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>What a tokenizer does to text before it splits it: each kind of normaliser as a function.</summary>
internal static class Normalizers
{
    /// <summary>The normaliser of a JSON value; null leaves text as it is.</summary>
    /// <exception cref="InputError">Its type is not supported, or a field is missing.</exception>
    public static Func<string, string> Read(JsonReading? json)
    {
        if (json is not { } normalizer) return static text => text;
        string type = normalizer.Text("type");
        switch (type)
        {
            case "Sequence":
                Func<string, string>[] steps = [.. normalizer.Required("normalizers").Items().Select(item => Read(item))];
                return text => steps.Aggregate(text, static (current, step) => step(current));
            case "NFC": return CanonicalForm.Compose;
            case "NFD": return CanonicalForm.Decompose;
            case "Lowercase": return static text => text.ToLowerInvariant();
            case "Prepend":
                string prefix = normalizer.Text("prepend");
                return text => text.Length == 0 ? text : prefix + text;
            case "Strip":
                bool left = normalizer.Flag("strip_left", true);
                bool right = normalizer.Flag("strip_right", true);
                return text => left && right ? text.Trim() : left ? text.TrimStart() : right ? text.TrimEnd() : text;
            case "Replace":
                return Replacement(normalizer);
            default:
                throw new InputError($"the normaliser {type} is not supported", normalizer.Where, "expected Sequence, NFC, NFD, Lowercase, Prepend, Strip or Replace");
        }
    }

    /// <summary>What replaces every match of <c>pattern</c>, a text or a regular expression, by <c>content</c>.</summary>
    public static Func<string, string> Replacement(JsonReading json)
    {
        string content = json.Text("content");
        TextPattern pattern = TextPattern.Read(json.Required("pattern"));
        return text =>
        {
            List<(int Start, int Length)> matches = pattern.Matches(text);
            if (matches.Count == 0) return text;
            var replaced = new StringBuilder();
            int done = 0;
            foreach ((int start, int length) in matches)
            {
                replaced.Append(text, done, start - done).Append(content);
                done = start + length;
            }
            return replaced.Append(text, done, text.Length - done).ToString();
        };
    }
}
