using System.Globalization;

namespace Mathesis.Circuits;

/// <summary>Effects of interventions as a table: rows by columns, ready to be drawn as a heat map.</summary>
/// <param name="Title">What was done.</param>
/// <param name="Rows">The title of each row.</param>
/// <param name="Columns">The title of each column.</param>
/// <param name="Values">[rows, columns]; NaN where there is nothing to intervene on.</param>
public sealed record EffectTable(string Title, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, double[,] Values)
{
    /// <summary>The value of a row and a column by title.</summary>
    public double this[string row, string column] => Values[IndexOf(Rows, row), IndexOf(Columns, column)];

    /// <summary>Fills a table cell by cell.</summary>
    internal static EffectTable Of<TRow, TColumn>(
        string title, IReadOnlyList<TRow> rows, IReadOnlyList<TColumn> columns, Func<TRow, TColumn, double> value)
    {
        var values = new double[rows.Count, columns.Count];
        for (int r = 0; r < rows.Count; r++)
            for (int c = 0; c < columns.Count; c++) values[r, c] = value(rows[r], columns[c]);
        return new EffectTable(title, [.. rows.Select(Text)], [.. columns.Select(Text)], values);
    }

    private static string Text<TValue>(TValue value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static int IndexOf(IReadOnlyList<string> titles, string title)
    {
        for (int i = 0; i < titles.Count; i++)
            if (titles[i] == title) return i;
        throw new ArgumentException($"the table has no '{title}', only {string.Join(", ", titles)}", nameof(title));
    }
}
