using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Makes a finite task of a person's own table of inputs and answers.</summary>
public static class TableTask
{
    /// <summary>The most different symbols that inputs, or answers, may have.</summary>
    public const int MostSymbols = 4096;

    /// <summary>
    /// Reads a table. The extension chooses the format: <c>.csv</c> (RFC 4180), <c>.tsv</c> (the same with tabs), <c>.jsonl</c>
    /// or <c>.ndjson</c> (one object a line). Input symbols of all columns share one numbering; symbols are in
    /// <see cref="NaturalOrder"/>, so numbers are numbered by value. Questions keep the order of the file; one that occurs
    /// again with the same answer counts once.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Where the answer is, and whether there is a header; null takes the defaults.</param>
    /// <exception cref="InputError">The file cannot be used; the error names file and line.</exception>
    public static FiniteTask Load(string path, TableTaskOptions? options = null)
    {
        options ??= new TableTaskOptions();
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is not (".csv" or ".tsv" or ".jsonl" or ".ndjson"))
            throw new InputError($"'{extension}' is no known kind of table", path, "expected .csv, .tsv, .jsonl or .ndjson");
        string text = TableFile.ReadText(path);
        TableContent content = extension switch
        {
            ".csv" => CsvTable.Read(text, path, ',', options),
            ".tsv" => CsvTable.Read(text, path, '\t', options),
            _ => JsonLinesTable.Read(text, path, options),
        };
        return Build(Path.GetFileName(path), path, content);
    }

    private static FiniteTask Build(string name, string path, TableContent content)
    {
        (int arity, List<TableRow> rows) = content;
        Dictionary<string, int> inputNumbers = Number(rows.SelectMany(row => row.Cells.Take(arity)), "inputs", path);
        Dictionary<string, int> answerNumbers = Number(rows.Select(row => row.Cells[arity]), "answers", path);

        var seen = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        var inputs = new List<int>();
        var answers = new List<int>();
        foreach (TableRow row in rows)
        {
            int[] question = [.. row.Cells.Take(arity).Select(cell => inputNumbers[cell])];
            if (!seen.TryAdd(string.Join(' ', question), row))
            {
                CheckAgreement(seen[string.Join(' ', question)], row, arity, path);
                continue;
            }
            inputs.AddRange(question);
            answers.Add(answerNumbers[row.Cells[arity]]);
        }
        return new FiniteTask(name, Texts(inputNumbers), Texts(answerNumbers), arity, [.. inputs], [.. answers]);
    }

    private static Dictionary<string, int> Number(IEnumerable<string> symbols, string kind, string path)
    {
        var distinct = new HashSet<string>(symbols, StringComparer.Ordinal);
        if (distinct.Count > MostSymbols)
        {
            throw new InputError(
                string.Create(CultureInfo.InvariantCulture, $"the {kind} have {distinct.Count} different symbols"), path,
                string.Create(CultureInfo.InvariantCulture, $"expected at most {MostSymbols}"));
        }
        return distinct.Order(NaturalOrder.Instance).Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
    }

    private static string[] Texts(Dictionary<string, int> numbers)
    {
        var texts = new string[numbers.Count];
        foreach ((string text, int number) in numbers) texts[number] = text;
        return texts;
    }

    private static void CheckAgreement(TableRow earlier, TableRow later, int arity, string path)
    {
        if (earlier.Cells[arity] == later.Cells[arity]) return;
        string question = string.Join(", ", later.Cells.Take(arity));
        throw new InputError(
            string.Create(CultureInfo.InvariantCulture, $"({question}) has the answer '{later.Cells[arity]}', but '{earlier.Cells[arity]}' on line {earlier.Line}"),
            TableFile.Place(path, later.Line), "expected one answer a question");
    }
}
