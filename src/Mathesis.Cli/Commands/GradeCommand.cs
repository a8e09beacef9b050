using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Mathesis.Core;
using Mathesis.Expressions;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis grade</c>: whether answers are the gold answers, exactly.</summary>
internal sealed class GradeCommand : MathesisCommand
{
    private const int ShownRows = 20;
    private const int ChunkSize = 20_000;

    private readonly Services services;
    private readonly Argument<string?> file = new("file") { Description = "Records as JSON lines: {\"gold\": ..., \"answer\": ..., \"type\": ...}; - for standard input", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> gold = new("--gold") { Description = "The right answer", HelpName = "G" };
    private readonly Option<string?> answer = new("--answer") { Description = "The answer, alone or in the text in which it was given", HelpName = "A" };
    private readonly Option<string?> type = new("--type") { Description = "The type of the gold; without it the one that the gold shows", HelpName = "T" };
    private readonly Option<string[]> mode = new("--mode") { Description = $"The rules: {string.Join(", ", Enum.GetValues<GradingMode>().Select(NameOf))}; more than one are reported beside the first", HelpName = "M", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> requireUnits = new("--require-units") { Description = "A unit of the gold must be written" };
    private readonly Option<bool> json = new("--json") { Description = "Print one line of JSON a record, in order" };

    /// <summary>Creates the command.</summary>
    public GradeCommand(Services services)
        : base("grade", "Grade answers to mathematical questions: exact, typed by the gold, three-valued",
            "mathesis grade --gold \"\\frac{\\sqrt2}{2}\" --answer \"The answer is $1/\\sqrt{2}$.\"", "mathesis grade --gold \"(1,2)\" --answer \"1 < x < 2\" --type interval", "mathesis grade answers.jsonl --json", "mathesis grade answers.jsonl --mode exact hendrycks qwen")
    {
        this.services = services;
        Add(file);
        Add(gold);
        Add(answer);
        Add(type);
        Add(mode);
        Add(requireUnits);
        Add(json);
        SetAction(Run);
    }

    private static string NameOf(GradingMode value) => value.ToString().ToLowerInvariant();

    private int Run(ParseResult parsed)
    {
        GradingMode[] modes = ModesOf(parsed.GetValue(mode) ?? []);
        AnswerType? wanted = parsed.GetValue(type) is { } name ? TypeOf(name, "--type") : null;
        bool units = parsed.GetValue(requireUnits);
        bool isPair = parsed.GetValue(gold) is not null || parsed.GetValue(answer) is not null;
        if (isPair == (parsed.GetValue(file) is not null)) throw new InputError("nothing to grade, or two things", expected: "expected --gold and --answer, or a file");
        IReadOnlyList<GradeRecord> records;
        if (isPair)
        {
            if (parsed.GetValue(gold) is not { } right || parsed.GetValue(answer) is not { } given) throw new InputError("half a pair", expected: "expected --gold and --answer");
            records = [new GradeRecord(right, given, null)];
        }
        else
        {
            records = Read(parsed.GetValue(file)!);
        }
        return Grade(records, wanted, modes, units, parsed.GetValue(json), isPair);
    }

    private int Grade(IReadOnlyList<GradeRecord> records, AnswerType? wanted, GradingMode[] modes, bool units, bool asJson, bool isPair)
    {
        var counts = new int[modes.Length, 3];
        var shown = new List<string>();
        for (int start = 0; start < records.Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, records.Count - start);
            var grades = new Expressions.Grade[count, modes.Length];
            int first = start;
            Parallel.For(0, count, i =>
            {
                GradeRecord record = records[first + i];
                for (int m = 0; m < modes.Length; m++) grades[i, m] = Grader.Grade(record.Gold, record.Answer, new GradeOptions { Type = record.Type ?? wanted, Mode = modes[m], RequireUnits = units });
            });
            for (int i = 0; i < count; i++)
            {
                for (int m = 0; m < modes.Length; m++) counts[m, (int)grades[i, m].Verdict]++;
                if (asJson) services.Output.WriteLine(ToJson(grades, i, modes));
                else if (isPair) Print(grades, modes);
                else if (grades[i, 0].Verdict != GradeVerdict.Right && shown.Count < ShownRows) shown.Add(string.Create(CultureInfo.InvariantCulture, $"{first + i + 1}: {Word(grades[i, 0])} ({grades[i, 0].Reason}): gold {Shorten(records[first + i].Gold)}, answer {Shorten(grades[i, 0].Answer)}"));
            }
            if (services.IsErrorTerminal && records.Count > ChunkSize) services.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{start + count:N0} of {records.Count:N0} graded"));
        }
        if (services.IsErrorTerminal && records.Count > ChunkSize) services.Error.WriteLine();
        if (!asJson && !isPair) PrintSummary(records.Count, modes, counts, shown);
        return counts[0, (int)GradeVerdict.Wrong] > 0 ? ExitCodes.Failure : counts[0, (int)GradeVerdict.Undecided] > 0 ? ExitCodes.Undecided : ExitCodes.Success;
    }

    private void Print(Expressions.Grade[,] grades, GradingMode[] modes)
    {
        for (int m = 0; m < modes.Length; m++) services.Output.WriteLine($"{Word(grades[0, m])} ({grades[0, m].Reason}){(modes.Length > 1 || modes[m] != GradingMode.Exact ? $" by {NameOf(modes[m])}" : "")}");
    }

    private void PrintSummary(int total, GradingMode[] modes, int[,] counts, List<string> shown)
    {
        foreach (string line in shown) services.Output.WriteLine(line);
        if (shown.Count == ShownRows) services.Output.WriteLine("...");
        for (int m = 0; m < modes.Length; m++)
            services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{NameOf(modes[m])}: {counts[m, 0]:N0} of {total:N0} right ({(total == 0 ? 0 : 100.0 * counts[m, 0] / total):F1}%), {counts[m, 1]:N0} wrong, {counts[m, 2]:N0} undecided"));
    }

    private static string ToJson(Expressions.Grade[,] grades, int i, GradingMode[] modes)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("verdict", Word(grades[i, 0]));
            writer.WriteString("reason", grades[i, 0].Reason);
            writer.WriteString("mode", NameOf(modes[0]));
            if (modes.Length > 1)
            {
                writer.WriteStartObject("beside");
                for (int m = 1; m < modes.Length; m++) writer.WriteString(NameOf(modes[m]), Word(grades[i, m]));
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Word(Expressions.Grade grade) => grade.Verdict.ToString().ToLowerInvariant();

    private static string Shorten(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "...";
    }

    private static GradingMode[] ModesOf(string[] names)
    {
        if (names.Length == 0) return [GradingMode.Exact];
        return [.. names.SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(name => Enum.GetValues<GradingMode>().Cast<GradingMode?>().FirstOrDefault(value => NameOf(value!.Value) == name)
            ?? throw Suggestions.Unknown("mode", name, Enum.GetValues<GradingMode>().Select(NameOf)))];
    }

    private static AnswerType TypeOf(string name, string where)
    {
        string key = name.Replace("-", "", StringComparison.Ordinal);
        foreach (AnswerType value in Enum.GetValues<AnswerType>())
        {
            if (string.Equals(value.ToString(), key, StringComparison.OrdinalIgnoreCase)) return value;
        }
        InputError unknown = Suggestions.Unknown("type", name, Enum.GetValues<AnswerType>().Select(value => value.ToString().ToLowerInvariant()));
        throw new InputError(unknown.What, where, unknown.Expected);
    }

    private static List<GradeRecord> Read(string path)
    {
        var records = new List<GradeRecord>();
        int number = 0;
        try
        {
            using TextReader reader = path == "-" ? Console.In : new StreamReader(path);
            while (reader.ReadLine() is { } line)
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                records.Add(ReadRecord(line, string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}")));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputError(error is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "the file cannot be read", path, "expected a file of JSON lines");
        }
        return records.Count > 0 ? records : throw new InputError("no records", path, "expected lines such as {\"gold\": \"1/2\", \"answer\": \"0.5\"}");
    }

    private static GradeRecord ReadRecord(string line, string where)
    {
        const string expected = "expected {\"gold\": ..., \"answer\": ...} with an optional \"type\"";
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new InputError("the record is no object", where, expected);
            if (Text(document.RootElement, "gold") is not { } gold) throw new InputError("the record has no gold", where, expected);
            if (!document.RootElement.TryGetProperty("answer", out _)) throw new InputError("the record has no answer", where, expected);
            return new GradeRecord(gold, Text(document.RootElement, "answer"), Text(document.RootElement, "type") is { } type ? TypeOf(type, where) : null);
        }
        catch (JsonException)
        {
            throw new InputError("the line is no JSON", where, expected);
        }
    }

    private static string? Text(JsonElement record, string name) => record.TryGetProperty(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) ? value.ToString() : null;

    /// <summary>An answer with its gold.</summary>
    private sealed record GradeRecord(string Gold, string? Answer, AnswerType? Type);
}
