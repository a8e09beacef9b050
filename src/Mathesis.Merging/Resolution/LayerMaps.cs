using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Lays the layers of a plan's slices one after the other and renumbers them.</summary>
internal static class LayerMaps
{
    /// <summary>The tensors of the output, by names alone.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="namesOf">The names of a model's tensors.</param>
    /// <param name="reference">The names that decide the order: the base's or the first model's.</param>
    public static IReadOnlyList<LayerMap> Of(MergePlan plan, Func<ModelReference, IEnumerable<string>> namesOf, IReadOnlyList<string> reference) =>
        plan.IsSliced ? Sliced(plan, namesOf, reference) : Whole(plan.Slices[0], namesOf, reference);

    /// <summary>How many layers the output has where slices renumber them.</summary>
    public static int CountLayers(MergePlan plan) => plan.Slices.Sum(slice => slice.Sources[0].End!.Value - slice.Sources[0].Begin);

    private static List<LayerMap> Whole(PlanSlice slice, Func<ModelReference, IEnumerable<string>> namesOf, IReadOnlyList<string> reference)
    {
        // What only some models have comes last; who lacks it is for others to judge.
        string[] names = [.. reference.Concat(slice.Sources.SelectMany(source => namesOf(source.Model)).Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in names)
            if (TensorNames.Layer(name) is { } layer) counts[layer.Prefix] = Math.Max(counts.GetValueOrDefault(layer.Prefix), layer.Layer + 1);
        return [.. names.OrderBy(name => TensorNames.Layer(name) is { } ? 1 : TensorNames.IsBehind(name) ? 2 : 0)
            .ThenBy(name => TensorNames.Layer(name)?.Prefix, StringComparer.Ordinal).ThenBy(name => TensorNames.Layer(name)?.Layer)
            .Select(name => new LayerMap(name, slice, Place(name), _ => name))];

        double Place(string name) => TensorNames.Layer(name) is not { } layer ? 0
            : counts[layer.Prefix] > 1 ? (double)layer.Layer / (counts[layer.Prefix] - 1)
            : 1;
    }

    private static List<LayerMap> Sliced(MergePlan plan, Func<ModelReference, IEnumerable<string>> namesOf, IReadOnlyList<string> reference)
    {
        // The stack that slices speak of is the one with the most layers; others go whole.
        string stack = reference.Select(TensorNames.Layer).Where(layer => layer is not null)
            .GroupBy(layer => layer!.Value.Prefix, StringComparer.Ordinal)
            .OrderByDescending(group => group.Max(layer => layer!.Value.Layer)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key ?? throw new InputError("the model has no numbered layers", plan.Where, "expected models, not slices");
        var maps = new List<LayerMap>();
        string[] outside = [.. reference.Where(name => TensorNames.Layer(name)?.Prefix != stack)];
        maps.AddRange(outside.Where(name => !TensorNames.IsBehind(name)).Select(name => new LayerMap(name, plan.Slices[0], 0, _ => name)));
        int next = 0;
        foreach (PlanSlice slice in plan.Slices)
        {
            PlanSource first = slice.Sources[0];
            int count = first.End!.Value - first.Begin;
            string[] names = [.. namesOf(first.Model)];
            for (int i = 0; i < count; i++, next++)
            {
                string[] layer = [.. names.Where(name => TensorNames.Layer(name) is { } place && place.Prefix == stack && place.Layer == first.Begin + i)];
                if (layer.Length == 0) throw new InputError($"the model '{first.Model}' has no layer {first.Begin + i}", first.Where, "expected a layer_range within the model");
                int offset = i;
                double t = count > 1 ? (double)i / (count - 1) : 1;
                maps.AddRange(layer.Select(name =>
                {
                    string suffix = TensorNames.Layer(name)!.Value.Suffix;
                    return new LayerMap(Numbered(stack, next, suffix), slice, t, source => Numbered(stack, source.Begin + offset, suffix));
                }).ToArray());
            }
        }
        maps.AddRange(outside.Where(TensorNames.IsBehind).Select(name => new LayerMap(name, plan.Slices[^1], 0, _ => name)));
        return maps;
    }

    private static string Numbered(string prefix, int layer, string suffix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{layer}{suffix}");
}
