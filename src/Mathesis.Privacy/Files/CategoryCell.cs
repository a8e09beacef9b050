namespace Mathesis.Privacy;

/// <summary>One user's category as a table gives it.</summary>
/// <param name="Line">The line it stands on, from 1.</param>
/// <param name="Name">The category's name.</param>
public readonly record struct CategoryCell(int Line, string Name);
