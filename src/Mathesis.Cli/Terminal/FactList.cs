namespace Mathesis.Cli;

/// <summary>Names and values, a line each, the values aligned.</summary>
internal static class FactList
{
    /// <summary>Writes the list.</summary>
    public static void Write(TextWriter output, IReadOnlyList<(string Name, string Value)> facts)
    {
        int width = facts.Max(fact => fact.Name.Length);
        foreach ((string name, string value) in facts) output.WriteLine($"{name.PadRight(width)}  {value}");
    }
}
