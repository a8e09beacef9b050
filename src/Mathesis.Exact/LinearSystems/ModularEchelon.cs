namespace Mathesis.Exact;

/// <summary>A system reduced modulo a prime, with residues whatever the prime's size.</summary>
internal sealed class ModularEchelon
{
    /// <summary>The prime.</summary>
    public required ulong Prime { get; init; }

    /// <summary>The reduced rows [A | b]: each has 1 at its pivot and residues at free columns and in the last one.</summary>
    public required SparseMatrix<ulong> Reduced { get; init; }

    /// <summary>The column of each reduced row's pivot, rising.</summary>
    public required int[] Pivots { get; init; }

    /// <summary>Equations that are independent and span the others' left sides, rising.</summary>
    public required int[] IndependentRows { get; init; }

    /// <summary>An equation that contradicts the independent ones, or -1.</summary>
    public required int ContradictingRow { get; init; }

    /// <summary>The order of elimination.</summary>
    public required EliminationPlan Plan { get; init; }

    /// <summary>Whether the pivots are those of the reduced row echelon form.</summary>
    public required bool IsEchelon { get; init; }

    /// <summary>The shape of what was eliminated densely.</summary>
    public required (int Rows, int Columns) DenseCore { get; init; }

    /// <summary>Reduces an integer system modulo a prime.</summary>
    /// <param name="system">The system.</param>
    /// <param name="prime">A prime below 2^63.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="plan">The order of elimination to follow, or null.</param>
    /// <param name="isDropped">Unknowns to leave out, or null.</param>
    public static ModularEchelon Of(IntegerSystem system, ulong prime, int threads, EliminationPlan? plan = null, bool[]? isDropped = null)
    {
        if (prime < 1UL << 31)
        {
            var field = new PrimeField32(prime);
            return Of<PrimeField32, uint>(field, system.Modulo<PrimeField32, uint>(field, isDropped), threads, plan);
        }
        var wide = new PrimeField64(prime);
        return Of<PrimeField64, ulong>(wide, system.Modulo<PrimeField64, ulong>(wide, isDropped), threads, plan);
    }

    /// <summary>Reduces [A | b] over a prime field.</summary>
    public static ModularEchelon Of<TField, TElement>(TField field, SparseMatrix<TElement> matrix, int threads, EliminationPlan? plan = null)
        where TField : struct, IPrimeField<TElement>
    {
        SparseReduction<TElement> reduction = new SparseElimination<TField, TElement>(field, threads).RowReduce(matrix, matrix.Columns - 1, plan);
        return new ModularEchelon
        {
            Prime = field.Characteristic,
            Reduced = reduction.Reduced.Map(field.ToResidue, residue => residue == 0),
            Pivots = reduction.Pivots,
            IndependentRows = reduction.IndependentRows,
            ContradictingRow = reduction.ContradictingRow,
            Plan = reduction.Plan,
            IsEchelon = reduction.IsEchelon,
            DenseCore = reduction.DenseCore,
        };
    }
}
