using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>Reads one column of a CSV file: a category for every user.</summary>
public static class CategoryColumn
{
    /// <summary>Reads a column.</summary>
    /// <param name="path">A CSV file (commas; tabs in a .tsv file), the first row being the columns' names.</param>
    /// <param name="column">The column's name, or null when there is only one.</param>
    /// <exception cref="InputError">The file cannot be read, has no such column, or a cell is missing or empty.</exception>
    public static IReadOnlyList<CategoryCell> Read(string path, string? column)
    {
        char delimiter = path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',';
        List<TableRow> rows = CsvReader.Read(TableFile.ReadText(path), path, delimiter);
        if (rows.Count == 0) throw new InputError("is empty", path, "expected a row of column names and a row for every user");
        string[] names = rows[0].Cells;
        int index = Find(names, column, path);
        if (rows.Count == 1) throw new InputError("has a header and no rows", path, "expected a row for every user");
        var cells = new CategoryCell[rows.Count - 1];
        for (int i = 1; i < rows.Count; i++)
        {
            (int line, string[] row) = rows[i];
            if (row.Length != names.Length)
            {
                throw new InputError(
                    string.Create(CultureInfo.InvariantCulture, $"the row has {row.Length} cells, the header has {names.Length}"),
                    TableFile.Place(path, line), "expected rows as long as the header");
            }
            if (row[index].Length == 0) throw new InputError($"'{names[index]}' is empty", TableFile.Place(path, line), "expected a category; name one for users without a value");
            cells[i - 1] = new CategoryCell(line, row[index]);
        }
        return cells;
    }

    private static int Find(string[] names, string? column, string path)
    {
        if (column is null)
        {
            return names.Length == 1 ? 0 : throw new InputError(
                string.Create(CultureInfo.InvariantCulture, $"has {names.Length} columns"), path, $"say which with --column: {string.Join(", ", names)}");
        }
        int index = Array.IndexOf(names, column);
        if (index >= 0) return index;
        InputError unknown = Suggestions.Unknown("column", column, names);
        throw new InputError(unknown.What, path, unknown.Expected);
    }
}
