using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Derivatives of the loss by the tables. What every part of the plan touches exists once a part and is added up in their order; rows
/// of second tokens belong to one part each and exist once.
/// </summary>
internal sealed class TableGradients : IDisposable
{
    private const int AddedAtOnce = 16384;

    private readonly int[] absentRows;
    private readonly bool isFirstPartEmpty;
    private readonly int heads;
    private readonly AlignedMatrix[] firstRows, classNeurons, constant, scores;
    private readonly Action<int> addPart;

    /// <summary>Derivatives of zero.</summary>
    public TableGradients(FoldedTables tables, PairPlan plan)
    {
        FoldedShape shape = tables.Shape;
        heads = shape.Heads;
        absentRows = [.. plan.AbsentFirstRows(0)];
        isFirstPartEmpty = plan.Tiles(0).IsEmpty;
        firstRows = Create(() => new AlignedMatrix(tables.FirstCount * shape.Heads, shape.Folded));
        classNeurons = Create(() => new AlignedMatrix(shape.PaddedClasses, shape.Hidden));
        constant = Create(() => new AlignedMatrix(1, shape.Folded));
        scores = Create(() => new AlignedMatrix(shape.Heads, tables.Rows));
        SecondRows = new AlignedMatrix(tables.SecondCount * shape.Heads, shape.Folded);
        addPart = AddPart;
    }

    /// <summary>By folded rows of second tokens.</summary>
    public AlignedMatrix SecondRows { get; }

    /// <summary>By folded rows of first tokens; of one part, or after <see cref="AddUp"/> of all in part 0.</summary>
    public AlignedMatrix FirstRows(int part = 0) => firstRows[part];

    /// <summary>By the transpose of M [class columns, hidden].</summary>
    public AlignedMatrix ClassNeurons(int part = 0) => classNeurons[part];

    /// <summary>By the constant row.</summary>
    public AlignedMatrix Constant(int part = 0) => constant[part];

    /// <summary>By the scores [heads, rows].</summary>
    public AlignedMatrix Scores(int part = 0) => scores[part];

    /// <summary>
    /// Sets those of a part's sums to zero that do not begin by themselves (<see cref="TokenRuns.Begins"/>). Rows of tokens that a part
    /// has not are never written and stay zero, but for part 0, where <see cref="AddUp"/> leaves the sum of all parts.
    /// </summary>
    public void Clear(int part)
    {
        constant[part].Span.Clear();
        scores[part].Span.Clear();
        if (part != 0) return;
        foreach (int row in absentRows) firstRows[0].RowSpan(row * heads, heads).Clear();
        if (isFirstPartEmpty) classNeurons[0].Span.Clear();
    }

    /// <summary>Adds the parts up, in their order, in part 0.</summary>
    public void AddUp(ParallelTeam team) => team.Run(CountParts(firstRows) + CountParts(classNeurons) + 1, addPart);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AlignedMatrix matrix in firstRows.Concat(classNeurons).Concat(constant).Concat(scores)) matrix.Dispose();
        SecondRows.Dispose();
    }

    private static AlignedMatrix[] Create(Func<AlignedMatrix> create) => [.. Enumerable.Range(0, PairPlan.Parts).Select(_ => create())];

    private static int CountParts(AlignedMatrix[] matrices) => (matrices[0].Span.Length + AddedAtOnce - 1) / AddedAtOnce;

    private static void Add(AlignedMatrix[] matrices, int part)
    {
        int start = part * AddedAtOnce, length = Math.Min(AddedAtOnce, matrices[0].Span.Length - start);
        Span<float> sum = matrices[0].Span.Slice(start, length);
        for (int i = 1; i < matrices.Length; i++) VectorFunctions.Add(matrices[i].Span.Slice(start, length), sum);
    }

    private void AddPart(int part)
    {
        int firstParts = CountParts(firstRows), classParts = CountParts(classNeurons);
        if (part < firstParts)
        {
            Add(firstRows, part);
        }
        else if (part < firstParts + classParts)
        {
            Add(classNeurons, part - firstParts);
        }
        else
        {
            Span<float> constantSum = constant[0].Span, scoreSum = scores[0].Span;
            for (int i = 1; i < PairPlan.Parts; i++)
            {
                VectorFunctions.Add(constant[i].Span, constantSum);
                VectorFunctions.Add(scores[i].Span, scoreSum);
            }
        }
    }
}
