using System.Text.Json;

namespace Mathesis.Checkpoints.Tests;

/// <summary>Byte-pair encoding as it is defined, written without regard for time: an oracle for <see cref="BytePairModel"/>.</summary>
internal sealed class NaiveBytePairs
{
    private readonly List<(string Left, string Right)> merges = [];
    private readonly Dictionary<string, int> vocabulary = new(StringComparer.Ordinal);

    public NaiveBytePairs(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement model = document.RootElement.GetProperty("model");
        foreach (JsonProperty token in model.GetProperty("vocab").EnumerateObject()) vocabulary.Add(token.Name, token.Value.GetInt32());
        foreach (JsonElement merge in model.GetProperty("merges").EnumerateArray())
        {
            string[] parts = merge.GetString()!.Split(' ');
            merges.Add((parts[0], parts[1]));
        }
    }

    /// <summary>Goes through all merges in the order in which they were learned, and merges each everywhere, from the left.</summary>
    public int[] Encode(string word)
    {
        List<string> parts = [.. word.Select(character => character.ToString())];
        while (true)
        {
            int best = merges.FindIndex(merge => Place(parts, merge) >= 0);
            if (best < 0) return [.. parts.Select(part => vocabulary[part])];
            int at = Place(parts, merges[best]);
            parts[at] += parts[at + 1];
            parts.RemoveAt(at + 1);
        }
    }

    private static int Place(List<string> parts, (string Left, string Right) merge)
    {
        for (int i = 0; i + 1 < parts.Count; i++)
        {
            if (parts[i] == merge.Left && parts[i + 1] == merge.Right) return i;
        }
        return -1;
    }
}
