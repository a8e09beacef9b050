namespace Mathesis.Expressions;

/// <summary>A set of real numbers as disjoint intervals in order; ends are expressions without variables.</summary>
internal sealed class RealSet
{
    /// <summary>An interval; a null end is an infinite one.</summary>
    internal sealed record Piece(Expression? Low, bool LowClosed, Expression? High, bool HighClosed);

    private static readonly Piece line = new(null, false, null, false);

    private readonly StepBudget budget;

    private RealSet(IReadOnlyList<Piece> pieces, StepBudget budget) => (Pieces, this.budget) = (pieces, budget);

    /// <summary>The intervals.</summary>
    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>The set that an expression is, or null when it is none that can be computed.</summary>
    /// <param name="tree">Intervals, finite sets, their combinations, inequalities in one variable.</param>
    /// <param name="joinsByAnd">Whether inequalities beside one another hold together.</param>
    /// <param name="budget">What it may cost.</param>
    public static RealSet? Of(Expression tree, bool joinsByAnd, StepBudget budget)
    {
        switch (tree)
        {
            case Expression.Variable { Name: "ℝ" }:
                return new RealSet([line], budget);
            case Expression.Sequence { Open: '{' } finite:
                return Unite([.. finite.Items.Select(item => new Piece(item, true, item, true))], budget);
            case Expression.Sequence { Open: '(' or '[', Items.Count: 2 } interval:
                return OfInterval(interval, budget);
            case Expression.Sequence { Open: '\0' } list:
                {
                    RealSet? set = null;
                    foreach (Expression item in list.Items)
                    {
                        if (item is not Expression.Chain || Of(item, joinsByAnd, budget) is not { } next) return null;
                        set = set is null ? next : joinsByAnd ? set.Intersect(next) : Unite([.. set.Pieces, .. next.Pieces], budget);
                        if (set is null) return null;
                    }
                    return set;
                }
            case Expression.SetCombination sets:
                {
                    if (Of(sets.Left, joinsByAnd, budget) is not { } left || Of(sets.Right, joinsByAnd, budget) is not { } right) return null;
                    return sets.Operation switch
                    {
                        SetOperation.Union => Unite([.. left.Pieces, .. right.Pieces], budget),
                        SetOperation.Intersection => left.Intersect(right),
                        _ => right.Complement() is { } rest ? left.Intersect(rest) : null,
                    };
                }
            case Expression.Chain { Relations: [Relation.In] } membership:
                return Of(membership.Operands[1]!, joinsByAnd, budget);
            case Expression.Chain chain:
                return OfChain(chain, budget);
            default:
                return null;
        }
    }

    /// <summary>Whether two sets are the same.</summary>
    public Sameness Compare(RealSet other)
    {
        if (Pieces.Count != other.Pieces.Count) return Sameness.Different;
        Sameness result = Sameness.Equal;
        for (int i = 0; i < Pieces.Count; i++)
        {
            (Piece a, Piece b) = (Pieces[i], other.Pieces[i]);
            foreach ((Expression? p, Expression? q, bool closed, bool otherClosed) in new[] { (a.Low, b.Low, a.LowClosed, b.LowClosed), (a.High, b.High, a.HighClosed, b.HighClosed) })
            {
                if ((p is null) != (q is null)) return Sameness.Different;
                if (p is null) continue;
                if (closed != otherClosed) return Sameness.Different;
                Sameness ends = Equivalence.Compare(p, q!, budget);
                if (ends == Sameness.Different) return ends;
                if (ends == Sameness.Undecided) result = ends;
            }
        }
        return result;
    }

    private static RealSet? OfInterval(Expression.Sequence interval, StepBudget budget)
    {
        (Expression low, Expression high) = (interval.Items[0], interval.Items[1]);
        int? left = Equivalence.InfinitySign(low), right = Equivalence.InfinitySign(high);
        if (left == 1 || right == -1) return null;
        var piece = new Piece(left is null ? low : null, left is null && interval.Open == '[', right is null ? high : null, right is null && interval.Close == ']');
        // An interval whose ends are the wrong way round is no set that was meant.
        if (piece is { Low: not null, High: not null } && Order(piece.Low, piece.High, budget) is not < 0) return null;
        return new RealSet([piece], budget);
    }

    private static RealSet? OfChain(Expression.Chain chain, StepBudget budget)
    {
        // a < x <= b and the like: every relation bounds the one variable in the middle.
        RealSet? set = null;
        for (int i = 0; i < chain.Relations.Count; i++)
        {
            if (chain.Operands[i] is not { } left) return null;
            Expression right = chain.Operands[i + 1]!;
            Relation relation = chain.Relations[i];
            if (!IsSubject(left)) (left, right, relation) = (right, left, Turn(relation));
            if (!IsSubject(left) || Variables.Of(right) is { Count: > 0 } names && !names.SetEquals(["∞"])) return null;
            int? infinity = Equivalence.InfinitySign(right);
            RealSet? next = (relation, infinity) switch
            {
                (Relation.Less or Relation.LessOrEqual, 1) or (Relation.Greater or Relation.GreaterOrEqual, -1) => new RealSet([line], budget),
                (_, not null) => null,
                (Relation.Less, _) => new RealSet([new Piece(null, false, right, false)], budget),
                (Relation.LessOrEqual, _) => new RealSet([new Piece(null, false, right, true)], budget),
                (Relation.Greater, _) => new RealSet([new Piece(right, false, null, false)], budget),
                (Relation.GreaterOrEqual, _) => new RealSet([new Piece(right, true, null, false)], budget),
                (Relation.Equal, _) => new RealSet([new Piece(right, true, right, true)], budget),
                (Relation.NotEqual, _) => new RealSet([new Piece(null, false, right, false), new Piece(right, false, null, false)], budget),
                _ => null,
            };
            if (next is null) return null;
            set = set is null ? next : set.Intersect(next);
            if (set is null) return null;
        }
        return set;
    }

    private static bool IsSubject(Expression expression) => expression is Expression.Variable { Name: not ("∞" or "i") } || (Equations.IsName(expression) && expression is not Expression.Text);

    private static Relation Turn(Relation relation) => relation switch
    {
        Relation.Less => Relation.Greater,
        Relation.LessOrEqual => Relation.GreaterOrEqual,
        Relation.Greater => Relation.Less,
        Relation.GreaterOrEqual => Relation.LessOrEqual,
        _ => relation,
    };

    private static int? Order(Expression a, Expression b, StepBudget budget) => TreeEquality.AreEqual(a, b) ? 0 : Equivalence.SignOf(new Expression.Binary(default, Operation.Subtract, a, b), budget);

    /// <summary>The sign of one low end minus another: a closed end begins before an open one.</summary>
    private int? OrderLow(Piece a, Piece b) => (a.Low, b.Low) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => Order(a.Low, b.Low, budget) is int order ? order != 0 ? order : b.LowClosed.CompareTo(a.LowClosed) : null,
    };

    /// <summary>The sign of one high end minus another: an open end stops before a closed one.</summary>
    private int? OrderHigh(Piece a, Piece b) => (a.High, b.High) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => Order(a.High, b.High, budget) is int order ? order != 0 ? order : a.HighClosed.CompareTo(b.HighClosed) : null,
    };

    private RealSet? Intersect(RealSet other)
    {
        var pieces = new List<Piece>();
        foreach (Piece a in Pieces)
        {
            foreach (Piece b in other.Pieces)
            {
                if (OrderLow(a, b) is not int low || OrderHigh(a, b) is not int high) return null;
                (Piece from, Piece to) = (low >= 0 ? a : b, high <= 0 ? a : b);
                var piece = new Piece(from.Low, from.LowClosed, to.High, to.HighClosed);
                if (piece is { Low: not null, High: not null })
                {
                    if (Order(piece.Low, piece.High, budget) is not int order) return null;
                    if (order > 0 || (order == 0 && !(piece.LowClosed && piece.HighClosed))) continue;
                }
                pieces.Add(piece);
            }
        }
        return Unite(pieces, budget);
    }

    private RealSet? Complement()
    {
        var rest = new RealSet([line], budget);
        foreach (Piece piece in Pieces)
        {
            var outside = new List<Piece>();
            if (piece.Low is not null) outside.Add(new Piece(null, false, piece.Low, !piece.LowClosed));
            if (piece.High is not null) outside.Add(new Piece(piece.High, !piece.HighClosed, null, false));
            if (rest.Intersect(new RealSet(outside, budget)) is not { } next) return null;
            rest = next;
        }
        return rest;
    }

    /// <summary>Sorted, what touches joined.</summary>
    private static RealSet? Unite(IReadOnlyList<Piece> pieces, StepBudget budget)
    {
        var helper = new RealSet([], budget);
        var sorted = new List<Piece>();
        foreach (Piece piece in pieces)
        {
            int place = 0;
            for (; place < sorted.Count; place++)
            {
                if (helper.OrderLow(sorted[place], piece) is not int order) return null;
                if (order > 0) break;
            }
            sorted.Insert(place, piece);
        }
        var joined = new List<Piece>();
        foreach (Piece piece in sorted)
        {
            if (joined.Count == 0)
            {
                joined.Add(piece);
                continue;
            }
            Piece last = joined[^1];
            int? gap = last.High is null || piece.Low is null ? -1 : Order(piece.Low, last.High, budget);
            if (gap is null) return null;
            if (gap > 0 || (gap == 0 && !last.HighClosed && !piece.LowClosed))
            {
                joined.Add(piece);
                continue;
            }
            if (helper.OrderHigh(last, piece) is not int high) return null;
            if (high < 0) joined[^1] = last with { High = piece.High, HighClosed = piece.HighClosed };
        }
        return new RealSet(joined, budget);
    }
}
