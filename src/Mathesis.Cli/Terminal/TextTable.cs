using System.Text;

namespace Mathesis.Cli;

/// <summary>A plain table: columns separated by two spaces, easy to read and to cut.</summary>
/// <param name="header">The column titles; a title that begins with a space is of a column aligned to the right.</param>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row, a cell for each column.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="width">The most characters of a line; the last column is cut to it. 0 cuts nothing.</param>
    public void Write(TextWriter output, int width = 0)
    {
        string[] titles = [.. header.Select(title => title.TrimStart())];
        var widths = new int[header.Length];
        for (int column = 0; column < widths.Length; column++)
            widths[column] = rows.Select(row => row[column].Length).Append(titles[column].Length).Max();
        WriteRow(output, titles, widths, width);
        foreach (string[] row in rows) WriteRow(output, row, widths, width);
    }

    private void WriteRow(TextWriter output, string[] cells, int[] widths, int width)
    {
        var line = new StringBuilder();
        for (int column = 0; column < cells.Length; column++)
        {
            if (column > 0) line.Append("  ");
            line.Append(header[column].StartsWith(' ') ? cells[column].PadLeft(widths[column]) : cells[column].PadRight(widths[column]));
        }
        string text = line.ToString().TrimEnd();
        output.WriteLine(width > 0 && text.Length > width ? text[..(width - 1)] + "…" : text);
    }
}
