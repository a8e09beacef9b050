using System.Text;

namespace Mathesis.Cli;

/// <summary>Breaks text into lines.</summary>
internal static class Paragraph
{
    /// <summary>Writes a text in lines of at most <paramref name="width"/> characters where its words allow it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="text">The text; its own line ends count as spaces.</param>
    /// <param name="width">The characters of a line, indentation included.</param>
    /// <param name="indent">What every line begins with.</param>
    /// <param name="first">What the first line begins with in its place, or null.</param>
    public static void Write(TextWriter output, string text, int width, string indent = "", string? first = null)
    {
        var line = new StringBuilder(first ?? indent);
        int start = line.Length;
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > start && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(line.ToString());
                line.Clear().Append(indent);
                start = line.Length;
            }
            if (line.Length > start) line.Append(' ');
            line.Append(word);
        }
        output.WriteLine(line.ToString());
    }
}
