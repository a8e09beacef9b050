using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>A scheme with shared sums: programs for the left forms, the right forms and the outputs.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Left">The left forms, of the left variables.</param>
/// <param name="Right">The right forms, of the right variables.</param>
/// <param name="Output">The outputs, of the products.</param>
public sealed record SchemeProgram(BilinearScheme Scheme, LinearProgram Left, LinearProgram Right, LinearProgram Output)
{
    /// <summary>Additions and subtractions in all.</summary>
    public int Additions => Left.Additions + Right.Additions + Output.Additions;

    /// <summary>The program that shares nothing.</summary>
    public static SchemeProgram Plain(BilinearScheme scheme) => new(
        scheme, new LinearProgram(scheme.Left.Length, [], Terms(scheme.Left)), new LinearProgram(scheme.Right.Length, [], Terms(scheme.Right)),
        new LinearProgram(scheme.Rank, [], OutputTerms(scheme)));

    /// <summary>Shares sums; the best of some attempts that break ties differently. The result is expanded again and compared.</summary>
    /// <param name="scheme">A scheme of characteristic 0; modulo 2 and 3 coefficients count as integers.</param>
    /// <param name="attempts">At least 1.</param>
    /// <param name="seed">The seed of the ties.</param>
    /// <param name="cancellation">Ends the computation.</param>
    public static SchemeProgram Reduce(BilinearScheme scheme, int attempts = 8, ulong seed = 1, CancellationToken cancellation = default)
    {
        LinearProgram left = Best(scheme.Left.Length, Terms(scheme.Left), "left"), right = Best(scheme.Right.Length, Terms(scheme.Right), "right"), output = Best(scheme.Rank, OutputTerms(scheme), "output");
        return new SchemeProgram(scheme, left, right, output);

        LinearProgram Best(int inputs, IReadOnlyList<IReadOnlyList<(int, Coefficient)>> forms, string purpose)
        {
            LinearProgram? best = null;
            for (int attempt = 0; attempt < attempts; attempt++)
            {
                cancellation.ThrowIfCancellationRequested();
                LinearProgram program = CommonSubexpressions.Reduce(inputs, forms, attempt == 0 ? null : new RandomStream($"discovery/additions/{purpose}", seed, (ulong)attempt));
                if (best is null || program.Additions < best.Additions) best = program;
            }
            if (!Expands(best!, forms)) throw new InvalidOperationException("the program with shared sums computes other forms");
            return best!;
        }
    }

    private static bool Expands(LinearProgram program, IReadOnlyList<IReadOnlyList<(int Variable, Coefficient Coefficient)>> forms)
    {
        Coefficient[][] expanded = program.Expand();
        for (int form = 0; form < forms.Count; form++)
        {
            Dictionary<int, Coefficient> wanted = forms[form].ToDictionary(term => term.Variable, term => term.Coefficient);
            for (int i = 0; i < program.Inputs; i++)
                if (wanted.TryGetValue(i, out Coefficient value) ? expanded[form][i] != value : !expanded[form][i].IsZero) return false;
        }
        return true;
    }

    private static IReadOnlyList<IReadOnlyList<(int, Coefficient)>> Terms(LinearForms forms) =>
        [.. Enumerable.Range(0, forms.Count).Select(form => (IReadOnlyList<(int, Coefficient)>)[.. Enumerable.Range(0, forms.Length).Where(i => forms[form][i] != 0).Select(i => (i, new Coefficient(forms[form][i], forms.Denominator(form))))])];

    private static IReadOnlyList<IReadOnlyList<(int, Coefficient)>> OutputTerms(BilinearScheme scheme) =>
        [.. Enumerable.Range(0, scheme.Map.OutputCount).Select(c => (IReadOnlyList<(int, Coefficient)>)[.. Enumerable.Range(0, scheme.Rank).Where(q => scheme.Output[q][c] != 0).Select(q => (q, new Coefficient(scheme.Output[q][c], scheme.Output.Denominator(q))))])];
}
