namespace Mathesis.Exact;

/// <summary>
/// Structured Gaussian elimination of sparse matrices: pivots of small Markowitz cost as long as the rest stays sparse, then dense
/// elimination of what is left (<see cref="LinearAlgebra{TField, TElement}"/>), then back-substitution. The result does not depend on the
/// number of threads.
/// </summary>
/// <typeparam name="TField">The field.</typeparam>
/// <typeparam name="TElement">Its elements; <c>default</c> is zero.</typeparam>
public sealed class SparseElimination<TField, TElement>
    where TField : struct, IField<TElement>
{
    /// <summary>The time of a step of sparse elimination for each entry it touches, over that of a step of dense elimination.</summary>
    private const long SparseOverDense = 60;

    /// <summary>Sparse steps that cost more than dense ones, in a row, before the rest becomes dense.</summary>
    private const int Patience = 16;

    private readonly TField field;
    private readonly LinearAlgebra<TField, TElement> dense;

    /// <summary>Elimination over a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="threads">How many threads the dense part uses.</param>
    public SparseElimination(TField field, int threads = 1)
    {
        this.field = field;
        dense = new LinearAlgebra<TField, TElement>(field) { Threads = threads };
    }

    /// <summary>The rank of a matrix.</summary>
    public int Rank(SparseMatrix<TElement> matrix) => Eliminate(matrix, matrix.Columns, null).Rank;

    /// <summary>Reduces [A | B] fully by pivots in A, wherever they are cheap.</summary>
    /// <param name="matrix">[A | B].</param>
    /// <param name="pivotColumns">The number of columns of A.</param>
    /// <param name="plan">The order of pivots of a matrix with the same pattern; null searches. A plan that does not fit is left where it fails.</param>
    public SparseReduction<TElement> Reduce(SparseMatrix<TElement> matrix, int pivotColumns, EliminationPlan? plan = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)pivotColumns, (uint)matrix.Columns, nameof(pivotColumns));
        Stage stage = Eliminate(matrix, pivotColumns, plan);
        var substitution = new BackSubstitution<TField, TElement>(field, matrix.Columns);
        if (stage.Core is { } core)
            for (int row = 0; row < stage.CoreRank; row++) substitution.AddReduced(core, row, stage.CoreColumns);
        for (int step = stage.Rows.Count - 1; step >= 0; step--) substitution.Add(stage.PlanColumns[step], stage.Rows[step]);
        (SparseMatrix<TElement> reduced, int[] pivots) = substitution.Build();
        int[] independent = [.. stage.PlanRows, .. stage.CoreRows];
        Array.Sort(independent);
        return new SparseReduction<TElement>
        {
            Reduced = reduced,
            Pivots = pivots,
            IndependentRows = independent,
            ContradictingRow = stage.ContradictingRow,
            Plan = new EliminationPlan([.. stage.PlanRows], [.. stage.PlanColumns]),
            PivotColumns = pivotColumns,
            DenseCore = stage.CoreShape,
        };
    }

    /// <summary>
    /// The reduced row echelon form of A, with B carried along: as <see cref="Reduce"/>, but a column is a pivot unless it depends on the
    /// columns before it. When the form takes too much memory (more than 2^27 entries on the smaller side of rank and nullity) the pivots stay where they were cheap: see
    /// <see cref="SparseReduction{TElement}.IsEchelon"/>.
    /// </summary>
    /// <param name="matrix">[A | B].</param>
    /// <param name="pivotColumns">The number of columns of A.</param>
    /// <param name="plan">The order of pivots of a matrix with the same pattern; null searches.</param>
    public SparseReduction<TElement> RowReduce(SparseMatrix<TElement> matrix, int pivotColumns, EliminationPlan? plan = null) =>
        new EchelonForm<TField, TElement>(field, dense.Threads).Of(Reduce(matrix, pivotColumns, plan));

    private Stage Eliminate(SparseMatrix<TElement> matrix, int pivotColumns, EliminationPlan? plan)
    {
        var active = new ActiveMatrix<TField, TElement>(field, matrix, pivotColumns);
        var stage = new Stage();
        int expensive = 0, planned = 0;
        bool follows = plan is not null;
        while (active.Rows > 0)
        {
            int row, column;
            if (follows)
            {
                if (planned == plan!.Rows.Length) break;
                (row, column) = (plan.Rows[planned], plan.Columns[planned++]);
                if (!active.Has(row, column))
                {
                    follows = false;
                    continue;
                }
            }
            else
            {
                (row, column, _) = active.FindPivot();
                bool isExpensive = active.Work(row, column) * SparseOverDense > (long)active.Rows * active.Columns;
                expensive = isExpensive && FitsDense(active) ? expensive + 1 : 0;
                if (expensive >= Patience) break;
            }
            stage.Rows.Add(active.Eliminate(row, column));
            stage.PlanRows.Add(row);
            stage.PlanColumns.Add(column);
        }
        stage.ContradictingRow = active.ContradictingRow;
        if (active.Rows > 0) new DenseCore<TField, TElement>(field, dense, active, pivotColumns, matrix.Columns).Reduce(stage);
        return stage;
    }

    private static bool FitsDense(ActiveMatrix<TField, TElement> active) => (long)Math.Min(active.Rows, 2L * active.Columns) * active.Columns < Array.MaxLength / 2;

    /// <summary>What elimination leaves: triangular sparse rows, and a reduced dense core.</summary>
    internal sealed class Stage
    {
        /// <summary>The sparse pivot rows in the order of elimination; each may hold pivots of later ones.</summary>
        public List<SparseRow<TElement>> Rows { get; } = [];

        /// <summary>The original row of each sparse pivot.</summary>
        public List<int> PlanRows { get; } = [];

        /// <summary>The column of each sparse pivot.</summary>
        public List<int> PlanColumns { get; } = [];

        /// <summary>The reduced dense core, if there is one.</summary>
        public Matrix<TElement>? Core { get; set; }

        /// <summary>The column of the matrix for each of the core's.</summary>
        public int[] CoreColumns { get; set; } = [];

        /// <summary>The original rows that the core's pivots come from.</summary>
        public int[] CoreRows { get; set; } = [];

        /// <summary>The shape of the core before it was reduced.</summary>
        public (int Rows, int Columns) CoreShape { get; set; }

        /// <summary>A row that contradicts the others, or -1.</summary>
        public int ContradictingRow { get; set; } = -1;

        /// <summary>The rank of the core in the pivot columns.</summary>
        public int CoreRank => CoreRows.Length;

        /// <summary>The rank.</summary>
        public int Rank => PlanRows.Count + CoreRank;
    }
}
