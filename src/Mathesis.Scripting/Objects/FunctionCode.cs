namespace Mathesis.Scripting;

/// <summary>What all functions have in common that were made by the same def, lambda or generator expression.</summary>
internal sealed class FunctionCode
{
    public required string Name { get; init; }

    /// <summary>Names of the parameters: first the positional ones, then those given by keyword only.</summary>
    public required string[] Parameters { get; init; }

    /// <summary>How many parameters are positional only, and how many positional at all.</summary>
    public required int PositionalOnly { get; init; }

    public required int Positional { get; init; }

    /// <summary>The slots of *args and **kwargs, or -1.</summary>
    public required int StarSlot { get; init; }

    public required int DoubleStarSlot { get; init; }

    /// <summary>The slots of variables of outer functions.</summary>
    public int[] Free { get; set; } = [];

    public int SlotCount { get; set; }

    /// <summary>The slots of parameters and variables that inner functions share.</summary>
    public int[] Cells { get; set; } = [];

    public Evaluation Body { get; set; } = null!;

    /// <summary>The body of a generator, else null.</summary>
    public Steps? Steps { get; set; }

    /// <summary>Whether calls with positional arguments alone need no binding.</summary>
    public bool IsPlain => Positional == Parameters.Length && StarSlot < 0 && DoubleStarSlot < 0;
}
