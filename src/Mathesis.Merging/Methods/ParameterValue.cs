namespace Mathesis.Merging;

/// <summary>A value of a parameter: a number, a flag (the number 0 or 1), or a text.</summary>
public readonly record struct ParameterValue
{
    /// <summary>The number; of a flag 1 or 0, of a text NaN.</summary>
    public double Number { get; private init; }

    /// <summary>The text, or null.</summary>
    public string? Text { get; private init; }

    /// <summary>Whether it was written as true or false.</summary>
    public bool IsFlag { get; private init; }

    /// <summary>A number.</summary>
    public static ParameterValue Of(double number) => new() { Number = number };

    /// <summary>A flag.</summary>
    public static ParameterValue Of(bool flag) => new() { Number = flag ? 1 : 0, IsFlag = true };

    /// <summary>A text.</summary>
    public static ParameterValue Of(string text) => new() { Number = double.NaN, Text = text };

    /// <inheritdoc/>
    public override string ToString() => Text ?? (IsFlag ? Number != 0 ? "true" : "false" : FormattableString.Invariant($"{Number}"));
}
