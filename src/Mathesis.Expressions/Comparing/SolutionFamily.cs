using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Values with a whole parameter: offsets and steps, as in pi/2 + k pi.</summary>
internal sealed record SolutionFamily(IReadOnlyList<(Form Offset, Form Step)> Members, FormField Field)
{
    /// <summary>The family that a list with a membership such as k in Z is, or null.</summary>
    public static SolutionFamily? Read(Expression tree, FormBuilder builder)
    {
        if (tree is not Expression.Sequence sequence) return null;
        var parameters = sequence.Items.OfType<Expression.Chain>().Where(chain => chain.Relations is [Relation.In] && chain.Operands[0] is Expression.Variable).Select(chain => ((Expression.Variable)chain.Operands[0]!).Name).ToList();
        if (parameters.Count != 1) return null;
        var members = new List<(Form, Form)>();
        foreach (Expression item in sequence.Items)
        {
            Expression member = item;
            if (item is Expression.Chain { Relations: [Relation.In] }) continue;
            if (item is Expression.Chain { Relations: [Relation.Equal] } named) member = named.Operands[1]!;
            foreach (Expression value in PlusMinusExpansion.Expand(member) ?? [member])
            {
                Form At(int k) => builder.Build(Rewriter.Replace(value, node => node is Expression.Variable variable && variable.Name == parameters[0] ? new Expression.Number(node.Span, k) : node));
                FormField field = builder.Field;
                Form zero = At(0), one = At(1), two = At(2), five = At(5);
                Form step = field.Subtract(one, zero);
                // Linear in the parameter, as far as it is looked at: the form says it exactly where the step is free of it.
                if (!field.AreEqual(field.Subtract(two, one), step) || !field.AreEqual(five, field.Add(zero, FormField.Scale(step, 5))) || step.IsZero) return null;
                members.Add((zero, step));
            }
        }
        return members.Count == 0 ? null : new SolutionFamily(members, builder.Field);
    }

    /// <summary>Whether two families are the same sets.</summary>
    public Sameness Compare(SolutionFamily other)
    {
        // Over a common step every member is a set of residues.
        Form unit = Members[0].Step;
        var steps = new List<Rational>();
        foreach ((_, Form step) in Members.Concat(other.Members))
        {
            if (Multiple(step, unit) is not Rational ratio || ratio.IsZero) return Sameness.Undecided;
            steps.Add(Rational.Abs(ratio));
        }
        Integer numerator = steps.Aggregate(Integer.One, (common, step) => Integer.Lcm(common, step.Numerator)), denominator = steps.Aggregate(Integer.Zero, (common, step) => Integer.Gcd(common, step.Denominator));
        var period = new Rational(numerator, denominator);
        if (Residues(this, unit, period) is not { } first || Residues(other, unit, period) is not { } second) return Sameness.Undecided;
        return first.SetEquals(second) ? Sameness.Equal : Sameness.Different;
    }

    private HashSet<(string Base, Rational Residue)>? Residues(SolutionFamily family, Form unit, Rational period)
    {
        var residues = new HashSet<(string, Rational)>();
        foreach ((Form offset, Form step) in family.Members)
        {
            Rational stride = Rational.Abs(Multiple(step, unit)!.Value);
            if (Multiple(offset, unit) is not Rational start) return null;
            Rational count = period / stride;
            if (count > 200) return null;
            for (int k = 0; k < (int)count.Numerator; k++)
            {
                Rational turns = (start + (k * stride)) / period;
                residues.Add(("", Rational.Fraction(turns) * period));
            }
        }
        return residues;
    }

    /// <summary>The r with a = r b, or null.</summary>
    private Rational? Multiple(Form a, Form b)
    {
        if (a.IsZero) return Rational.Zero;
        FormPolynomial left = Field.Multiply(a.Numerator, b.Denominator), right = Field.Multiply(b.Numerator, a.Denominator);
        (FormMonomial monomial, Rational coefficient) = right.Terms.First();
        if (!left.Terms.TryGetValue(monomial, out Rational other)) return null;
        return left.SameAs(right.Times(other / coefficient)) ? other / coefficient : null;
    }
}
