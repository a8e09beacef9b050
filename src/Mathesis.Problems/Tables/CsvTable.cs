using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Reads questions and answers from comma-separated values.</summary>
internal static class CsvTable
{
    private static readonly string[] AnswerNames = ["answer", "label", "output", "result", "target"];

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="InputError">Bad quotes, no rows, rows of different lengths, no such answer column.</exception>
    public static TableContent Read(string text, string path, char delimiter, TableTaskOptions options)
    {
        List<TableRow> rows = CsvReader.Read(text, path, delimiter);
        if (rows.Count == 0) throw new InputError("is empty", path, "expected rows of inputs and an answer");
        string[] first = rows[0].Cells;
        CheckWidths(rows, path);

        bool hasHeader = options.HasHeader ?? LooksLikeHeader(rows, options.Answer);
        int answer = first.Length - 1;
        if (options.Answer is not null)
        {
            if (!hasHeader)
                throw new InputError($"there is no header to find the column '{options.Answer}' in", path, "add a row of names, or put the answer last");
            answer = Array.IndexOf(first, options.Answer);
            if (answer < 0)
            {
                InputError unknown = Suggestions.Unknown("column", options.Answer, first);
                throw new InputError(unknown.What, path, unknown.Expected);
            }
        }
        if (hasHeader) rows.RemoveAt(0);
        if (rows.Count == 0) throw new InputError("has a header and no rows", path, "expected rows of inputs and an answer");
        if (answer != first.Length - 1)
        {
            foreach (TableRow row in rows)
            {
                string cell = row.Cells[answer];
                Array.Copy(row.Cells, answer + 1, row.Cells, answer, row.Cells.Length - answer - 1);
                row.Cells[^1] = cell;
            }
        }
        return new TableContent(first.Length - 1, rows);
    }

    private static void CheckWidths(List<TableRow> rows, string path)
    {
        int width = rows[0].Cells.Length;
        if (width < 2)
            throw new InputError("a row has one cell", TableFile.Place(path, rows[0].Line), "expected at least one input and an answer, separated by commas");
        foreach (TableRow row in rows)
        {
            if (row.Cells.Length != width)
            {
                throw new InputError(
                    string.Create(CultureInfo.InvariantCulture, $"the row has {row.Cells.Length} cells, the first row has {width}"),
                    TableFile.Place(path, row.Line), "expected rows of one length");
            }
        }
    }

    private static bool LooksLikeHeader(List<TableRow> rows, string? answer)
    {
        string[] first = rows[0].Cells;
        if (answer is not null && first.Contains(answer, StringComparer.Ordinal)) return true;
        if (first.Any(cell => AnswerNames.Contains(cell, StringComparer.OrdinalIgnoreCase))) return true;
        return rows.Count > 1 && Enumerable.Range(0, first.Length).Any(column =>
            !NaturalOrder.IsNumber(first[column]) && rows.Skip(1).All(row => NaturalOrder.IsNumber(row.Cells[column])));
    }
}
