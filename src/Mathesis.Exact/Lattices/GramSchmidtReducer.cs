namespace Mathesis.Exact;

/// <summary>
/// The reduction itself: r(i, j) = (b(i), b*(j)) and mu(i, j) = r(i, j) / r(j, j) are recomputed from exact scalar products as rounded
/// numbers; every change of the vectors is exact.
/// </summary>
/// <typeparam name="TArithmetic">Rounded arithmetic.</typeparam>
/// <typeparam name="TReal">Its numbers.</typeparam>
internal sealed class GramSchmidtReducer<TArithmetic, TReal>(TArithmetic arithmetic, LatticeState state, double delta, CancellationToken cancellation)
    where TArithmetic : struct, IRealArithmetic<TReal>
{
    /// <summary>Rounds of size reduction of one vector after which rounding is taken to be at fault.</summary>
    private const int MostRounds = 1000;

    private readonly TReal[][] r = [.. Enumerable.Range(0, state.Count).Select(i => new TReal[i + 1])];
    private readonly TReal[][] mu = [.. Enumerable.Range(0, state.Count).Select(i => new TReal[i + 1])];
    private readonly TReal[] remaining = new TReal[state.Count + 1];
    private readonly TReal deltaFactor = arithmetic.Divide(arithmetic.Of((Integer)(delta * (1L << 40))), arithmetic.Of(1L << 40));

    /// <summary>Reduces the state; false when rounding errors kept it from ending. The state is a basis of the same lattice in either case.</summary>
    public bool TryRun()
    {
        int k = 0;
        long steps = 0, limit = 1000L * (state.Count + 1) * (state.Count + 1) * (1 + BitsOfLargest());
        while (k < state.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            if (++steps > limit || !TrySizeReduce(k)) return false;
            if (state.Gram(k, k).IsZero)
            {
                state.RemoveZero(k);
                continue;
            }
            // The earliest place where the projected vector is shorter than the one that is there.
            int place = k;
            while (place > 0 && arithmetic.Compare(arithmetic.Multiply(deltaFactor, r[place - 1][place - 1]), remaining[place - 1]) > 0) place--;
            if (place == k)
            {
                // Cancellation has left nothing of a vector that is not 0: more bits are needed.
                if (arithmetic.Compare(remaining[k], arithmetic.Of(Integer.Zero)) <= 0) return false;
                r[k][k] = remaining[k];
                k++;
                continue;
            }
            state.Insert(k, place);
            k = place;
        }
        return true;
    }

    /// <summary>Subtracts integer multiples of earlier vectors until every coefficient is at most one half, up to rounding.</summary>
    private bool TrySizeReduce(int k)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            Project(k);
            bool changed = false;
            // From the last to the first; the coefficients of the ones before follow in rounded arithmetic.
            for (int j = k - 1; j >= 0; j--)
            {
                Integer multiple = arithmetic.Round(mu[k][j]);
                if (multiple.IsZero || (multiple is { IsSmall: true, Magnitude: [1] } && IsNearHalf(mu[k][j], multiple))) continue;
                changed = true;
                TReal factor = arithmetic.Of(multiple);
                for (int i = 0; i < j; i++) mu[k][i] = arithmetic.SubtractProduct(mu[k][i], factor, mu[j][i]);
                state.Subtract(k, j, multiple);
            }
            if (!changed) return true;
            if (state.Gram(k, k).IsZero) return true;
        }
        return false;
    }

    /// <summary>Whether a coefficient is below 0.505 in magnitude, which rounding noise may reach again and again.</summary>
    private bool IsNearHalf(TReal coefficient, Integer multiple)
    {
        TReal scaled = arithmetic.Multiply(coefficient, arithmetic.Of(multiple * 1000));
        return arithmetic.Compare(scaled, arithmetic.Of(505)) < 0;
    }

    /// <summary>r(k, j), mu(k, j), and the squared lengths of vector k projected away from the first j vectors.</summary>
    private void Project(int k)
    {
        remaining[0] = arithmetic.Of(state.Gram(k, k));
        for (int j = 0; j < k; j++)
        {
            TReal value = arithmetic.Of(state.Gram(k, j));
            for (int i = 0; i < j; i++) value = arithmetic.SubtractProduct(value, mu[j][i], r[k][i]);
            r[k][j] = value;
            mu[k][j] = arithmetic.Divide(value, r[j][j]);
            remaining[j + 1] = arithmetic.SubtractProduct(remaining[j], mu[k][j], value);
        }
    }

    private long BitsOfLargest()
    {
        long bits = 1;
        for (int i = 0; i < state.Count; i++) bits = Math.Max(bits, state.Gram(i, i).BitLength);
        return bits;
    }
}
