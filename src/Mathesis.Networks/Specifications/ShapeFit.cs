using System.Collections.Immutable;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Compares the parameters there are with those a network has.</summary>
internal static class ShapeFit
{
    /// <summary>Checks that names and shapes are those of the specification.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="shapes">The name and shape of each parameter there is.</param>
    /// <param name="where">Where they come from, for the error.</param>
    /// <exception cref="InputError">Parameters are missing, unknown or of another shape; one line lists them all.</exception>
    public static void Require(NetworkSpecification specification, IEnumerable<(string Name, ImmutableArray<long> Shape)> shapes, string? where)
    {
        var found = shapes.ToDictionary(pair => pair.Name, pair => pair.Shape, StringComparer.Ordinal);
        var missing = new List<string>();
        var misshapen = new List<string>();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (ParameterSpecification parameter in specification.Parameters())
        {
            expected.Add(parameter.Name);
            if (!found.TryGetValue(parameter.Name, out ImmutableArray<long> shape)) missing.Add(parameter.Name);
            else if (!shape.SequenceEqual(parameter.Shape.Select(length => (long)length)))
                misshapen.Add($"{parameter.Name} [{string.Join(", ", shape)}] instead of [{string.Join(", ", parameter.Shape)}]");
        }
        string[] unknown = [.. found.Keys.Where(name => !expected.Contains(name))];
        string defects = string.Join("; ", new[] { Describe("missing", missing), Describe("unknown", unknown), Describe("wrong shape", misshapen) }
            .Where(text => text.Length > 0));
        if (defects.Length > 0) throw new InputError($"the weights do not fit the network: {defects}", where);
    }

    private static string Describe(string defect, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "" : $"{defect} {string.Join(", ", names)}";
}
