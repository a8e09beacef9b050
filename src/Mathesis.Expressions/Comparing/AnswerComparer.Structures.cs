namespace Mathesis.Expressions;

/// <content>Tuples, sets, intervals, matrices, equations, pieces, families, lists with dots, antiderivatives.</content>
internal sealed partial class AnswerComparer
{
    private const int ItemLimit = 64;

    /// <summary>Two values of which one at least is a structure.</summary>
    private Sameness CompareStructures(Expression gold, Expression value)
    {
        switch (gold)
        {
            case Expression.Matrix:
                return CompareMatrices(gold, value);
            case Expression.Sequence { Open: '{' }:
                return CompareSets(gold, value, asSet: true);
            case Expression.Sequence { Open: '\0' }:
                return CompareSets(gold, value, asSet: false);
            case Expression.Sequence:
                return CompareTuples(gold, value);
            default:
                return value is Expression.Sequence { Items.Count: 0 } or Expression.Matrix or Expression.Sequence ? Because(Sameness.Different, "other-kind") : CompareScalars(gold, value);
        }
    }

    private Sameness CompareItem(Expression gold, Expression value)
    {
        budget.Spend(10);
        return CompareValues(gold, value);
    }

    private Sameness CompareTuples(Expression gold, Expression value)
    {
        if (gold is not Expression.Sequence first) return CompareScalars(gold, value);
        if (value is Expression.Matrix matrix && Vector(matrix) is { } vector) value = new Expression.Sequence(value.Span, '(', ')', vector);
        if (value is not Expression.Sequence second)
        {
            if (value is Expression.Chain && options.Type is null && first.Items.Count == 2) return Because(Sameness.Undecided, "tuple-or-interval");
            return Because(Sameness.Different, "no-tuple");
        }
        if (second.Open == '{') return Because(Sameness.Different, "other-brackets");
        if (second.Open != '\0' && (second.Open != first.Open || second.Close != first.Close)) return Because(Sameness.Different, "other-brackets");
        if (first.Items.Count != second.Items.Count) return Because(Sameness.Different, "other-length");
        return CompareInOrder(first.Items, second.Items);
    }

    private Sameness CompareInOrder(IReadOnlyList<Expression> gold, IReadOnlyList<Expression> values)
    {
        Sameness result = Sameness.Equal;
        for (int i = 0; i < gold.Count; i++)
        {
            Sameness item = CompareItem(gold[i], values[i]);
            if (item == Sameness.Different) return item;
            if (item == Sameness.Undecided) result = item;
        }
        return result;
    }

    /// <summary>Items in any order; in sets without repetition.</summary>
    private Sameness CompareSets(Expression gold, Expression value, bool asSet)
    {
        if (value is Expression.Sequence { Open: '(' or '[', Items.Count: > 1 } ordered && gold is Expression.Sequence { Open: '{' or '\0' } list)
        {
            if (list.Open == '{') return Because(Sameness.Different, "other-brackets");
            if (list.Items.Count != ordered.Items.Count) return Because(Sameness.Different, "other-length");
            if (!ordered.Items.All(item => item is Expression.Sequence)) return CompareInOrder(list.Items, ordered.Items);
        }
        if (value is Expression.Chain or Expression.SetCombination) return Because(Sameness.Different, "other-kind");
        if (Items(gold) is not { } first || Items(value) is not { } second) return Because(Sameness.Different, "other-kind");
        if (asSet || (gold is Expression.Sequence { Open: '{' }))
        {
            first = WithoutRepetition(first);
            second = WithoutRepetition(second);
        }
        if (first.Count > ItemLimit || second.Count > ItemLimit) return Because(Sameness.Undecided, "limit");
        if (first.Count != second.Count)
        {
            // Values that were not seen to be equal may have been.
            return Because(Sameness.Different, "other-length");
        }
        return Match(first, second);
    }

    /// <summary>A perfect matching of equal items proves equality, an item without a possible partner difference.</summary>
    private Sameness Match(IReadOnlyList<Expression> first, IReadOnlyList<Expression> second)
    {
        int n = first.Count;
        bool[] taken = new bool[n];
        bool isComplete = true;
        for (int i = 0; i < n; i++)
        {
            int equal = -1;
            bool possible = false;
            for (int j = 0; j < n; j++)
            {
                // Equal items are interchangeable, so that the first free one will do.
                Sameness item = taken[j] ? Sameness.Different : CompareItem(first[i], second[j]);
                if (item == Sameness.Equal)
                {
                    equal = j;
                    break;
                }
                possible |= item == Sameness.Undecided;
            }
            if (equal >= 0) taken[equal] = true;
            else if (!possible) return Because(Sameness.Different, "item-missing");
            else isComplete = false;
        }
        return isComplete ? Sameness.Equal : Because(Sameness.Undecided, "not-proved");
    }

    /// <summary>The items of a list; a value with both signs is two, a single value one.</summary>
    private static List<Expression>? Items(Expression expression)
    {
        IReadOnlyList<Expression> items = expression is Expression.Sequence { Open: '{' or '\0' } or Expression.Sequence { Open: '(' or '[' } && expression is Expression.Sequence { Items: var inside } && (expression is Expression.Sequence { Open: '{' or '\0' } || inside.All(item => item is Expression.Sequence))
            ? inside : [expression];
        var list = new List<Expression>();
        foreach (Expression item in items)
        {
            Expression value = item is Expression.Chain chain && chain.Relations.All(relation => relation is Relation.Equal or Relation.To) && chain.Operands[0] is { } left && Equations.IsName(left) ? chain.Operands[^1]! : item;
            if (value is Expression.Sequence { Open: '{' or '\0' } inner && item is Expression.Chain) list.AddRange(inner.Items);
            else if (PlusMinusExpansion.Expand(value) is { } both && value is not Expression.Sequence) list.AddRange(both);
            else list.Add(value);
        }
        return list;
    }

    private List<Expression> WithoutRepetition(List<Expression> items)
    {
        var distinct = new List<Expression>();
        foreach (Expression item in items)
        {
            if (!distinct.Any(other => TreeEquality.AreEqual(other, item) || (item is not Expression.Sequence && other is not Expression.Sequence && Equal(other, item) == Sameness.Equal))) distinct.Add(item);
        }
        return distinct;
    }

    private Sameness CompareRealSets(Answer gold, Answer answer)
    {
        Expression goldTree = gold.Tree!, tree = answer.Tree!;
        if (gold.Type == AnswerType.Interval && tree is Expression.Sequence { Open: '(', Close: ')', Items.Count: 2 } pair && goldTree is Expression.Sequence { Open: '[', Items.Count: 2 } closed && CompareInOrder(closed.Items, pair.Items) != Sameness.Equal)
            return Because(Sameness.Different, "different");
        if (RealSet.Of(goldTree, JoinsByAnd(gold.Text), budget) is { } first)
        {
            if (RealSet.Of(Unwrapped(tree), JoinsByAnd(answer.Text), budget) is { } second) return first.Compare(second);
            if (tree is Expression.Sequence { Open: not '{' } or Expression.Chain or Expression.SetCombination && Variables.Of(tree).Count == 0) return Because(Sameness.Undecided, "not-proved");
            return Because(tree is Expression.Chain or Expression.Sequence or Expression.SetCombination ? Sameness.Undecided : Sameness.Different, "no-interval");
        }
        if (goldTree is Expression.Chain chain && tree is Expression.Chain other) return CompareInequalities(chain, other);
        if (goldTree is Expression.Sequence list && tree is Expression.Sequence sequence)
        {
            if (list.Open != sequence.Open || list.Close != sequence.Close) return Because(Sameness.Different, "other-brackets");
            return list.Items.Count != sequence.Items.Count ? Because(Sameness.Different, "other-length") : CompareInOrder(list.Items, sequence.Items);
        }
        if (goldTree is Expression.SetCombination a && tree is Expression.SetCombination b && a.Operation == b.Operation)
        {
            Sameness left = CompareRealSets(gold with { Tree = a.Left }, answer with { Tree = b.Left }), right = CompareRealSets(gold with { Tree = a.Right }, answer with { Tree = b.Right });
            return left == Sameness.Equal && right == Sameness.Equal ? Sameness.Equal : Because(Sameness.Undecided, "not-proved");
        }
        return Because(tree is Expression.Chain or Expression.Sequence or Expression.SetCombination ? Sameness.Undecided : Sameness.Different, "other-kind");
    }

    private static Expression Unwrapped(Expression tree) => tree is Expression.Chain { Relations: [Relation.Equal], Operands: [{ } left, Expression.Sequence or Expression.SetCombination] } chain && Equations.IsName(left) ? chain.Operands[1]! : tree;

    /// <summary>Whether inequalities beside one another hold together: unless an "or" stands between them.</summary>
    private static bool JoinsByAnd(string text) => !(text.Contains("or", StringComparison.OrdinalIgnoreCase) || text.Contains("\\lor", StringComparison.Ordinal) || text.Contains("\\vee", StringComparison.Ordinal) || text.Contains('∨', StringComparison.Ordinal) || text.Contains('或', StringComparison.Ordinal));

    private Sameness CompareInequalities(Expression.Chain gold, Expression.Chain value)
    {
        if (gold.Relations.Count != value.Relations.Count || gold.Operands[0] is null || value.Operands[0] is null) return Because(Sameness.Undecided, "not-proved");
        Sameness forward = InOrder(gold, value, false);
        if (forward == Sameness.Equal || gold.Relations.Count == 1) return forward;
        Sameness backward = InOrder(gold, value, true);
        return backward == Sameness.Equal ? backward : forward == Sameness.Different && backward == Sameness.Different ? Sameness.Different : Because(Sameness.Undecided, "not-proved");
    }

    private Sameness InOrder(Expression.Chain gold, Expression.Chain value, bool turned)
    {
        Sameness result = Sameness.Equal;
        int n = gold.Relations.Count;
        for (int i = 0; i < n; i++)
        {
            int j = turned ? n - 1 - i : i;
            (int direction, bool strict)? first = Direction(gold.Relations[i]), second = Direction(value.Relations[j]);
            if (first is not var (d, isStrict) || second is not var (e, otherStrict)) return gold.Relations[i] == value.Relations[j] ? Equations.Compare((gold.Operands[i]!, gold.Operands[i + 1]!), (value.Operands[j]!, value.Operands[j + 1]!), budget) : Sameness.Different;
            int? ratio = Equations.Ratio((gold.Operands[i]!, gold.Operands[i + 1]!), (value.Operands[j]!, value.Operands[j + 1]!), budget);
            if (ratio is null) result = Sameness.Undecided;
            else if (ratio == 0 || ratio * e != d || isStrict != otherStrict) return Sameness.Different;
        }
        return result;
    }

    private static (int Direction, bool Strict)? Direction(Relation relation) => relation switch
    {
        Relation.Less => (-1, true),
        Relation.LessOrEqual => (-1, false),
        Relation.Greater => (1, true),
        Relation.GreaterOrEqual => (1, false),
        _ => null,
    };

    private Sameness CompareMatrices(Expression gold, Expression value)
    {
        if (gold is not Expression.Matrix first) return gold is Expression.Sequence ? CompareTuples(gold, value) : CompareScalars(gold, value);
        if (value is Expression.Sequence { Open: '(' or '[' } tuple)
        {
            if (tuple.Items.All(item => item is Expression.Sequence { Open: '(' or '[' }) && tuple.Items.Count > 0) value = new Expression.Matrix(value.Span, [.. tuple.Items.Select(row => ((Expression.Sequence)row).Items)]);
            else if (Vector(first) is { } vector) return vector.Count == tuple.Items.Count ? CompareInOrder(vector, tuple.Items) : Because(Sameness.Different, "other-length");
        }
        if (value is not Expression.Matrix second) return Because(Sameness.Different, "no-matrix");
        if (first.Rows.Count != second.Rows.Count || second.Rows.Any(row => row.Count != first.Rows[0].Count)) return Because(Sameness.Different, "other-shape");
        return CompareInOrder([.. first.Rows.SelectMany(row => row)], [.. second.Rows.SelectMany(row => row)]);
    }

    private static IReadOnlyList<Expression>? Vector(Expression.Matrix matrix) => matrix.Rows.Count == 1 ? matrix.Rows[0] : matrix.Rows.All(row => row.Count == 1) ? [.. matrix.Rows.Select(row => row[0])] : null;

    private Sameness CompareEquations(Expression gold, Expression value)
    {
        if (gold is not Expression.Chain { Operands: [{ } left, ..] } first || first.Operands.Any(operand => operand is null)) return CompareValues(gold, value);
        Expression right = first.Operands[^1]!;
        if (value is Expression.Chain { Operands: [{ } otherLeft, ..] } second)
        {
            if (!second.Relations.All(relation => relation == Relation.Equal)) return Because(Sameness.Different, "no-equation");
            Expression otherRight = second.Operands[^1]!;
            if (first.Relations.Count > 1 && second.Relations.Count == first.Relations.Count)
            {
                // Proportions such as x/2 = y/3 = z/4: side by side.
                Sameness inOrder = CompareInOrder([.. first.Operands!], [.. second.Operands!]);
                return inOrder == Sameness.Equal ? inOrder : Because(Sameness.Undecided, "not-proved");
            }
            if (Equations.IsName(left) && Equations.IsName(otherLeft) && left is not Expression.Variable && Equal(right, otherRight) == Sameness.Equal) return Sameness.Equal;
            return Equations.Compare((left, right), (otherLeft, otherRight), budget);
        }
        // Only the right side of y = ...
        if (Equations.IsName(left) && left is Expression.Variable name && !Variables.Of(right).Contains(name.Name) && value is not Expression.Sequence && !Variables.Of(value).Contains(name.Name))
        {
            Sameness same = CompareScalars(right, value);
            return same == Sameness.Equal ? Because(same, "left-side-omitted") : same;
        }
        if (Equations.IsName(left) && left is not Expression.Variable) return CompareScalars(right, value);
        return Because(Sameness.Different, "no-equation");
    }

    private Sameness ComparePieces(Expression gold, Expression value)
    {
        if (gold is not Expression.Piecewise first) return CompareScalars(gold, value);
        if (value is not Expression.Piecewise second || first.Pieces.Count != second.Pieces.Count) return Because(value is Expression.Piecewise ? Sameness.Undecided : Sameness.Different, "other-pieces");
        Sameness result = Sameness.Equal;
        for (int i = 0; i < first.Pieces.Count; i++)
        {
            (Expression goldValue, Expression? goldCondition) = first.Pieces[i];
            // The piece with the same condition.
            Sameness piece = Sameness.Undecided;
            foreach ((Expression otherValue, Expression? condition) in second.Pieces)
            {
                if (!SameCondition(goldCondition, condition)) continue;
                piece = CompareItem(goldValue, otherValue);
                break;
            }
            if (piece == Sameness.Different) return piece;
            if (piece == Sameness.Undecided) result = piece;
        }
        return result;
    }

    private bool SameCondition(Expression? gold, Expression? condition)
    {
        if (gold is null || condition is null) return gold is null && condition is null;
        if (TreeEquality.AreEqual(gold, condition)) return true;
        return RealSet.Of(gold, true, budget) is { } first && RealSet.Of(condition, true, budget) is { } second && first.Compare(second) == Sameness.Equal;
    }

    private Sameness CompareFamilies(Expression gold, Expression value)
    {
        var builder = new FormBuilder(budget, new Dictionary<string, int>());
        if (SolutionFamily.Read(gold, builder) is not { } first) return TreeEquality.AreEqual(gold, value) ? Sameness.Equal : Because(Sameness.Undecided, "not-proved");
        if (SolutionFamily.Read(value, builder) is not { } second)
        {
            // The parameter's range may be left out.
            Expression.Chain membership = ((Expression.Sequence)gold).Items.OfType<Expression.Chain>().First(chain => chain.Relations is [Relation.In]);
            Expression completed = new Expression.Sequence(value.Span, '\0', '\0', value is Expression.Sequence { Open: '\0' } list ? [.. list.Items, membership] : [value, membership]);
            if (SolutionFamily.Read(completed, builder) is not { } assumed) return Because(Sameness.Undecided, "no-family");
            second = assumed;
        }
        return first.Compare(second);
    }

    private Sameness CompareDotted(Expression gold, Expression value)
    {
        if (gold is not Expression.Sequence first || value is not Expression.Sequence second) return Because(Sameness.Different, "no-list");
        if (second.Open != first.Open && second.Open != '\0' && first.Open != '\0') return Because(Sameness.Different, "other-brackets");
        if (first.Items.Count != second.Items.Count) return Because(Sameness.Undecided, "other-length");
        Sameness result = Sameness.Equal;
        for (int i = 0; i < first.Items.Count; i++)
        {
            if (first.Items[i] is Expression.Dots != second.Items[i] is Expression.Dots) return Because(Sameness.Undecided, "other-length");
            if (first.Items[i] is Expression.Dots) continue;
            Sameness item = CompareItem(first.Items[i], second.Items[i]);
            if (item == Sameness.Different) return item;
            if (item == Sameness.Undecided) result = item;
        }
        return result;
    }

    /// <summary>Functions whose derivatives agree; the constant's letter is no variable.</summary>
    private Sameness CompareAntiderivatives(Expression gold, Expression value)
    {
        Expression first = WithoutConstant(gold), second = WithoutConstant(value);
        SortedSet<string> names = Variables.Of(first, second);
        names.RemoveWhere(name => name is "i" or "e");
        if (names.Count == 0) return CompareScalars(first, second);
        string variable = names.Contains("x") ? "x" : names.Contains("t") ? "t" : names.First();
        Sameness same;
        if (Differentiation.Derivative(first, variable) is not { } f || Differentiation.Derivative(second, variable) is not { } g) return Because(Sameness.Undecided, "not-proved");
        same = Equal(f, g);
        bool hasConstant = Variables.Of(value).Overlaps(["C", "c", "K"]);
        return same == Sameness.Equal && !hasConstant ? Because(same, "constant-omitted") : same;
    }

    private static Expression WithoutConstant(Expression expression) => Rewriter.Replace(expression, node => node is Expression.Variable { Name: "C" or "K" or "c" } ? new Expression.Number(node.Span, Exact.Rational.Zero) : node);
}
