using System.Globalization;
using System.Text.Json;

namespace Mathesis.Laboratory;

/// <summary>A recorded stream: rising steps, and a column of values for each name.</summary>
public sealed class MetricStream
{
    private readonly Dictionary<string, double[]> columns;

    private MetricStream(long[] steps, Dictionary<string, double[]> columns)
    {
        Steps = steps;
        this.columns = columns;
    }

    /// <summary>The step of each row.</summary>
    public IReadOnlyList<long> Steps { get; }

    /// <summary>The names of the columns, in the order they were recorded.</summary>
    public IEnumerable<string> Names => columns.Keys;

    /// <summary>The column of that name, one value a row.</summary>
    public IReadOnlyList<double> this[string name] => columns[name];

    /// <summary>Reads a stream's file; an absent file is an empty stream, and a torn last line is left out.</summary>
    public static MetricStream Read(string path)
    {
        var steps = new List<long>();
        var columns = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            while (reader.ReadLine() is { } line)
            {
                if (!line.EndsWith('}')) break;
                using JsonDocument row = JsonDocument.Parse(line);
                foreach (JsonProperty field in row.RootElement.EnumerateObject())
                {
                    if (field.NameEquals("step")) steps.Add(field.Value.GetInt64());
                    else
                    {
                        if (!columns.TryGetValue(field.Name, out List<double>? column)) columns[field.Name] = column = [];
                        column.Add(ReadNumber(field.Value));
                    }
                }
            }
        }
        return new MetricStream([.. steps], columns.ToDictionary(c => c.Key, c => c.Value.ToArray(), StringComparer.Ordinal));
    }

    /// <summary>JSON has no NaN and no infinities; streams write them as strings.</summary>
    private static double ReadNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture)
            : value.GetDouble();
}
