using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>
/// Coefficients of task vectors by tensor and model:
/// <c>{"schema":1,"default":{"math":0.3},"tensors":{"model.layers.0.mlp.up_proj.weight":{"math":0.41}}}</c>. A tensor that is not listed
/// takes the default, and a model that is not listed there is an error.
/// </summary>
public sealed class CoefficientTable
{
    private readonly string where;
    private readonly Dictionary<string, Dictionary<string, double>> tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> otherwise;

    private CoefficientTable(JsonReading json)
    {
        where = json.Where;
        foreach ((string name, JsonReading value) in json.Fields())
        {
            if (name is not ("schema" or "default" or "tensors")) throw Suggestions.Unknown("field", name, ["schema", "default", "tensors"]);
            if (name == "schema" && value.Integer() != 1) throw value.Unfit("1");
        }
        otherwise = json.Optional("default") is { } all ? Row(all) : [];
        foreach ((string name, JsonReading row) in json.Optional("tensors")?.Fields() ?? []) tensors[name] = Row(row);
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="InputError">The file cannot be read, or is no such table.</exception>
    public static CoefficientTable Load(string path) => new(JsonReading.OfFile(path));

    /// <summary>The coefficient of a model's task vector in a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="model">The model as the plan calls it; its last folder's name is tried too.</param>
    /// <exception cref="InputError">The table has none.</exception>
    public double Find(string tensor, string model)
    {
        string last = Path.GetFileName(Path.TrimEndingDirectorySeparator(model));
        foreach (Dictionary<string, double> row in tensors.TryGetValue(tensor, out Dictionary<string, double>? own) ? [own, otherwise] : new[] { otherwise })
        {
            if (row.TryGetValue(model, out double value) || row.TryGetValue(last, out value)) return value;
        }
        throw new InputError($"there is no coefficient for tensor '{tensor}' and model '{model}'", where, "expected one in \"tensors\" or in \"default\"");
    }

    private static Dictionary<string, double> Row(JsonReading json)
    {
        var row = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string model, JsonReading value) in json.Fields())
        {
            row[model] = value.Number();
            if (!double.IsFinite(row[model])) throw value.Unfit("a finite number");
        }
        return row;
    }
}
