using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// <c>.json</c> of FastMatrixMultiplication: <c>n</c> (three sizes), <c>m</c> (the rank), <c>z2</c>, <c>u</c>, <c>v</c>, <c>w</c> as rows, with formulas for people; <c>w</c> is that of
/// the transposed product. Schemes of other maps have their name in <c>map</c> and outputs in their own order; fractions are strings such as "1/2".
/// </summary>
internal static class JsonSchemes
{
    public static BilinearScheme Read(byte[] bytes, string path, SchemeFileName? name, SchemeRing? ring)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes);
        }
        catch (JsonException exception)
        {
            throw new InputError("this is no JSON", exception.LineNumber is { } line ? $"{path}:{line + 1}" : path, "expected an object with n, m, u, v and w", exception);
        }
        using (document)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new InputError("this is no scheme", path, "expected an object with n, m, u, v and w");
            BilinearMap map = MapOf(root, path);
            if (ring is null && root.TryGetProperty("ring", out JsonElement known) && known.ValueKind == JsonValueKind.String) ring = SchemeRings.Parse(known.GetString()!);
            if (ring is null && root.TryGetProperty("z2", out JsonElement z2) && z2.ValueKind == JsonValueKind.True) ring = SchemeRing.Z2;
            int? rank = root.TryGetProperty("m", out JsonElement m) && m.TryGetInt32(out int stated) ? stated : null;
            LinearForms left = Forms(root, "u", map.Left.Count, rank, path), right = Forms(root, "v", map.Right.Count, rank ?? left.Count, path), output = Forms(root, "w", map.OutputCount, rank ?? left.Count, path);
            return SchemeFiles.Compose(map, ring, name, left, right, map.IsMatrixProduct ? SchemeFiles.Transposed(output, map.Rows, map.Columns) : output);
        }
    }

    public static byte[] Write(BilinearScheme scheme)
    {
        BilinearMap map = scheme.Map;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WritePropertyName("n");
            Inline(json, [.. ((int[])[map.Rows, map.Inner, map.Columns]).Select(size => size.ToString(CultureInfo.InvariantCulture))]);
            json.WriteNumber("m", scheme.Rank);
            if (!map.IsMatrixProduct) json.WriteString("map", map.Name);
            json.WriteString("ring", scheme.Ring.ToString());
            json.WriteBoolean("z2", scheme.Ring == SchemeRing.Z2);
            json.WriteNumber("complexity", scheme.NaiveAdditions);
            string[] lines = SchemeText.Formulas(scheme).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Lines(json, "multiplications", lines[..scheme.Rank]);
            Lines(json, "elements", lines[scheme.Rank..]);
            Rows(json, "u", scheme.Left);
            Rows(json, "v", scheme.Right);
            Rows(json, "w", map.IsMatrixProduct ? SchemeFiles.Transposed(scheme.Output, map.Columns, map.Rows) : scheme.Output);
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static BilinearMap MapOf(JsonElement root, string path)
    {
        if (root.TryGetProperty("map", out JsonElement map) && map.ValueKind == JsonValueKind.String) return BilinearMap.Parse(map.GetString()!);
        if (!root.TryGetProperty("n", out JsonElement sizes) || sizes.ValueKind != JsonValueKind.Array || sizes.GetArrayLength() != 3 || !sizes.EnumerateArray().All(size => size.TryGetInt32(out _)))
            throw new InputError("the sizes are missing", $"{path}, n", "expected three integers such as [3, 4, 5]");
        return BilinearMap.MatrixProduct(sizes[0].GetInt32(), sizes[1].GetInt32(), sizes[2].GetInt32());
    }

    private static LinearForms Forms(JsonElement root, string field, int length, int? rank, string path)
    {
        if (!root.TryGetProperty(field, out JsonElement rows) || rows.ValueKind != JsonValueKind.Array) throw new InputError("the factor is missing", $"{path}, {field}", "expected an array of rows");
        if (rank is { } wanted && rows.GetArrayLength() != wanted) throw new InputError($"the factor has {rows.GetArrayLength()} rows", $"{path}, {field}", $"expected {wanted}");
        if (rows.GetArrayLength() == 0) throw new InputError("the factor has no rows", $"{path}, {field}", "expected one for each product");
        var forms = new LinearFormsBuilder(length);
        foreach (JsonElement row in rows.EnumerateArray())
        {
            string where = $"{path}, {field}[{forms.Count}]";
            if (row.ValueKind != JsonValueKind.Array) throw new InputError("this is no row", where, "expected an array of coefficients");
            forms.Add([.. row.EnumerateArray().Select(value => Coefficient(value, where))], where);
        }
        return forms.ToForms();
    }

    private static (long, long) Coefficient(JsonElement value, string where)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long integer)) return (integer, 1);
        if (value.ValueKind == JsonValueKind.String)
        {
            string[] parts = value.GetString()!.Split('/');
            if (parts.Length <= 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long p))
            {
                if (parts.Length == 1) return (p, 1);
                if (long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long q) && q > 0) return (p, q);
            }
        }
        throw new InputError($"{value.GetRawText()} is no coefficient", where, "expected an integer of 63 bits or a string such as \"1/2\"");
    }

    private static void Lines(Utf8JsonWriter json, string name, IEnumerable<string> lines)
    {
        json.WriteStartArray(name);
        foreach (string line in lines) json.WriteStringValue(line);
        json.WriteEndArray();
    }

    private static void Rows(Utf8JsonWriter json, string name, LinearForms forms)
    {
        json.WriteStartArray(name);
        for (int form = 0; form < forms.Count; form++)
            Inline(json, [.. Enumerable.Range(0, forms.Length).Select(i => forms.Coefficient(form, i)).Select(value => value.Denominator == 1 ? SchemeText.Fraction(value) : $"\"{SchemeText.Fraction(value)}\"")]);
        json.WriteEndArray();
    }

    /// <summary>A row of numbers in one line.</summary>
    private static void Inline(Utf8JsonWriter json, string[] values) => json.WriteRawValue(Encoding.UTF8.GetBytes($"[{string.Join(", ", values)}]"));
}
