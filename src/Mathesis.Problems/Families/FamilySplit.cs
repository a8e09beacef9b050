namespace Mathesis.Problems;

/// <summary>A named part of a family's problems.</summary>
/// <param name="Name">The name that people write: <c>train</c>.</param>
/// <param name="Summary">One line that says what is in it.</param>
/// <param name="Settings">The difficulty that it stands for; what a person sets goes before it.</param>
/// <param name="Part">
/// Which share of the statements belongs to it. Statements are shared out by their hash, so that parts have no statement in
/// common whatever the seeds are; null where the split takes every statement.
/// </param>
public sealed record FamilySplit(string Name, string Summary, IReadOnlyDictionary<string, string> Settings, StatementPart? Part = null)
{
    /// <summary>Every statement, with no settings of its own.</summary>
    public static FamilySplit All { get; } = new("all", "every statement", new Dictionary<string, string>());
}
