using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>
/// Schemes modulo 2 or 3 become schemes over the integers or rationals: Newton steps modulo p^2, p^3, ... with one Jacobian modulo p, reduced once, then
/// rational reconstruction of every coefficient and an exact check (Kauers and Moosbauer 2022; Khoruzhii, Gelss, Pokutta 2025). Unknowns that the
/// Jacobian leaves free keep their residues, which keeps coefficients small.
/// </summary>
public static class HenselLift
{
    /// <summary>Lifts a scheme.</summary>
    /// <param name="scheme">Over Z2 or Z3, valid.</param>
    /// <param name="options">Steps and attempts.</param>
    /// <param name="cancellation">Ends the computation.</param>
    /// <exception cref="InputError">The ring is another, or the scheme is not valid.</exception>
    public static LiftResult Lift(BilinearScheme scheme, LiftOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new LiftOptions();
        options.Validate();
        SchemeVerifier.Require(scheme);
        return scheme.Ring switch
        {
            SchemeRing.Z2 => Best(new Lifter<BinaryField>(default, scheme, cancellation), options),
            SchemeRing.Z3 => Best(new Lifter<TernaryField>(default, scheme, cancellation), options),
            _ => throw new InputError($"a scheme over {scheme.Ring} needs no lifting", expected: "expected a scheme over Z2 or Z3"),
        };
    }

    private static LiftResult Best<TField>(Lifter<TField> lifter, LiftOptions options)
        where TField : struct, IField<byte>
    {
        LiftResult? best = null;
        for (int attempt = 0; attempt < options.Attempts && best?.Scheme?.Ring != SchemeRing.ZT; attempt++)
        {
            LiftResult result = lifter.Lift(options.Steps, attempt == 0 ? null : new RandomStream("discovery/lift", options.Seed, (ulong)attempt));
            if (best is null || (result.Scheme is not null && (best.Scheme is null || result.Scheme.Ring < best.Scheme.Ring))) best = result;
            // Whether the first step has a solution does not depend on the choice of unknowns.
            if (result.Scheme is null && result.Steps == 0) break;
        }
        return best!;
    }

    /// <summary>The lifting of one scheme.</summary>
    private sealed class Lifter<TField>
        where TField : struct, IField<byte>
    {
        private readonly BilinearScheme scheme;
        private readonly CancellationToken cancellation;
        private readonly LinearAlgebra<TField, byte> algebra;
        private readonly int n;
        private readonly int m;
        private readonly int p;
        private readonly int rank;
        private readonly int prime;
        private readonly int[] residues;
        private readonly int[] tensor;

        public Lifter(TField field, BilinearScheme scheme, CancellationToken cancellation)
        {
            this.scheme = scheme;
            this.cancellation = cancellation;
            algebra = new LinearAlgebra<TField, byte>(field);
            (n, m, p) = (scheme.Map.Left.Count, scheme.Map.Right.Count, scheme.Map.OutputCount);
            rank = scheme.Rank;
            prime = scheme.Ring.Characteristic();
            residues = [.. ((LinearForms[])[scheme.Left, scheme.Right, scheme.Output]).SelectMany(forms => Enumerable.Range(0, rank).SelectMany(q => forms[q].ToArray()))];
            tensor = new int[n * m * p];
            foreach (BilinearTerm term in scheme.Map.Terms) tensor[(((term.Left * m) + term.Right) * p) + term.Output] = term.Sign;
        }

        private int Unknowns => rank * (n + m + p);

        public LiftResult Lift(int steps, RandomStream? random)
        {
            int[] order = [.. Enumerable.Range(0, Unknowns)];
            random?.Shuffle(order.AsSpan());
            RowReduction<byte> reduction = algebra.ReduceInPlace(Jacobian(order));
            cancellation.ThrowIfCancellationRequested();
            int[] pivots = [.. reduction.Pivots.Select(column => order[column])], rows = reduction.Rows;
            Matrix<byte> inverse = algebra.Invert(Jacobian(pivots, rows))!;
            long[] values = [.. residues.Select(value => (long)value)];
            long modulus = prime;
            for (int step = 1; step <= steps; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                long next = modulus * prime;
                long[] errors = Errors(values, next);
                var right = new Matrix<byte>(rows.Length, 1);
                for (int i = 0; i < rows.Length; i++) right[i, 0] = (byte)(errors[rows[i]] / modulus);
                Matrix<byte> change = algebra.Multiply(inverse, right);
                for (int i = 0; i < pivots.Length; i++) values[pivots[i]] = (values[pivots[i]] + (modulus * change[i, 0])) % next;
                if (Errors(values, next).Any(error => error != 0)) return new LiftResult(null, step - 1, string.Create(CultureInfo.InvariantCulture, $"step {step} has no solution"));
                modulus = next;
                if (Reconstruct(values, modulus) is { } lifted) return new LiftResult(lifted, step, $"lifted to {lifted.Ring}");
            }
            return new LiftResult(null, steps, string.Create(CultureInfo.InvariantCulture, $"no small fractions after {steps} steps"));
        }

        /// <summary>The tensor minus the scheme modulo a number, all in [0, modulus).</summary>
        private long[] Errors(long[] values, long modulus)
        {
            long[] errors = [.. tensor.Select(value => value < 0 ? modulus + value : value)];
            for (int q = 0; q < rank; q++)
            {
                for (int a = 0; a < n; a++)
                {
                    long left = values[(q * n) + a];
                    if (left == 0) continue;
                    for (int b = 0; b < m; b++)
                    {
                        long right = values[(rank * n) + (q * m) + b];
                        if (right == 0) continue;
                        long product = Reduce(left * right, modulus);
                        Span<long> target = errors.AsSpan(((a * m) + b) * p, p);
                        ReadOnlySpan<long> output = values.AsSpan((rank * (n + m)) + (q * p), p);
                        for (int c = 0; c < p; c++)
                            if (output[c] != 0) target[c] = Reduce(target[c] - (product * output[c]), modulus);
                    }
                }
            }
            return errors;
        }

        private static long Reduce(long value, long modulus)
        {
            value %= modulus;
            return value < 0 ? value + modulus : value;
        }

        /// <summary>The derivative with respect to some unknowns, in their order; of all equations or some.</summary>
        private Matrix<byte> Jacobian(int[] unknowns, int[]? equations = null)
        {
            int[] place = new int[n * m * p];
            Array.Fill(place, -1);
            for (int i = 0; i < (equations?.Length ?? place.Length); i++) place[equations?[i] ?? i] = i;
            var matrix = new Matrix<byte>(equations?.Length ?? place.Length, unknowns.Length);
            TField field = algebra.Field;
            for (int column = 0; column < unknowns.Length; column++)
            {
                int unknown = unknowns[column];
                if (unknown < rank * n) Fill(unknown / n, unknown % n, -1, -1);
                else if (unknown < rank * (n + m)) Fill((unknown - (rank * n)) / m, -1, (unknown - (rank * n)) % m, -1);
                else Fill((unknown - (rank * (n + m))) / p, -1, -1, (unknown - (rank * (n + m))) % p);

                void Fill(int q, int atA, int atB, int atC)
                {
                    ReadOnlySpan<int> left = scheme.Left[q], right = scheme.Right[q], output = scheme.Output[q];
                    for (int a = Math.Max(atA, 0); a < (atA < 0 ? n : atA + 1); a++)
                    {
                        if (atA < 0 && left[a] == 0) continue;
                        for (int b = Math.Max(atB, 0); b < (atB < 0 ? m : atB + 1); b++)
                        {
                            if (atB < 0 && right[b] == 0) continue;
                            for (int c = Math.Max(atC, 0); c < (atC < 0 ? p : atC + 1); c++)
                            {
                                int row = place[(((a * m) + b) * p) + c];
                                if (row < 0 || (atC < 0 && output[c] == 0)) continue;
                                long value = (atA < 0 ? left[a] : 1) * (atB < 0 ? right[b] : 1) * (atC < 0 ? output[c] : 1);
                                matrix[row, column] = field.FromInteger(value);
                            }
                        }
                    }
                }
            }
            return matrix;
        }

        /// <summary>The scheme of the smallest fractions with these residues, if it is valid.</summary>
        private BilinearScheme? Reconstruct(long[] values, long modulus)
        {
            long bound = (long)Math.Sqrt((modulus - 1) / 2.0);
            int[] lengths = [n, m, p];
            var forms = new LinearForms[3];
            int start = 0;
            for (int slot = 0; slot < 3; slot++)
            {
                int[] numerators = new int[rank * lengths[slot]], denominators = new int[rank];
                for (int q = 0; q < rank; q++)
                {
                    var row = new (long Numerator, long Denominator)[lengths[slot]];
                    long common = 1;
                    for (int i = 0; i < row.Length; i++)
                    {
                        if (!TryFraction(values[start + (q * row.Length) + i], modulus, bound, out row[i])) return null;
                        common = common / Gcd(common, row[i].Denominator) * row[i].Denominator;
                        if (common > int.MaxValue / (bound + 1)) return null;
                    }
                    denominators[q] = (int)common;
                    for (int i = 0; i < row.Length; i++) numerators[(q * row.Length) + i] = (int)(row[i].Numerator * (common / row[i].Denominator));
                }
                forms[slot] = new LinearForms(lengths[slot], numerators, denominators);
                start += rank * lengths[slot];
            }
            var lifted = new BilinearScheme(scheme.Map, SchemeRing.Q, forms[0], forms[1], forms[2]);
            return SchemeVerifier.Verify(lifted).IsValid ? lifted.Over(lifted.SmallestRing()) : null;
        }

        /// <summary>The fraction with numerator and denominator up to a bound that has a residue (Wang 1981).</summary>
        private static bool TryFraction(long residue, long modulus, long bound, out (long Numerator, long Denominator) fraction)
        {
            long r0 = modulus, r1 = residue, t0 = 0, t1 = 1;
            while (r1 > bound)
            {
                long quotient = r0 / r1;
                (r0, r1) = (r1, r0 - (quotient * r1));
                (t0, t1) = (t1, t0 - (quotient * t1));
            }
            fraction = t1 < 0 ? (-r1, -t1) : (r1, t1);
            return t1 != 0 && Math.Abs(t1) <= bound && Gcd(r1, Math.Abs(t1)) == 1;
        }

        private static long Gcd(long a, long b)
        {
            while (b != 0) (a, b) = (b, a % b);
            return a;
        }
    }
}
