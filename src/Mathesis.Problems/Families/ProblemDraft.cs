using System.Text;

namespace Mathesis.Problems;

/// <summary>
/// A problem while it is made: three texts that are cleared and used again, so that a family makes hundreds of thousands of
/// problems a second without leaving garbage.
/// </summary>
public sealed class ProblemDraft
{
    private readonly List<string> parameters = [];

    /// <summary>The question.</summary>
    public StringBuilder Statement { get; } = new(256);

    /// <summary>A right answer in canonical form.</summary>
    public StringBuilder Gold { get; } = new(64);

    /// <summary>
    /// What the question is about, as the family's verifier reads it. Families add parameters only where
    /// <see cref="WantsParameters"/> says so.
    /// </summary>
    public IReadOnlyList<string> Parameters => parameters;

    /// <summary>Whether the parameters are wanted; bulk writing of statements and answers does without them.</summary>
    public bool WantsParameters { get; init; } = true;

    /// <summary>Adds a parameter.</summary>
    public void AddParameter(string value) => parameters.Add(value);

    /// <summary>Forgets what was drafted.</summary>
    public void Clear()
    {
        Statement.Clear();
        Gold.Clear();
        parameters.Clear();
    }
}
