using System.Text;

namespace Mathesis.Core;

/// <summary>
/// Reads comma-separated values (RFC 4180): quoted cells may hold delimiters, line breaks and doubled quotes. Blanks around
/// unquoted cells are dropped, and so are empty lines.
/// </summary>
public sealed class CsvReader
{
    private readonly string text;
    private readonly string path;
    private readonly char delimiter;
    private int at;
    private int line = 1;

    private CsvReader(string text, string path, char delimiter)
    {
        this.text = text;
        this.path = path;
        this.delimiter = delimiter;
    }

    /// <summary>The rows of a file.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="path">The file, for errors.</param>
    /// <param name="delimiter">What separates cells.</param>
    /// <exception cref="InputError">A quote that is never closed, or text after a closing quote.</exception>
    public static List<TableRow> Read(string text, string path, char delimiter) =>
        new CsvReader(text, path, delimiter).ReadRows();

    private List<TableRow> ReadRows()
    {
        var rows = new List<TableRow>();
        while (at < text.Length)
        {
            int firstLine = line;
            var cells = new List<string>();
            bool isQuoted;
            do cells.Add(ReadCell(out isQuoted));
            while (TryTake(delimiter));
            TakeLineBreak();
            if (cells.Count > 1 || cells[0].Length > 0 || isQuoted) rows.Add(new TableRow(firstLine, [.. cells]));
        }
        return rows;
    }

    private string ReadCell(out bool isQuoted)
    {
        TakeBlanks();
        isQuoted = TryTake('"');
        return isQuoted ? ReadQuoted() : ReadPlain();
    }

    private string ReadPlain()
    {
        int start = at;
        while (at < text.Length && !IsEndOfCell(text[at])) at++;
        return text[start..at].Trim();
    }

    private string ReadQuoted()
    {
        int firstLine = line;
        var cell = new StringBuilder();
        while (true)
        {
            if (at == text.Length)
                throw new InputError("a quote is opened and never closed", TableFile.Place(path, firstLine), "close it, or double quotes that belong to the text");
            char next = text[at++];
            if (next == '"')
            {
                if (!TryTake('"')) break;
            }
            else if (next == '\n' || (next == '\r' && (at == text.Length || text[at] != '\n')))
            {
                line++;
            }
            cell.Append(next);
        }
        TakeBlanks();
        if (at < text.Length && !IsEndOfCell(text[at]))
            throw new InputError($"'{text[at]}' follows a closing quote", TableFile.Place(path, line), "double quotes that belong to the text");
        return cell.ToString();
    }

    private bool IsEndOfCell(char c) => c == delimiter || c is '\r' or '\n';

    private bool TryTake(char wanted)
    {
        if (at == text.Length || text[at] != wanted) return false;
        at++;
        return true;
    }

    private void TakeBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t' && text[at] != delimiter) at++;
    }

    private void TakeLineBreak()
    {
        bool isBreak = TryTake('\r');
        isBreak |= TryTake('\n');
        if (isBreak) line++;
    }
}
