namespace Mathesis.Cli;

/// <summary>What <c>papers cite --json</c> prints.</summary>
internal sealed record CitationOutput(int Schema, int Number, string Slug, string Plain, string Bibtex);
