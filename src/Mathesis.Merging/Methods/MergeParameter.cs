namespace Mathesis.Merging;

/// <summary>A parameter of a method.</summary>
/// <param name="Name">Its name in plans.</param>
/// <param name="Meaning">What it is, in a few words.</param>
public sealed record MergeParameter(string Name, string Meaning)
{
    /// <summary>Whether a plan must give it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Its value when a plan does not give it; null leaves it out.</summary>
    public ParameterValue? Default { get; init; }

    /// <summary>The smallest number allowed.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The largest number allowed.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Whether it is true or false.</summary>
    public bool IsFlag { get; init; }

    /// <summary>The words allowed, besides numbers or flags; empty when words are not.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether any text is allowed: a path.</summary>
    public bool IsText { get; init; }

    /// <summary>A number that must be given.</summary>
    public static MergeParameter Required(string name, string meaning, double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity) =>
        new(name, meaning) { IsRequired = true, Minimum = minimum, Maximum = maximum };

    /// <summary>A number with a default.</summary>
    public static MergeParameter Number(
        string name, string meaning, double otherwise, double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity) =>
        new(name, meaning) { Default = ParameterValue.Of(otherwise), Minimum = minimum, Maximum = maximum };

    /// <summary>A flag with a default.</summary>
    public static MergeParameter Flag(string name, string meaning, bool otherwise) =>
        new(name, meaning) { Default = ParameterValue.Of(otherwise), IsFlag = true };

    /// <summary>What is expected, in words.</summary>
    public string Expected
    {
        get
        {
            string kind = IsText ? "a text" : IsFlag ? "true or false" : (Minimum, Maximum) switch
            {
                (double.NegativeInfinity, double.PositiveInfinity) => "a number",
                (double.Epsilon, double.PositiveInfinity) => "a positive number",
                (_, double.PositiveInfinity) => FormattableString.Invariant($"a number of at least {Minimum}"),
                (double.NegativeInfinity, _) => FormattableString.Invariant($"a number of at most {Maximum}"),
                _ => FormattableString.Invariant($"a number in [{Minimum}, {Maximum}]"),
            };
            return Words.Count > 0 ? $"{kind}, or one of {string.Join(", ", Words)}" : kind;
        }
    }

    /// <summary>Whether a value fits.</summary>
    public bool Allows(ParameterValue value)
    {
        if (value.Text is { } text) return IsText || Words.Contains(text);
        if (IsText) return false;
        // Flags are written 0 and 1 too, numbers are not written true and false.
        if (IsFlag) return value.IsFlag || value.Number is 0 or 1;
        return !value.IsFlag && value.Number >= Minimum && value.Number <= Maximum;
    }
}
