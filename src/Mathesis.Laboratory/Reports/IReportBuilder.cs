namespace Mathesis.Laboratory;

/// <summary>
/// Collects what a report shows after the claims table: sections of text, figures and tables, in order. The laboratory makes
/// one self-contained HTML file of them, figures as SVG.
/// </summary>
public interface IReportBuilder
{
    /// <summary>Begins a section.</summary>
    void Section(string title, string? introduction = null);

    /// <summary>Adds a paragraph.</summary>
    void Text(string paragraph);

    /// <summary>Adds a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="caption">What it shows and how to read it.</param>
    void Figure(Figure figure, string caption);

    /// <summary>Adds a table.</summary>
    /// <param name="header">The column titles.</param>
    /// <param name="rows">The cells of each row, as many as titles.</param>
    /// <param name="caption">What it shows.</param>
    void Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, string caption);
}
