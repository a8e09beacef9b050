namespace Mathesis.Exact;

/// <summary>
/// Finds which products of the factors modulo p^k are factors over the integers by reducing a lattice (van Hoeij 2002): for 0-1 vectors of
/// true factors the sums of the powers of the roots, times powers of the leading coefficient, are small. Vectors too long to be combined
/// from such are cut off, until what is left is spanned by the true factors.
/// </summary>
internal static class LatticeRecombination
{
    /// <summary>Below this number of factors the search of subsets is faster.</summary>
    public const int LeastFactors = 20;

    /// <summary>Sums of powers a round.</summary>
    private const int Traces = 4;

    private const int Rounds = 6;

    /// <summary>The bits of a modulus that all rounds can use.</summary>
    public static long UsefulBits(IntegerPolynomial f, int factors) => TraceBits(f, Traces * Rounds) + InformationBits(factors);

    /// <summary>The irreducible factors; null when the sums do not suffice.</summary>
    /// <param name="f">Primitive and square-free.</param>
    /// <param name="factors">Monic modulo the modulus, coefficients in [0, modulus).</param>
    /// <param name="modulus">p^k with at least <see cref="UsefulBits"/> bits, more than twice every coefficient of a factor times the leading coefficient.</param>
    public static IReadOnlyList<IntegerPolynomial>? Find(IntegerPolynomial f, IntegerPolynomial[] factors, Integer modulus)
    {
        int r = factors.Length;
        Integer[][] traces = [.. factors.Select(factor => PowerSums(factor, Traces * Rounds, modulus))];
        var basis = new List<Integer[]>();
        for (int i = 0; i < r; i++)
        {
            basis.Add(new Integer[r]);
            basis[i][i] = 1;
        }
        for (int round = 0; round < Rounds; round++)
        {
            basis = Cut(f, basis, traces, round * Traces, modulus);
            if (basis.Count == 1) return [f];
            if (Classes(basis, r) is List<int>[] classes && Multiply(f, factors, classes, modulus) is IReadOnlyList<IntegerPolynomial> found) return found;
        }
        return null;
    }

    /// <summary>A number of bits with: n times the leading coefficient and the largest root to the power k is below 2^bits.</summary>
    private static long TraceBits(IntegerPolynomial f, int k) =>
        ((Integer)f.Degree).BitLength + (k * (f.LeadingCoefficient.BitLength + Math.Max(0, f.RootBoundBits())));

    private static int InformationBits(int factors) => (2 * factors) + 30;

    /// <summary>The sums of the first powers of a monic polynomial's roots modulo a number, by Newton's identities.</summary>
    private static Integer[] PowerSums(IntegerPolynomial f, int count, Integer modulus)
    {
        var sums = new Integer[count + 1];
        int n = f.Degree;
        for (int k = 1; k <= count; k++)
        {
            Integer sum = k <= n ? -k * f[n - k] : 0;
            for (int i = 1; i < k && i <= n; i++) sum -= f[n - i] * sums[k - i];
            sums[k] = Integer.Mod(sum, modulus);
        }
        return sums;
    }

    /// <summary>One round: the lattice of the basis with the next sums as further entries is reduced, and its long end is cut off.</summary>
    private static List<Integer[]> Cut(IntegerPolynomial f, List<Integer[]> basis, Integer[][] traces, int known, Integer modulus)
    {
        int r = traces.Length;
        double error = (0.75 * r) + 2;
        int weight = Math.Max(1, (int)(error * Math.Sqrt(Traces / (double)r)));
        // Only the bits from the bound of a true factor's sum up, and no more than decide.
        var entries = new Integer[Traces][];
        var moduli = new Integer[Traces];
        for (int t = 0; t < Traces; t++)
        {
            int k = known + t + 1;
            Integer scale = Integer.Pow(f.LeadingCoefficient, k), cut = Integer.One << checked((int)Math.Max(TraceBits(f, k), modulus.BitLength - InformationBits(r)));
            entries[t] = [.. traces.Select(sums => Rational.Round(new Rational(Integer.Mod(sums[k] * scale, modulus), cut)))];
            moduli[t] = Rational.Round(new Rational(modulus, cut));
        }
        var vectors = new List<Integer[]>();
        foreach (Integer[] row in basis)
        {
            var vector = new Integer[r + Traces];
            for (int i = 0; i < r; i++)
            {
                vector[i] = row[i] * weight;
                for (int t = 0; t < Traces; t++) vector[r + t] += row[i] * entries[t][i];
            }
            for (int t = 0; t < Traces; t++) vector[r + t] %= moduli[t];
            vectors.Add(vector);
        }
        for (int t = 0; t < Traces; t++)
        {
            var vector = new Integer[r + Traces];
            vector[r + t] = moduli[t];
            vectors.Add(vector);
        }
        IReadOnlyList<IReadOnlyList<Integer>> reduced = LatticeReduction.Reduce(vectors).Basis;
        // Doubles err far less than the hundredth by which the bound is raised.
        double bound = 1.01 * ((weight * (double)weight * r) + (Traces * error * error));
        double[] norms = OrthogonalNorms(reduced);
        int kept = norms.Length;
        while (kept > 1 && norms[kept - 1] > bound) kept--;
        return [.. reduced.Take(kept).Select(row => row.Take(r).Select(entry => entry / weight).ToArray())];
    }

    /// <summary>The squared lengths after orthogonalisation.</summary>
    private static double[] OrthogonalNorms(IReadOnlyList<IReadOnlyList<Integer>> vectors)
    {
        int count = vectors.Count;
        double[][] orthogonal = [.. vectors.Select(vector => vector.Select(entry => (double)entry).ToArray())];
        var norms = new double[count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double factor = Dot(orthogonal[i], orthogonal[j]) / norms[j];
                for (int k = 0; k < orthogonal[i].Length; k++) orthogonal[i][k] -= factor * orthogonal[j][k];
            }
            norms[i] = Dot(orthogonal[i], orthogonal[i]);
        }
        return norms;

        static double Dot(double[] a, double[] b)
        {
            double sum = 0;
            for (int k = 0; k < a.Length; k++) sum += a[k] * b[k];
            return sum;
        }
    }

    /// <summary>The classes of a partition of the factors whose 0-1 vectors span the lattice; null when there is none.</summary>
    private static List<int>[]? Classes(List<Integer[]> basis, int r)
    {
        Rational[][] rows = [.. basis.Select(row => Array.ConvertAll(row, entry => (Rational)entry))];
        int rank = 0;
        for (int column = 0; column < r && rank < rows.Length; column++)
        {
            int pivot = rank;
            while (pivot < rows.Length && rows[pivot][column].IsZero) pivot++;
            if (pivot == rows.Length) continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            Rational inverse = Rational.Reciprocal(rows[rank][column]);
            for (int j = 0; j < r; j++) rows[rank][j] *= inverse;
            for (int i = 0; i < rows.Length; i++)
            {
                Rational factor = rows[i][column];
                if (i == rank || factor.IsZero) continue;
                for (int j = 0; j < r; j++) rows[i][j] -= factor * rows[rank][j];
            }
            rank++;
        }
        var classes = new List<int>[rank];
        for (int i = 0; i < rank; i++) classes[i] = [];
        for (int column = 0; column < r; column++)
        {
            int owner = -1;
            for (int i = 0; i < rank; i++)
            {
                if (rows[i][column].IsZero) continue;
                if (owner >= 0 || rows[i][column] != Rational.One) return null;
                owner = i;
            }
            if (owner < 0) return null;
            classes[owner].Add(column);
        }
        return classes;
    }

    /// <summary>The products of the classes as factors over the integers, proved by division; there are no more factors than classes, so they are irreducible.</summary>
    private static List<IntegerPolynomial>? Multiply(IntegerPolynomial f, IntegerPolynomial[] factors, List<int>[] classes, Integer modulus)
    {
        var found = new List<IntegerPolynomial>();
        IntegerPolynomial rest = f;
        foreach (List<int> members in classes)
        {
            IntegerPolynomial product = f.LeadingCoefficient;
            foreach (int member in members) product = (product * factors[member]).Modulo(modulus);
            IntegerPolynomial candidate = product.SymmetricModulo(modulus).PrimitivePart();
            if (!rest.TryDivide(candidate, out rest)) return null;
            found.Add(candidate);
        }
        return rest.IsOne ? found : null;
    }
}
