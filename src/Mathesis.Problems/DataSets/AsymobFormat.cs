using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>ASyMOB (Shalyt et al. 2025): a CSV file of <c>Challenge, Answer in Latex, Answer in Sympy, Variation, Source</c>.</summary>
[Register<IDataSetFormat>("asymob")]
public sealed class AsymobFormat() : DataSetFormat("asymob", "symbolic integrals, limits, series and equations with their maximal symbolic perturbations (RamanujanMachine/ASyMOB)", "CC BY-SA 4.0")
{
    private static readonly string[] columns = ["Challenge", "Answer in Latex", "Answer in Sympy", "Variation", "Source"];

    /// <inheritdoc/>
    /// <remarks>The parameter is the answer as a Sympy expression.</remarks>
    public override IEnumerable<Problem> Read(string text, string path)
    {
        List<TableRow> rows = CsvReader.Read(text.TrimStart('\uFEFF'), path, ',');
        if (rows.Count == 0) throw new InputError("is empty", path, "expected a header and a row a problem");
        int[] places = [.. columns.Select(column => Array.IndexOf(rows[0].Cells, column))];
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] < 0)
                throw new InputError($"the column '{columns[i]}' is missing", TableFile.Place(path, rows[0].Line), $"expected the columns {string.Join(", ", columns)}");
        }
        for (int row = 1; row < rows.Count; row++)
        {
            string[] cells = rows[row].Cells;
            if (cells.Length <= places.Max())
                throw new InputError($"the row has {cells.Length} cells", TableFile.Place(path, rows[row].Line), $"expected {rows[0].Cells.Length}");
            // Some rows of the release say "Symbolic " with a blank.
            var labels = new SortedDictionary<string, string> { ["variation"] = cells[places[3]].Trim(), ["source"] = cells[places[4]].ReplaceLineEndings(" ") };
            yield return Problem(
                new RecordPlace(path, rows[row].Line), row - 1, cells[places[0]], cells[places[1]], "expression", null, labels, [cells[places[2]]]);
        }
    }
}
