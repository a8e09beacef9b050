using System.Globalization;
using System.Text;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>
/// Files of reports: JSON lines, the header first, then one report a line, as a string of its shortest code in base64, or as
/// an array of the block and the members.
/// </summary>
public sealed class ReportFile
{
    private ReportFile(SurveyHeader header, FrequencyMechanism mechanism, ReportBatch reports) =>
        (Header, Mechanism, Reports) = (header, mechanism, reports);

    /// <summary>The header.</summary>
    public SurveyHeader Header { get; }

    /// <summary>The mechanism that decodes the reports.</summary>
    public FrequencyMechanism Mechanism { get; }

    /// <summary>The reports.</summary>
    public ReportBatch Reports { get; }

    /// <summary>Writes a file of reports.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">The header.</param>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="reports">The reports.</param>
    /// <param name="readable">Whether to write arrays instead of the shortest code.</param>
    /// <exception cref="InputError">The file cannot be written.</exception>
    public static void Write(string path, SurveyHeader header, FrequencyMechanism mechanism, ReportBatch reports, bool readable) =>
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            writer.WriteLine(JsonSerializer.Serialize(header, PrivacyJson.Plain.SurveyHeader));
            var code = new ReportCode(mechanism);
            var line = new StringBuilder();
            for (int i = 0; i < reports.Count; i++)
            {
                line.Clear();
                if (readable)
                {
                    line.Append('[').Append(reports.Block(i));
                    foreach (int member in reports.Members(i)) line.Append(',').Append(member);
                    line.Append(']');
                }
                else
                {
                    line.Append('"').Append(Convert.ToBase64String(code.Pack(reports.Block(i), reports.Members(i)))).Append('"');
                }
                writer.WriteLine(line);
            }
        });

    /// <summary>Reads files of reports that belong together.</summary>
    /// <param name="paths">The files, at least one.</param>
    /// <exception cref="InputError">A file cannot be read, is no file of reports, differs from the first in its mechanism, or a report is impossible.</exception>
    public static ReportFile Read(params IReadOnlyList<string> paths)
    {
        ReportFile? all = null;
        foreach (string path in paths)
        {
            using TextReader reader = Open(path);
            SurveyHeader header = ReadHeader(reader.ReadLine(), path);
            if (all is null)
            {
                FrequencyMechanism mechanism = MakeMechanism(header, path);
                all = new ReportFile(header, mechanism, new ReportBatch());
            }
            else if (!all.Header.Agrees(header))
            {
                throw new InputError($"has other settings than {paths[0]}", path, "expected the same mechanism, epsilon, categories and moduli");
            }
            all.ReadReports(reader, path);
        }
        return all ?? throw new ArgumentException("at least one file is needed", nameof(paths));
    }

    private static TextReader Open(string path)
    {
        if (Directory.Exists(path)) throw new InputError("is a folder", path, "expected a file of reports");
        if (!File.Exists(path)) throw new InputError("no such file", path, "expected a file that mathesis private encode wrote");
        try
        {
            return new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: false), false, 1 << 16);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputError($"cannot be read: {exception.Message.TrimEnd('.')}", path, cause: exception);
        }
    }

    private static SurveyHeader ReadHeader(string? line, string path)
    {
        const string expected = "expected the header that mathesis private encode writes";
        try
        {
            SurveyHeader header = JsonSerializer.Deserialize(line ?? "", PrivacyJson.Plain.SurveyHeader) ?? throw new JsonException();
            if (header.Format is null) throw new JsonException();
            if (header.Format != SurveyHeader.FormatName) throw new InputError($"'{header.Format}' is no format of reports", TableFile.Place(path, 1), expected);
            if (header.Schema != 1) throw new InputError($"version {header.Schema} is not known", TableFile.Place(path, 1), "read it with a newer program");
            return header;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new InputError("is no header of reports", TableFile.Place(path, 1), expected, exception);
        }
    }

    private static FrequencyMechanism MakeMechanism(SurveyHeader header, string path)
    {
        try
        {
            if (header.Mechanism == "mss" && header.Moduli is null) throw new InputError("there are no moduli", expected: "expected the moduli that the reports were made with");
            _ = new CategoryList(header.Categories, "categories");
            return MechanismCatalogue.Create(header.Mechanism, header.Categories.Count, new PrivacyBudget(header.Epsilon), header.Moduli);
        }
        catch (InputError error)
        {
            throw new InputError(error.Where is null ? error.What : $"{error.Where}: {error.What}", TableFile.Place(path, 1), error.Expected, error);
        }
    }

    private void ReadReports(TextReader reader, string path)
    {
        var code = new ReportCode(Mechanism);
        byte[] bytes = new byte[64];
        var members = new List<int>();
        int number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            ReadOnlySpan<char> text = line.AsSpan().Trim();
            if (text.IsEmpty) continue;
            bool isReport = text[0] == '"' ? TryReadCode(text, code, ref bytes) : TryReadArray(text, members);
            if (!isReport) throw new InputError($"is no report of {Mechanism.Name} with {Mechanism.Categories} categories", TableFile.Place(path, number), "expected a line that mathesis private encode wrote");
        }
    }

    private bool TryReadCode(ReadOnlySpan<char> text, ReportCode code, ref byte[] bytes)
    {
        if (text.Length < 2 || text[^1] != '"') return false;
        if (bytes.Length < text.Length) bytes = new byte[text.Length];
        return Convert.TryFromBase64Chars(text[1..^1], bytes, out int written) && code.TryUnpack(bytes.AsSpan(0, written), Reports);
    }

    private bool TryReadArray(ReadOnlySpan<char> text, List<int> members)
    {
        if (text.Length < 3 || text[0] != '[' || text[^1] != ']') return false;
        members.Clear();
        long block = -1;
        text = text[1..^1];
        foreach (Range part in text.Split(','))
        {
            if (!long.TryParse(text[part], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long parsed)) return false;
            if (block < 0)
            {
                if (parsed >= Mechanism.Blocks) return false;
                block = parsed;
                continue;
            }
            if (parsed >= Mechanism.Shape(block).Size || (members.Count > 0 && parsed <= members[^1])) return false;
            members.Add((int)parsed);
        }
        if (Mechanism.Shape(block).Weight is { } weight && weight != members.Count) return false;
        Reports.Add(block, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));
        return true;
    }
}
