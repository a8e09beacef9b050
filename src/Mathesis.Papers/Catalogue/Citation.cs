using System.Globalization;
using System.Text;

namespace Mathesis.Papers;

/// <summary>Writes references to papers from what the catalogue records; what is not recorded is left out, never guessed.</summary>
public static class Citation
{
    /// <summary>One line of text: authors, title, venue, arXiv identifier.</summary>
    public static string Plain(Paper paper)
    {
        PaperReference reference = paper.Reference;
        var parts = new List<string>();
        if (reference.Authors.Count > 0) parts.Add(string.Join(", ", reference.Authors));
        parts.Add(paper.Title);
        if (reference.Venue is not null) parts.Add(reference.Venue);
        else if (reference.Year is { } year) parts.Add(year.ToString(CultureInfo.InvariantCulture));
        if (reference.Arxiv is not null) parts.Add("arXiv:" + reference.Arxiv);
        return string.Join(". ", parts) + ".";
    }

    /// <summary>A BibTeX entry, keyed by the slug.</summary>
    public static string BibTeX(Paper paper)
    {
        PaperReference reference = paper.Reference;
        var fields = new List<(string Name, string Value)>();
        if (reference.Authors.Count > 0) fields.Add(("author", string.Join(" and ", reference.Authors)));
        // Double braces keep the title's capitals.
        fields.Add(("title", "{" + Escape(paper.Title) + "}"));
        if (reference.Venue is not null) fields.Add(("booktitle", Escape(reference.Venue)));
        if (reference.Year is { } year) fields.Add(("year", year.ToString(CultureInfo.InvariantCulture)));
        if (reference.Arxiv is not null)
        {
            fields.Add(("eprint", reference.Arxiv));
            fields.Add(("archiveprefix", "arXiv"));
        }
        var text = new StringBuilder();
        text.Append(reference.Venue is null ? "@misc{" : "@inproceedings{").Append(paper.Slug);
        foreach ((string name, string value) in fields)
            text.Append(CultureInfo.InvariantCulture, $",\n  {name} = {{{value}}}");
        return text.Append("\n}").ToString();
    }

    private static string Escape(string text) =>
        text.Replace("&", "\\&", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("#", "\\#", StringComparison.Ordinal)
            .Replace("$", "\\$", StringComparison.Ordinal);
}
