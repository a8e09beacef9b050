using System.Globalization;
using System.Text;

namespace Mathesis.Checkpoints;

/// <summary>
/// The canonical normal forms NFC and NFD (Unicode Standard Annex 15). .NET leaves text as it is where it is culture-invariant,
/// as Mathesis is, so the tables come with the library: <c>canonical-decompositions.txt</c>, of the Unicode Character Database.
/// </summary>
internal static class CanonicalForm
{
    // Hangul syllables are composed by arithmetic (The Unicode Standard, section 3.12).
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    private static readonly Lazy<Tables> tables = new(Read);

    /// <summary>NFD: composed characters taken apart, marks in canonical order.</summary>
    public static string Decompose(string text)
    {
        if (Ascii.IsValid(text)) return text;
        return Write(Decomposed(text));
    }

    /// <summary>NFC: as NFD, then composed.</summary>
    public static string Compose(string text)
    {
        if (Ascii.IsValid(text)) return text;
        List<int> points = Decomposed(text);
        Tables data = tables.Value;
        var composed = new List<int>(points.Count);
        int starter = -1;
        int lastClass = 0;
        foreach (int point in points)
        {
            int combining = data.ClassOf(point);
            bool isBlocked = starter < 0 || (composed.Count - 1 > starter && (lastClass == 0 || lastClass >= combining));
            if (!isBlocked && data.TryCompose(composed[starter], point, out int whole))
            {
                composed[starter] = whole;
                continue;
            }
            if (combining == 0) starter = composed.Count;
            lastClass = combining;
            composed.Add(point);
        }
        return Write(composed);
    }

    private static List<int> Decomposed(string text)
    {
        Tables data = tables.Value;
        var points = new List<int>(text.Length);
        for (int i = 0; i < text.Length;)
        {
            // A lone half of a pair stays as it is.
            int point = Rune.TryGetRuneAt(text, i, out Rune rune) ? rune.Value : text[i];
            i += point > char.MaxValue ? 2 : 1;
            data.Decompose(point, points);
        }
        // Marks between two starters are ordered by their class; equal classes keep their order.
        for (int start = 0; start < points.Count;)
        {
            if (data.ClassOf(points[start]) == 0)
            {
                start++;
                continue;
            }
            int end = start;
            while (end < points.Count && data.ClassOf(points[end]) != 0) end++;
            int[] ordered = [.. points.GetRange(start, end - start).OrderBy(data.ClassOf)];
            for (int i = 0; i < ordered.Length; i++) points[start + i] = ordered[i];
            start = end;
        }
        return points;
    }

    private static string Write(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        foreach (int point in points)
        {
            if (point <= char.MaxValue) text.Append((char)point);
            else text.Append(char.ConvertFromUtf32(point));
        }
        return text.ToString();
    }

    private static Tables Read()
    {
        using Stream stream = typeof(CanonicalForm).Assembly.GetManifestResourceStream("canonical-decompositions.txt")!;
        using var reader = new StreamReader(stream);
        var data = new Tables();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] fields = line.Split(';');
            int point = Hexadecimal(fields[0]);
            if (fields[1].Length > 0) data.Classes.Add(point, int.Parse(fields[1], CultureInfo.InvariantCulture));
            if (fields[2].Length == 0) continue;
            int[] parts = [.. fields[2].Split(' ').Select(Hexadecimal)];
            data.Decompositions.Add(point, parts);
            if (fields[3] == "c") data.Compositions.Add((parts[0], parts[1]), point);
        }
        return data;

        static int Hexadecimal(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private sealed class Tables
    {
        public Dictionary<int, int> Classes { get; } = [];

        public Dictionary<int, int[]> Decompositions { get; } = [];

        public Dictionary<(int, int), int> Compositions { get; } = [];

        public int ClassOf(int point) => Classes.GetValueOrDefault(point);

        public void Decompose(int point, List<int> destination)
        {
            int syllable = point - SyllableBase;
            if (syllable is >= 0 and < Leads * Vowels * Trails)
            {
                destination.Add(LeadBase + syllable / (Vowels * Trails));
                destination.Add(VowelBase + syllable / Trails % Vowels);
                if (syllable % Trails > 0) destination.Add(TrailBase + syllable % Trails);
            }
            else if (Decompositions.TryGetValue(point, out int[]? parts))
            {
                foreach (int part in parts) Decompose(part, destination);
            }
            else
            {
                destination.Add(point);
            }
        }

        public bool TryCompose(int first, int second, out int whole)
        {
            int lead = first - LeadBase;
            int vowel = second - VowelBase;
            if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
            {
                whole = SyllableBase + (lead * Vowels + vowel) * Trails;
                return true;
            }
            int syllable = first - SyllableBase;
            int trail = second - TrailBase;
            if (syllable is >= 0 and < Leads * Vowels * Trails && syllable % Trails == 0 && trail is > 0 and < Trails)
            {
                whole = first + trail;
                return true;
            }
            return Compositions.TryGetValue((first, second), out whole);
        }
    }
}
