using System.Globalization;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Verifies certificates of linear systems, and trusts nothing in them but the equations. Solutions: the rules are substituted into every equation
/// with rational arithmetic, for each free unknown and for the constant; and the equations named independent are eliminated modulo a prime, which shows
/// that there are no more solutions. A contradiction: the combination is multiplied out. Nothing of the solver is used but the elimination of a full-rank
/// matrix, which cannot claim too much: a rank modulo a prime is never above the true one.
/// </summary>
public static class CertificateCheck
{
    /// <summary>Checks a file.</summary>
    /// <returns>What was verified, or what does not hold.</returns>
    /// <exception cref="InputError">The file is no certificate.</exception>
    public static CertificateVerdict Run(string path)
    {
        JsonDocument document;
        try
        {
            using FileStream stream = File.OpenRead(path);
            document = JsonDocument.Parse(stream);
        }
        catch (JsonException exception)
        {
            throw new InputError("the file is not JSON", $"{path}:{(exception.LineNumber ?? 0) + 1}", "expected a certificate that mathesis exact solve --certificate wrote", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputError("cannot read the file", path, "expected a certificate", exception);
        }
        using (document)
        {
            try
            {
                return Check(document.RootElement, path);
            }
            catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException or IndexOutOfRangeException)
            {
                throw new InputError($"the certificate is damaged: {exception.Message.TrimEnd('.')}", path, "expected one that mathesis exact solve --certificate wrote", exception);
            }
        }
    }

    private static CertificateVerdict Check(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out JsonElement kind) || kind.GetString() != SystemCertificate.Kind)
            throw new InputError("the file is no certificate of a linear system", path, "expected one that mathesis exact solve --certificate wrote");
        int schema = root.GetProperty("schema").GetInt32();
        if (schema != SystemCertificate.Schema) throw new InputError($"the certificate has schema {schema}", path, $"expected {SystemCertificate.Schema}");
        int unknowns = root.GetProperty("unknowns").GetArrayLength();
        (int, Rational)[][] equations = [.. root.GetProperty("equations").EnumerateArray().Select(equation => Terms(equation.GetProperty("terms"), unknowns))];
        Rational[] sides = [.. root.GetProperty("equations").EnumerateArray().Select(equation => Optional(equation, "equals"))];
        return root.GetProperty("consistent").GetBoolean()
            ? CheckRules(root, unknowns, equations, sides)
            : CheckContradiction(root, unknowns, equations, sides);
    }

    private static CertificateVerdict CheckContradiction(JsonElement root, int unknowns, (int Unknown, Rational Factor)[][] equations, Rational[] sides)
    {
        var sums = new Rational[unknowns];
        Rational right = Rational.Zero;
        foreach (JsonElement part in root.GetProperty("contradiction").EnumerateArray())
        {
            int equation = Index(part.GetProperty("equation"), equations.Length);
            Rational factor = Number(part.GetProperty("factor"));
            foreach ((int unknown, Rational coefficient) in equations[equation]) sums[unknown] += factor * coefficient;
            right += factor * sides[equation];
        }
        int left = Array.FindIndex(sums, sum => !sum.IsZero);
        return left >= 0 ? CertificateVerdict.Fails($"the combination of equations does not cancel unknown {left}")
            : right.IsZero ? CertificateVerdict.Fails("the combination of equations is 0 = 0")
            : CertificateVerdict.Holds($"the equations have no solution: a combination of them is 0 = {right}");
    }

    private static CertificateVerdict CheckRules(JsonElement root, int unknowns, (int Unknown, Rational Factor)[][] equations, Rational[] sides)
    {
        int rank = root.GetProperty("rank").GetInt32();
        // The rule of each unknown that has one, with the constant as the unknown after the last.
        var rules = new (int Unknown, Rational Factor)[unknowns][];
        var pivots = new List<int>();
        foreach (JsonElement rule in root.GetProperty("rules").EnumerateArray())
        {
            int unknown = Index(rule.GetProperty("unknown"), unknowns);
            if (rules[unknown] is not null) return CertificateVerdict.Fails($"unknown {unknown} has two rules");
            rules[unknown] = [.. Terms(rule.GetProperty("terms"), unknowns), (unknowns, Optional(rule, "constant"))];
            pivots.Add(unknown);
        }
        foreach (int pivot in pivots)
            foreach ((int unknown, _) in rules[pivot])
                if (unknown < unknowns && rules[unknown] is not null) return CertificateVerdict.Fails($"the rule of unknown {pivot} uses unknown {unknown}, which has a rule itself");
        var sums = new Dictionary<int, Rational>();
        for (int equation = 0; equation < equations.Length; equation++)
        {
            sums.Clear();
            sums[unknowns] = -sides[equation];
            foreach ((int unknown, Rational coefficient) in equations[equation])
            {
                if (rules[unknown] is null) sums[unknown] = sums.GetValueOrDefault(unknown) + coefficient;
                else foreach ((int free, Rational factor) in rules[unknown]) sums[free] = sums.GetValueOrDefault(free) + (coefficient * factor);
            }
            if (sums.Values.Any(sum => !sum.IsZero)) return CertificateVerdict.Fails($"equation {equation} does not hold");
        }
        int[] independent = [.. root.GetProperty("independent").EnumerateArray().Select(equation => Index(equation, equations.Length))];
        if (pivots.Count != rank || independent.Length != rank) return CertificateVerdict.Fails($"there are {pivots.Count} rules and {independent.Length} independent equations, not {rank} of each");
        if (independent.Distinct().Count() != rank || !AreIndependent(unknowns, independent, equations)) return CertificateVerdict.Fails("the equations named independent could not be shown to be so");
        int freeCount = unknowns - rank;
        return CertificateVerdict.Holds(
            $"all {Count(equations.Length, "equation")} hold for every value of the {Count(freeCount, "free unknown")}, and {Count(rank, "equation")} being independent, these are all solutions");
    }

    /// <summary>Whether rows are independent modulo one of a few primes, and so over the rational numbers.</summary>
    private static bool AreIndependent(int unknowns, int[] rows, (int Unknown, Rational Factor)[][] equations)
    {
        ulong prime = 1UL << 61;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            prime = Primality.Previous(prime);
            var field = new PrimeField64(prime);
            var builder = new SparseMatrixBuilder<ulong>(unknowns);
            bool divides = false;
            foreach (int row in rows)
            {
                foreach ((int unknown, Rational factor) in equations[row].OrderBy(term => term.Unknown))
                {
                    divides |= !Residues.TryOf(factor, prime, out ulong residue);
                    if (residue != 0) builder.Add(unknown, field.FromResidue(residue));
                }
                builder.EndRow();
            }
            if (!divides && new SparseElimination<PrimeField64, ulong>(field).Rank(builder.Build()) == rows.Length) return true;
        }
        return false;
    }

    private static (int Unknown, Rational Factor)[] Terms(JsonElement terms, int unknowns)
    {
        (int Unknown, Rational Factor)[] read = [.. terms.EnumerateArray().Select(term => (Index(term[0], unknowns), Number(term[1])))];
        if (read.DistinctBy(term => term.Unknown).Count() < read.Length) throw new FormatException("an unknown stands twice in a sum");
        return read;
    }

    private static int Index(JsonElement element, int count)
    {
        int index = element.GetInt32();
        return index >= 0 && index < count ? index : throw new FormatException($"{index} is not a number below {count}");
    }

    private static Rational Optional(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? Number(value) : Rational.Zero;

    private static Rational Number(JsonElement element) =>
        Exact.Number.Read(element.GetString(), out Rational number) is { } problem ? throw new FormatException(problem.What) : number;

    private static string Count(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
