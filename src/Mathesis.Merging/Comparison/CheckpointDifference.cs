using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Compares two checkpoints tensor by tensor.</summary>
public sealed record CheckpointDifference
{
    /// <summary>The tensors that both have, of the same shape.</summary>
    public required IReadOnlyList<TensorDifference> Tensors { get; init; }

    /// <summary>Tensors that only the first has.</summary>
    public required IReadOnlyList<string> OnlyFirst { get; init; }

    /// <summary>Tensors that only the second has.</summary>
    public required IReadOnlyList<string> OnlySecond { get; init; }

    /// <summary>Tensors of other shapes or of types that are not compared as numbers and whose bytes differ.</summary>
    public required IReadOnlyList<string> Incomparable { get; init; }

    /// <summary>Whether every tensor is the same in both.</summary>
    public bool IsEqual => OnlyFirst.Count == 0 && OnlySecond.Count == 0 && Incomparable.Count == 0 && Tensors.All(tensor => tensor.Changed == 0);

    /// <summary>Compares.</summary>
    /// <param name="first">The first, a file or folder.</param>
    /// <param name="second">The second.</param>
    /// <param name="origin">A base from which both are seen, or null.</param>
    /// <exception cref="InputError">One cannot be read.</exception>
    public static CheckpointDifference Of(string first, string second, string? origin = null)
    {
        using SafetensorsSet a = SafetensorsSet.Open(first);
        using SafetensorsSet b = SafetensorsSet.Open(second);
        using SafetensorsSet? o = origin is null ? null : SafetensorsSet.Open(origin);
        string[] common = [.. a.Names.Where(b.Contains)];
        string[] comparable = [.. common.Where(name => a[name].Type.IsFloat && b[name].Type.IsFloat && a[name].Shape.SequenceEqual(b[name].Shape))];
        if (o is not null && comparable.FirstOrDefault(name => !o.Contains(name) || !o[name].Shape.SequenceEqual(a[name].Shape)) is { } lacking)
            throw new InputError($"the base has no tensor '{lacking}' of that shape", origin, "expected the base of both");
        return new CheckpointDifference
        {
            Tensors = TensorBlocks.Select(comparable, name => Compare(name, a, b, o)),
            OnlyFirst = [.. a.Names.Where(name => !b.Contains(name))],
            OnlySecond = [.. b.Names.Where(name => !a.Contains(name))],
            Incomparable = [.. common.Except(comparable).Where(name => a[name].Type != b[name].Type || !a[name].Shape.SequenceEqual(b[name].Shape)
                || !a.FileOf(name).ReadBytes(name).AsSpan().SequenceEqual(b.FileOf(name).ReadBytes(name)))],
        };
    }

    private static TensorDifference Compare(string name, SafetensorsSet first, SafetensorsSet second, SafetensorsSet? origin)
    {
        List<TensorSource> sources = [TensorBlocks.Stored(first, name), TensorBlocks.Stored(second, name)];
        if (origin is not null) sources.Add(TensorBlocks.Stored(origin, name));
        (double aa, double bb, double dd, double uu, double vv, double uv, double largest) = (0, 0, 0, 0, 0, 0, 0);
        (long changed, long both, long conflicts) = (0, 0, 0);
        TensorBlocks.ForEach(sources, (values, count) =>
        {
            for (int i = 0; i < count; i++)
            {
                (double a, double b) = (values[0][i], values[1][i]);
                double start = values.Length > 2 ? values[2][i] : 0;
                (double u, double v) = (a - start, b - start);
                double d = b - a;
                aa += a * a;
                bb += b * b;
                dd += d * d;
                uu += u * u;
                vv += v * v;
                uv += u * v;
                largest = Math.Max(largest, Math.Abs(d));
                if (!a.Equals(b)) changed++;
                if (u == 0 || v == 0) continue;
                both++;
                if (u > 0 != v > 0) conflicts++;
            }
        });
        long n = Math.Max(1, sources[0].Count);
        double product = Math.Sqrt(uu) * Math.Sqrt(vv);
        return new TensorDifference(
            name, Math.Sqrt(aa), Math.Sqrt(bb), Math.Sqrt(dd), product > 0 ? uv / product : 0, largest, (double)changed / n, both > 0 ? (double)conflicts / both : 0);
    }
}
