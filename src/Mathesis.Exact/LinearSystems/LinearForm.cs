namespace Mathesis.Exact;

/// <summary>A linear form in the unknowns with a constant, while an equation is read.</summary>
internal sealed class LinearForm
{
    /// <summary>The coefficients of the unknowns, by number; none is zero.</summary>
    public Dictionary<int, Rational> Terms { get; } = [];

    /// <summary>The constant.</summary>
    public Rational Constant { get; set; }

    /// <summary>Whether no unknown stands in the form.</summary>
    public bool IsConstant => Terms.Count == 0;

    /// <summary>A form without unknowns.</summary>
    public static LinearForm OfConstant(Rational value) => new() { Constant = value };

    /// <summary>A single unknown.</summary>
    public static LinearForm OfUnknown(int unknown) => new() { Terms = { [unknown] = Rational.One } };

    /// <summary>Adds a multiple of another form to this one.</summary>
    public void Add(LinearForm other, Rational factor)
    {
        Constant += other.Constant * factor;
        foreach ((int unknown, Rational coefficient) in other.Terms)
        {
            Rational sum = Terms.GetValueOrDefault(unknown) + (coefficient * factor);
            if (sum.IsZero) Terms.Remove(unknown);
            else Terms[unknown] = sum;
        }
    }

    /// <summary>The form times a number.</summary>
    public LinearForm Times(Rational factor)
    {
        var product = new LinearForm();
        if (!factor.IsZero) product.Add(this, factor);
        return product;
    }
}
