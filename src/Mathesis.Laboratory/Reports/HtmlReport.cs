using System.Text;

namespace Mathesis.Laboratory;

/// <summary>
/// A report as one self-contained HTML file: no script, no network, no font of its own. It holds the verdict, the claims beside
/// the measurements, the sections that the experiment added, the configuration and the command that repeats the run.
/// The same content gives the same bytes.
/// </summary>
/// <param name="header">What is said of the run.</param>
/// <param name="findings">The findings, in the order of the claims; empty for an investigation without claims.</param>
public sealed class HtmlReport(ReportHeader header, IReadOnlyList<Finding> findings) : IReportBuilder
{
    private const double NarrowPage = 464;

    private readonly StringBuilder body = new();
    private readonly List<(string Id, string Title)> sections = [];
    private bool inSection;
    private int figures;
    private int tables;

    /// <inheritdoc/>
    public void Section(string title, string? introduction = null)
    {
        CloseSection();
        string id = $"section-{sections.Count + 1}";
        sections.Add((id, title));
        body.Append($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{Escape(title)}</h2>\n");
        inSection = true;
        if (introduction is not null) AppendParagraphs(body, introduction);
    }

    /// <inheritdoc/>
    public void Text(string paragraph) => AppendParagraphs(body, paragraph);

    /// <inheritdoc/>
    public void Figure(Figure figure, string caption)
    {
        string id = $"figure-{++figures}";
        IReadOnlyList<PanelDrawing> panels = FigureDrawing.Panels(figure);
        bool wide = panels.Any(panel => panel.Width > NarrowPage);
        body.Append($"<figure id=\"{id}\" aria-labelledby=\"{id}-caption\">\n");
        AppendPanels(wide ? "panels wide" : "panels", figure.Columns, panels);

        // Wide plots are drawn once more for narrow screens, where the first would shrink beyond reading.
        if (wide) AppendPanels("panels narrow", figure.Columns, FigureDrawing.Panels(figure, NarrowPage));
        body.Append($"<figcaption id=\"{id}-caption\"><b>Figure {figures}.</b> {Escape(caption)}</figcaption>\n</figure>\n");
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A row has another number of cells than the header.</exception>
    public void Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, string caption)
    {
        IReadOnlyList<string>[] cells = [.. rows];
        foreach (IReadOnlyList<string> row in cells)
        {
            if (row.Count != header.Count)
                throw new ArgumentException($"a row has {row.Count} cells, and the header has {header.Count}", nameof(rows));
        }
        bool[] numeric = [.. header.Select((_, column) => cells.Length > 0 && cells.All(row => LooksNumeric(row[column])))];
        body.Append($"<figure class=\"scroll\"><table{(header.Count <= 4 ? " class=\"fit\"" : "")}>\n");
        body.Append($"<caption><b>Table {++tables}.</b> {Escape(caption)}</caption>\n<thead><tr>");
        for (int i = 0; i < header.Count; i++) body.Append($"<th scope=\"col\"{Align(i)}>{Escape(header[i])}</th>");
        body.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in cells)
        {
            body.Append("<tr>");
            for (int i = 0; i < row.Count; i++) body.Append($"<td{Align(i)}>{Escape(row[i])}</td>");
            body.Append("</tr>\n");
        }
        body.Append("</tbody></table></figure>\n");

        string Align(int column) => numeric[column] ? " class=\"num\"" : "";
    }

    /// <summary>The file's content. More can be added and rendered again.</summary>
    public string Render()
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        page.Append("<meta name=\"generator\" content=\"Mathesis\">\n");
        page.Append($"<title>{Escape(header.Title)} · Mathesis</title>\n<style>\n{ReportStyle.Sheet}{PlotStyle.Sheet}</style>\n</head>\n<body>\n");
        AppendHeader(page);
        page.Append("<main>\n");
        if (findings.Count > 0) AppendClaims(page);
        page.Append(body);
        if (inSection) page.Append("</section>\n");
        AppendConfiguration(page);
        page.Append("<section aria-labelledby=\"reproduce\">\n<h2 id=\"reproduce\">How to reproduce this</h2>\n");
        page.Append($"<pre><code>{Escape(header.Reproduce)}</code></pre>\n</section>\n</main>\n");
        page.Append($"<footer>Written by Mathesis from the journal of run {Escape(header.RunId)}.</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private void AppendPanels(string kind, int columns, IReadOnlyList<PanelDrawing> panels) =>
        body.Append($"<div class=\"{kind}\" style=\"--n:{Math.Max(1, columns)}\">{string.Concat(panels.Select(panel => panel.ToSvg()))}</div>\n");

    private void CloseSection()
    {
        if (inSection) body.Append("</section>\n");
        inSection = false;
    }

    private void AppendHeader(StringBuilder page)
    {
        page.Append($"<header>\n<p class=\"over\">Mathesis laboratory report · run {Escape(header.RunId)}</p>\n<h1>{Escape(header.Title)}</h1>\n");
        if (findings.Count > 0)
        {
            page.Append($"<p class=\"sum\">{Badge(Verdicts.Combine(findings.Select(finding => finding.Verdict)))}<span>{Counts()}</span></p>\n");
        }
        AppendParagraphs(page, header.Summary);
        List<(string Id, string Title)> contents = [];
        if (findings.Count > 0) contents.Add(("claims", "Claims"));
        contents.AddRange(sections);
        contents.Add(("configuration", "Configuration"));
        contents.Add(("reproduce", "How to reproduce this"));
        page.Append("<nav aria-label=\"Contents\"><ul>");
        foreach ((string id, string title) in contents) page.Append($"<li><a href=\"#{id}\">{Escape(title)}</a></li>");
        page.Append("</ul></nav>\n</header>\n");
    }

    /// <summary>Counts the verdicts in words: <c>11 of 12 claims hold, 1 is undecided</c>.</summary>
    private string Counts()
    {
        int holding = findings.Count(finding => finding.Verdict == ClaimVerdict.Holds);
        int failing = findings.Count(finding => finding.Verdict == ClaimVerdict.Fails);
        int undecided = findings.Count - holding - failing;
        string words = findings.Count == 1
            ? (holding == 1 ? "The claim holds" : failing == 1 ? "The claim fails" : "The claim is undecided")
            : holding == findings.Count
                ? $"All {findings.Count} claims hold"
                : $"{holding} of {findings.Count} claims {(holding == 1 ? "holds" : "hold")}";
        if (findings.Count > 1 && failing > 0) words += $", {failing} {(failing == 1 ? "fails" : "fail")}";
        if (findings.Count > 1 && undecided > 0) words += $", {undecided} {(undecided == 1 ? "is" : "are")} undecided";
        return words;
    }

    private void AppendClaims(StringBuilder page)
    {
        page.Append("<section aria-labelledby=\"claims\">\n<h2 id=\"claims\">Claims</h2>\n<table class=\"claims\">\n<thead><tr>");
        foreach (string title in (ReadOnlySpan<string>)["Claim", "Paper reports", "Measured", "Criterion", "Verdict"])
            page.Append($"<th scope=\"col\">{title}</th>");
        page.Append("</tr></thead>\n");
        foreach (Finding finding in findings) AppendFinding(page, finding);
        page.Append("</table>\n");
        page.Append("<p class=\"note\">A claim holds when the whole interval of its measurement satisfies the criterion, fails when the whole interval violates it, and is undecided otherwise. Criteria were written before the run.</p>\n</section>\n");
    }

    private static void AppendFinding(StringBuilder page, Finding finding)
    {
        Claim claim = finding.Claim;
        page.Append($"<tbody id=\"claim-{Escape(claim.Id)}\">\n<tr><td><span class=\"st\">{Escape(claim.Statement)}</span>");
        page.Append($"<span class=\"src\">{Escape(Origin(claim))}</span></td>");
        page.Append($"<td data-h=\"Paper reports\">{Escape(claim.Reported)}</td>");
        page.Append($"<td data-h=\"Measured\"><span class=\"me\">{Escape(ClaimText.Estimate(finding))}</span>");
        if (ClaimText.Interval(finding) is { } interval) page.Append($" <span class=\"iv\">{Escape(interval)}</span>");
        if (finding.Values.Count != 1) page.Append($"<span class=\"by\">{Escape(ClaimText.Basis(finding))}</span>");
        page.Append($"</td><td data-h=\"Criterion\">{Escape(ClaimText.Criterion(claim))}</td>");
        page.Append($"<td data-h=\"Verdict\">{Badge(finding.Verdict)}</td></tr>\n");
        if (finding.Verdict != ClaimVerdict.Holds && finding.Explanation is not null)
            page.Append($"<tr class=\"why\"><td colspan=\"5\"><p>{Escape(Sentence(finding.Explanation))}</p></td></tr>\n");
        page.Append("</tbody>\n");
    }

    /// <summary>Where a claim comes from, how closely it was followed, and who fixed its bound.</summary>
    private static string Origin(Claim claim)
    {
        string fidelity = claim.Fidelity switch
        {
            Fidelity.Exact => "tested as stated",
            Fidelity.Scaled => "scaled" + (claim.Scaled is null ? "" : ": " + claim.Scaled.TrimEnd('.')),
            _ => "substitute" + (claim.Scaled is null ? "" : ": " + claim.Scaled.TrimEnd('.')),
        };
        string bound = claim.Threshold.Calibration is { } calibration ? $"bound calibrated {calibration.TrimEnd('.')}" : "bound from the paper";
        return $"{claim.Source} · {fidelity} · {bound}";
    }

    private void AppendConfiguration(StringBuilder page)
    {
        page.Append("<section aria-labelledby=\"configuration\">\n<h2 id=\"configuration\">Configuration</h2>\n<table class=\"conf\"><tbody>\n");
        foreach ((string name, string value) in header.Configuration)
            page.Append($"<tr><th scope=\"row\">{Escape(name)}</th><td>{Escape(value)}</td></tr>\n");
        page.Append("</tbody></table>\n</section>\n");
    }

    private static string Badge(ClaimVerdict verdict)
    {
        string sign = verdict switch { ClaimVerdict.Holds => "✓", ClaimVerdict.Fails => "✗", _ => "?" };
        string word = ClaimText.Word(verdict);
        return $"<span class=\"v {word}\"><span aria-hidden=\"true\">{sign} </span>{word}</span>";
    }

    private static void AppendParagraphs(StringBuilder page, string text)
    {
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            page.Append($"<p>{Escape(paragraph)}</p>\n");
    }

    private static string Sentence(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '!' or '?' ? "" : ".");

    private static bool LooksNumeric(string cell) => cell.Length == 0 || char.IsAsciiDigit(cell[0]) || "-−+.≥≤<>=∞—".Contains(cell[0]);

    private static string Escape(string text) => SvgWriter.Escape(text);
}
