using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>
/// Sums of low-rank adapters with weights. Exactly: the products are summed, by setting the factors side by side (the rank is the sum of the
/// ranks). Or factor by factor, as the paper that introduced the arithmetic does (Zhang and others 2023, "Composing parameter-efficient modules
/// with arithmetic operations"), which has cross terms and needs equal ranks; there a negative weight turns B alone, so that the function is turned.
/// </summary>
public static class AdapterArithmetic
{
    /// <summary>Sums adapters and writes the result.</summary>
    /// <param name="terms">The adapters' folders with their weights.</param>
    /// <param name="folder">The folder of the result; it must not exist, or be empty.</param>
    /// <param name="byFactors">Whether factors are summed, not products.</param>
    /// <exception cref="InputError">The adapters do not fit each other.</exception>
    public static void Sum(IReadOnlyList<(string Folder, double Weight)> terms, string folder, bool byFactors = false)
    {
        if (terms.Count == 0) throw new InputError("there are no adapters", expected: "give at least one");
        if (terms.FirstOrDefault(term => !double.IsFinite(term.Weight)) is { Folder: not null } odd) throw new InputError($"the weight {odd.Weight} is not finite", odd.Folder);
        LoraAdapter[] adapters = new LoraAdapter[terms.Count];
        try
        {
            for (int i = 0; i < terms.Count; i++)
            {
                adapters[i] = LoraAdapter.Open(terms[i].Folder);
                if (adapters[i].Replacements.Count > 0)
                    throw new InputError($"the adapter replaces '{adapters[i].Replacements.Keys.First()}' whole", terms[i].Folder, "expected low-rank modules alone: whole ones have no sum with them");
                if (adapters[i].Modules.Values.FirstOrDefault(module => module.IsTransposed) is { } transposed)
                    throw new InputError($"the module '{transposed.Name}' is stored transposed", terms[i].Folder, "expected linear modules");
            }
            string[] names = [.. adapters.SelectMany(adapter => adapter.Modules.Keys).Distinct().Order(StringComparer.Ordinal)];
            AdapterWriter.Write(folder, adapters[0].BaseName, [.. names.Select(name => Combine(name, terms, adapters, byFactors))]);
        }
        finally
        {
            foreach (LoraAdapter? adapter in adapters) adapter?.Dispose();
        }
    }

    private static (string, int, int, int, double[], double[]) Combine(
        string name, IReadOnlyList<(string Folder, double Weight)> terms, LoraAdapter[] adapters, bool byFactors)
    {
        int[] having = [.. Enumerable.Range(0, terms.Count).Where(i => adapters[i].Modules.ContainsKey(name))];
        LoraModule first = adapters[having[0]].Modules[name];
        foreach (int i in having)
        {
            LoraModule module = adapters[i].Modules[name];
            if (module.Rows != first.Rows || module.Columns != first.Columns)
                throw new InputError($"the module '{first.Name}' is [{module.Rows}, {module.Columns}], in the first adapter [{first.Rows}, {first.Columns}]", terms[i].Folder, "expected adapters for one model");
            if (byFactors && module.Rank != first.Rank)
                throw new InputError($"the module '{first.Name}' has rank {module.Rank}, in the first adapter {first.Rank}", terms[i].Folder, "expected equal ranks, or the exact sum");
        }
        if (byFactors && having.Length < terms.Count)
            throw new InputError($"the module '{first.Name}' is not in all adapters", expected: "expected the same modules, or the exact sum");
        (int rows, int columns) = (first.Rows, first.Columns);
        int rank = byFactors ? first.Rank : having.Sum(i => adapters[i].Modules[name].Rank);
        double[] b = new double[rows * rank];
        double[] a = new double[rank * columns];
        int offset = 0;
        foreach (int i in having)
        {
            LoraModule module = adapters[i].Modules[name];
            (double[] left, double[] right) = adapters[i].Factors(module);
            double weight = terms[i].Weight;
            if (byFactors)
            {
                // The scale has gone into B; both factors take the weight's magnitude, B its sign.
                for (int k = 0; k < b.Length; k++) b[k] += weight * left[k];
                for (int k = 0; k < a.Length; k++) a[k] += Math.Abs(weight) * right[k];
                continue;
            }
            for (int row = 0; row < rows; row++)
                for (int k = 0; k < module.Rank; k++) b[row * rank + offset + k] = weight * left[row * module.Rank + k];
            right.CopyTo(a, offset * columns);
            offset += module.Rank;
        }
        return (first.Name, rows, columns, rank, b, a);
    }
}
