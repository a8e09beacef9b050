namespace Mathesis.Networks;

/// <summary>What is wanted of one position's outputs: a class, or a number for each output.</summary>
public readonly ref struct RowTarget
{
    /// <summary>A class is wanted, or nothing: <see cref="Examples.Ignored"/>.</summary>
    public RowTarget(int @class) => Class = @class;

    /// <summary>Numbers are wanted.</summary>
    public RowTarget(ReadOnlySpan<float> values)
    {
        Values = values;
        Class = IndexOfLargest(values);
    }

    /// <summary>The class; of numbers the largest.</summary>
    public int Class { get; }

    /// <summary>The numbers; empty where a class is wanted.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>Whether the position counts for nothing.</summary>
    public bool IsIgnored => Class == Examples.Ignored;

    /// <summary>What is wanted of one output: the number, or 1 for the class and 0 for the others.</summary>
    public double this[int output] => Values.IsEmpty ? (output == Class ? 1 : 0) : Values[output];

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int top = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[top]) top = i;
        }
        return top;
    }
}
