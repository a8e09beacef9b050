using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Compares an answer with a gold by the gold's type.</summary>
internal sealed partial class AnswerComparer(GradeOptions options)
{
    private readonly StepBudget budget = new(options.StepLimit);

    /// <summary>Why the last comparison came out as it did.</summary>
    public string Reason { get; private set; } = "different";

    private bool IsLenient => options.Mode == GradingMode.Lenient;

    /// <summary>Whether the answer is the gold.</summary>
    public Sameness Compare(Answer gold, Answer answer)
    {
        try
        {
            Sameness sameness = CompareTyped(gold, answer);
            if (sameness == Sameness.Equal && Reason == "different") Reason = "equal";
            if (sameness == Sameness.Undecided && Reason is "different" or "equal") Reason = budget.IsSpent ? "limit" : "not-proved";
            if (sameness == Sameness.Different && Reason == "equal") Reason = "different";
            return sameness;
        }
        catch (StepLimitException)
        {
            Reason = "limit";
            return Sameness.Undecided;
        }
        catch (Exception error) when (error is InputError or ArithmeticException or ArgumentException or InvalidOperationException or NoFormException or SignNeededException)
        {
            Reason = "limit";
            return Sameness.Undecided;
        }
    }

    private Sameness CompareTyped(Answer gold, Answer answer)
    {
        switch (gold.Type)
        {
            case AnswerType.Choice:
                return CompareChoice(gold, answer);
            case AnswerType.Text:
                return CompareText(gold, answer);
            case AnswerType.NoSolution:
                return answer.Type == AnswerType.NoSolution || answer.Tree is Expression.Sequence { Open: '{', Items.Count: 0 } ? Sameness.Equal : Because(Sameness.Different, "has-solution");
        }
        if (answer.Type == AnswerType.NoSolution) return Because(Sameness.Different, "no-solution");
        if (answer.Tree is null || gold.Tree is null)
        {
            // A letter may be a name: the choice B and the variable B are written alike.
            if (answer.Type == AnswerType.Choice && gold.Tree is not null) return CompareTrees(gold, new Answer(AnswerType.Expression, new Expression.Variable(default, answer.Text), answer.Text));
            return Because(Sameness.Different, "words");
        }
        return CompareTrees(gold, answer);
    }

    private Sameness CompareTrees(Answer gold, Answer answer)
    {
        Expression goldTree = gold.Tree!, tree = answer.Tree!;
        switch (gold.Type)
        {
            case AnswerType.Tuple:
                return CompareTuples(Bare(goldTree), Bare(tree));
            case AnswerType.Set:
                return CompareSets(Bare(goldTree), Bare(tree), asSet: true);
            case AnswerType.List or AnswerType.PlusMinus:
                return CompareSets(Bare(goldTree), Bare(tree), asSet: false);
            case AnswerType.Interval or AnswerType.Inequality:
                return CompareRealSets(gold, answer);
            case AnswerType.Matrix:
                return CompareMatrices(Bare(goldTree), Bare(tree));
            case AnswerType.Equation:
                return CompareEquations(goldTree, tree);
            case AnswerType.Ratio:
                return CompareRatios(Bare(goldTree), Bare(tree));
            case AnswerType.Time:
                return CompareTimes(Bare(goldTree), Bare(tree));
            case AnswerType.Piecewise:
                return ComparePieces(Bare(goldTree), Bare(tree));
            case AnswerType.Family:
                return CompareFamilies(goldTree, tree);
            case AnswerType.DottedList:
                return CompareDotted(Bare(goldTree), Bare(tree));
            case AnswerType.Antiderivative:
                return CompareAntiderivatives(Bare(goldTree), Bare(tree));
            case AnswerType.BaseN:
                return CompareBased(Bare(goldTree), Bare(tree), answer);
            case AnswerType.Percent when Bare(goldTree) is not Expression.Percent:
                return CompareValues(new Expression.Percent(goldTree.Span, Bare(goldTree)), tree);
            default:
                return CompareValues(goldTree, tree);
        }
    }

    private Sameness Because(Sameness sameness, string reason)
    {
        Reason = reason;
        return sameness;
    }

    /// <summary>What stands behind a name and a sign of equality, the last of a chain; what a membership names.</summary>
    private static Expression Bare(Expression tree)
    {
        while (tree is Expression.Chain chain)
        {
            if (chain.Relations is [Relation.In] || chain.Relations.All(relation => relation is Relation.Equal or Relation.To)) tree = chain.Operands[^1]!;
            else if (chain.Relations.All(relation => relation is Relation.Equal or Relation.To or Relation.About)) tree = BeforeAbout(chain);
            else return tree;
        }
        return tree;
    }

    /// <summary>The exact value that stands before a sign of approximation, else what follows.</summary>
    private static Expression BeforeAbout(Expression.Chain chain)
    {
        int about = chain.Relations.ToList().IndexOf(Relation.About);
        return chain.Operands[about] is { } exact && !Equations.IsName(exact) ? exact : chain.Operands[about + 1]!;
    }

    private Sameness CompareChoice(Answer gold, Answer answer)
    {
        char? letter = answer.Type == AnswerType.Choice ? answer.Text[0] : AnswerText.ChoiceLetter(answer.Text) ?? AnswerText.LeadingChoice(answer.Text);
        if (letter is null && gold.Text == answer.Text) return Sameness.Equal;
        return letter is null ? Because(Sameness.Different, "no-choice") : letter == gold.Text[0] ? Sameness.Equal : Sameness.Different;
    }

    private Sameness CompareText(Answer gold, Answer answer)
    {
        string right = AnswerText.Words(gold.Text), given = AnswerText.Words(answer.Text);
        if (right == given) return Sameness.Equal;
        if (string.Equals(right.Replace(" ", "", StringComparison.Ordinal), given.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal)) return Sameness.Equal;
        if (right.Length > 0 && (" " + given + " ").Contains(" " + right + " ", StringComparison.Ordinal)) return Because(Sameness.Undecided, "words-contained");
        return Because(Sameness.Different, "words");
    }

    /// <summary>Numbers and functions, with units and percent signs.</summary>
    private Sameness CompareValues(Expression goldTree, Expression tree)
    {
        Expression gold = Bare(goldTree);
        // An approximate equality gives two readings: either may be meant.
        if (tree is Expression.Chain about && about.Relations.Contains(Relation.About))
        {
            Sameness best = Sameness.Different;
            foreach (Expression? operand in about.Operands)
            {
                if (operand is null || Equations.IsName(operand)) continue;
                Sameness one = CompareScalars(gold, operand);
                if (one == Sameness.Equal) return one;
                if (one == Sameness.Undecided) best = one;
            }
            return best;
        }
        if (tree is Expression.Chain { Relations: var relations } chain && !relations.All(relation => relation is Relation.Equal or Relation.To or Relation.In)) return Because(Sameness.Different, "inequality");
        // "y = 5" for x = 5 names another thing.
        if (goldTree is Expression.Chain { Operands: [Expression.Variable goldName, ..] } && tree is Expression.Chain { Operands: [Expression.Variable name, ..] } && goldName.Name != name.Name && goldName.Name.Length == 1 && name.Name.Length == 1)
            return Because(Sameness.Different, "other-name");
        if (tree is Expression.Chain { Relations: [Relation.Equal], Operands: [{ } left, { } right] } && !Equations.IsName(left) && Equations.IsEquation(left, right) && Variables.Of(left, right).Count > Variables.Of(right).Count)
        {
            // 2x + 1 = 11 states an equation, 2 + 3 = 5 a value; 5 = x is turned round.
            return Equations.IsName(right) ? CompareScalars(gold, left) : Because(Sameness.Different, "equation");
        }
        Expression value = Bare(tree);
        if (value is Expression.Variable && tree is Expression.Chain { Relations: [Relation.Equal], Operands: [{ } first, _] } && !Equations.IsName(first)) value = first;
        return CompareScalars(gold, value);
    }

    /// <summary>Two values that are no structures.</summary>
    private Sameness CompareScalars(Expression gold, Expression value)
    {
        if (value is Expression.Sequence { Items.Count: 1 } single) value = single.Items[0] is Expression.Chain inner ? Bare(inner) : single.Items[0];
        if (gold is Expression.Sequence || value is Expression.Sequence || gold is Expression.Matrix || value is Expression.Matrix) return CompareStructures(gold, value);
        if (gold is Expression.Ratio || value is Expression.Ratio) return value is Expression.Ratio && gold is Expression.Ratio ? CompareRatios(gold, value) : CompareRatios(gold, value);
        if (gold is Expression.Text || value is Expression.Text) return gold is Expression.Text goldText && value is Expression.Text text ? CompareText(new Answer(AnswerType.Text, null, goldText.Words), new Answer(AnswerType.Text, null, text.Words)) : Because(Sameness.Different, "words");
        if (gold is Expression.SetCombination || value is Expression.SetCombination or Expression.Chain or Expression.Piecewise) return Because(Sameness.Different, "other-kind");
        if (PlusMinusExpansion.Expand(value) is { } both && PlusMinusExpansion.Expand(gold) is null)
        {
            // Both signs are two answers unless they are one.
            if (Equal(both[0], both[1]) == Sameness.Different) return Because(Sameness.Different, "both-signs");
            value = both[0];
        }
        (Expression goldValue, string? goldUnit) = Quantities.Split(gold);
        (Expression given, string? unit) = Quantities.Split(value, goldUnit);
        if (goldUnit is null && unit is null) return CompareNumbers(goldValue, given);
        return CompareQuantities(goldValue, goldUnit, given, unit);
    }

    private Sameness CompareNumbers(Expression gold, Expression value)
    {
        Sameness sameness = Equal(gold, value);
        if (sameness == Sameness.Equal) return sameness;
        // A percent sign on one side only.
        if (gold is Expression.Percent goldPercent && value is not Expression.Percent && Equal(goldPercent.Operand, value) == Sameness.Equal) return Because(Sameness.Equal, "percent-sign-omitted");
        if (value is Expression.Percent percent && gold is not Expression.Percent && Equal(gold, percent.Operand) == Sameness.Equal) return Because(IsLenient ? Sameness.Equal : Sameness.Undecided, "percent-sign-added");
        if (sameness == Sameness.Undecided && IsUndefined(value) && !IsUndefined(gold)) return Because(Sameness.Different, "undefined");
        if (IsLenient && Rounds(gold, value)) return Because(Sameness.Equal, "rounds-to-gold");
        return sameness;
    }

    /// <summary>Whether a division by a number that is 0 is in it.</summary>
    private bool IsUndefined(Expression expression) => Variables.Any(expression, node => node is Expression.Binary { Operation: Operation.Divide } quotient && RationalFolder.Fold(quotient.Right, budget) is { IsZero: true });

    private Sameness Equal(Expression a, Expression b) => Equivalence.Compare(a, b, budget);

    /// <summary>Whether a value rounds to a decimal gold's digits.</summary>
    private bool Rounds(Expression gold, Expression value)
    {
        bool isNegative = gold is Expression.Negative;
        Expression digits = gold is Expression.Negative negative ? negative.Operand : gold;
        if (digits is Expression.Percent percent && value is Expression.Percent other) return Rounds(percent.Operand, other.Operand);
        if (digits is not Expression.Number { Places: int places and > 0 } number) return false;
        Rational middle = isNegative ? -number.Value : number.Value;
        var half = new Rational(1, 2 * Integer.Pow(10, places));
        Expression difference = new Expression.Binary(default, Operation.Subtract, value, new Expression.Number(default, middle));
        return Equivalence.SignOf(new Expression.Binary(default, Operation.Subtract, difference, new Expression.Number(default, half)), budget) is <= 0
            && Equivalence.SignOf(new Expression.Binary(default, Operation.Add, difference, new Expression.Number(default, half)), budget) is >= 0;
    }

    private Sameness CompareQuantities(Expression gold, string? goldUnit, Expression value, string? unit)
    {
        bool goldGeneric = goldUnit is null || Quantities.IsGeneric(goldUnit), generic = unit is null || Quantities.IsGeneric(unit);
        if (goldGeneric || generic)
        {
            Sameness same = CompareNumbers(gold, value);
            if (goldUnit == "°" && unit is null && same != Sameness.Equal)
            {
                // The same angle in radians.
                Expression radians = new Expression.Binary(default, Operation.Divide, new Expression.Binary(default, Operation.Multiply, gold, new Expression.Constant(default, ConstantDefinition.Find("pi")!)), new Expression.Number(default, 180));
                if (Equal(radians, value) == Sameness.Equal) return Because(Sameness.Equal, "radians");
            }
            if (same != Sameness.Equal) return same;
            if (unit is null && goldUnit is not null && !goldGeneric)
                return options.RequireUnits ? Because(Sameness.Different, "unit-missing") : Because(Sameness.Equal, "unit-omitted");
            return Because(Sameness.Equal, unit is not null && !generic ? "unit-added" : "equal");
        }
        (string Dimension, Rational Factor)? left = UnitTable.Find(goldUnit!), right = UnitTable.Find(unit!);
        if (left is var (dimension, factor) && right is var (otherDimension, otherFactor))
        {
            if (dimension != otherDimension) return Because(Sameness.Different, "other-dimension");
            if (factor == otherFactor) return CompareNumbers(gold, value);
            Sameness converted = Equal(Times(gold, factor), Times(value, otherFactor));
            return converted == Sameness.Equal ? Because(converted, "unit-converted") : Because(converted, "other-unit");
        }
        Sameness numbers = CompareNumbers(gold, value);
        if (numbers != Sameness.Equal) return numbers;
        string a = UnitTable.Normalize(goldUnit!), b = UnitTable.Normalize(unit!);
        if (a == b || a.EndsWith(" " + b, StringComparison.Ordinal) || b.EndsWith(" " + a, StringComparison.Ordinal)) return Sameness.Equal;
        return left is not null || right is not null ? Because(Sameness.Undecided, "other-unit") : Because(Sameness.Undecided, "other-words");
    }

    private static Expression Times(Expression value, Rational factor) => new Expression.Binary(default, Operation.Multiply, value, new Expression.Number(default, factor));

    private Sameness CompareBased(Expression gold, Expression value, Answer answer)
    {
        if (gold is not Expression.Based goldDigits) return CompareScalars(gold, value);
        if (value is Expression.Based digits) return digits.Base == goldDigits.Base ? digits.Value == goldDigits.Value ? Sameness.Equal : Sameness.Different : Because(Sameness.Different, "other-base");
        // Without a base the gold's is meant.
        string text = answer.Text.Replace(" ", "", StringComparison.Ordinal);
        int equal = text.LastIndexOf('=');
        if (equal >= 0) text = text[(equal + 1)..];
        if (Integer.TryParseRadix(text.ToLowerInvariant(), goldDigits.Base, out Integer read)) return read == goldDigits.Value ? Because(Sameness.Equal, goldDigits.Base == 10 ? "equal" : "base-omitted") : Sameness.Different;
        return goldDigits.Base == 10 ? CompareScalars(new Expression.Number(gold.Span, goldDigits.Value), value) : Because(Sameness.Different, "other-digits");
    }

    private Sameness CompareRatios(Expression gold, Expression value)
    {
        if (gold is Expression.Ratio first && value is Expression.Ratio second)
        {
            if (first.Parts.Count != second.Parts.Count) return Because(Sameness.Different, "other-length");
            Sameness result = Sameness.Equal;
            for (int i = 1; i < first.Parts.Count; i++)
            {
                Sameness part = Equal(Product(first.Parts[0], second.Parts[i]), Product(first.Parts[i], second.Parts[0]));
                if (part == Sameness.Different) return part;
                if (part == Sameness.Undecided) result = part;
            }
            return result;
        }
        return (gold, value) switch
        {
            (Expression.Ratio { Parts: [{ } a, { } b] }, _) => CompareNumbers(new Expression.Binary(gold.Span, Operation.Divide, a, b), Quantities.Split(value).Value),
            (_, Expression.Ratio { Parts: [{ } a, { } b] }) => CompareNumbers(gold, new Expression.Binary(value.Span, Operation.Divide, a, b)),
            _ => Because(Sameness.Different, "other-kind"),
        };
    }

    private static Expression.Binary Product(Expression a, Expression b) => new(default, Operation.Multiply, a, b);

    private Sameness CompareTimes(Expression gold, Expression value)
    {
        if (ClockTime.Read(gold) is not { } time) return gold is Expression.Ratio && value is Expression.Ratio ? CompareRatios(gold, value) : CompareScalars(gold, value);
        if (ClockTime.Read(value) is { } other)
        {
            if (time.Fits(other)) return Because(Sameness.Equal, time.Half is not null && other.Half is null ? "half-of-day-omitted" : "equal");
            return Because(Sameness.Different, "other-time");
        }
        // 12:15 may be a ratio: then 4:5 would be right.
        if (time.Half is null && options.Type is null && gold is Expression.Ratio && CompareRatios(gold, value) == Sameness.Equal) return Because(Sameness.Undecided, "time-or-ratio");
        return Because(Sameness.Different, "no-time");
    }
}
