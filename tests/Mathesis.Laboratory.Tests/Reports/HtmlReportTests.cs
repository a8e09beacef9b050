using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Mathesis.Laboratory.Tests;

public class HtmlReportTests
{
    private static ReportHeader Header(string text = "x") =>
        new() { Title = text, Summary = text, RunId = text, Reproduce = text, Configuration = [(text, text)] };

    /// <summary>The page as XML: void elements are the only ones of HTML that must be closed for it.</summary>
    private static XDocument Parse(string html) =>
        XDocument.Parse(Regex.Replace(html.Replace("<!DOCTYPE html>", ""), "<meta ([^>]*)>", "<meta $1/>"));

    private static IEnumerable<XElement> Elements(XDocument page, string name) => page.Descendants().Where(element => element.Name.LocalName == name);

    [Fact]
    public void The_demonstration_is_a_well_formed_page_without_network_or_script()
    {
        string html = Demonstration.Report().Render();
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "demonstration.html"), html);
        XDocument page = Parse(html);
        Assert.Empty(Elements(page, "script"));
        foreach (XAttribute link in page.Descendants().Attributes().Where(a => a.Name.LocalName is "src" or "href"))
            Assert.True(link.Value.StartsWith('#') || link.Value.StartsWith("data:image/png;base64,"), link.Value);
        Assert.DoesNotContain("url(", html);
        Assert.DoesNotContain("@import", html);
        Assert.True(html.Length < 400_000, $"{html.Length} characters");
    }

    [Fact]
    public void Every_id_is_unique_and_every_reference_has_its_target()
    {
        XDocument page = Parse(Demonstration.Report().Render());
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        foreach (XAttribute reference in page.Descendants().Attributes().Where(a => a.Name.LocalName == "aria-labelledby" || (a.Name.LocalName == "href" && a.Value.StartsWith('#'))))
            Assert.Contains(reference.Value.TrimStart('#'), ids);
    }

    [Fact]
    public void Headings_are_in_order_and_every_plot_has_a_text_for_those_who_cannot_see_it()
    {
        XDocument page = Parse(Demonstration.Report().Render());
        Assert.Single(Elements(page, "h1"));
        Assert.Equal(
            ["Claims", "Training", "The Fourier circuit", "Ablations", "Configuration", "How to reproduce this"],
            Elements(page, "h2").Select(heading => heading.Value));
        XElement[] plots = [.. Elements(page, "svg").Where(svg => svg.Attribute("class")?.Value == "plot")];
        Assert.Equal(21, plots.Length);
        Assert.All(plots, plot => Assert.False(string.IsNullOrEmpty(plot.Attribute("aria-label")?.Value)));
        Assert.All(Elements(page, "figure").Where(figure => figure.Attribute("id") is not null), figure => Assert.Single(figure.Elements(), e => e.Name.LocalName == "figcaption"));
    }

    [Fact]
    public void The_claims_table_states_every_finding()
    {
        XDocument page = Parse(Demonstration.Report().Render());
        foreach (Finding finding in Demonstration.Findings)
        {
            string row = page.Descendants().Single(e => e.Attribute("id")?.Value == "claim-" + finding.Claim.Id).Value;
            Assert.Contains(finding.Claim.Statement, row);
            Assert.Contains(finding.Claim.Reported, row);
            Assert.Contains(finding.Claim.Source, row);
            Assert.Contains(ClaimText.Criterion(finding.Claim), row);
            Assert.Contains(ClaimText.Estimate(finding), row);
            Assert.Contains(ClaimText.Interval(finding) ?? "", row);
            Assert.Contains(ClaimText.Word(finding.Verdict), row);
            if (finding.Explanation is not null) Assert.Contains(finding.Explanation[1..], row);
        }
        Assert.Contains("4 of 8 claims hold, 2 fail, 2 are undecided", page.Root!.Value);
    }

    [Fact]
    public void Everything_that_comes_from_outside_is_escaped()
    {
        const string Nasty = "<script>\"'&\u0001</td>";
        var claim = new Claim { Id = "a", Statement = Nasty, Source = Nasty, Reported = Nasty, Metric = Nasty, Criterion = Criterion.Minimum(1), Explanation = Nasty };
        var report = new HtmlReport(Header(Nasty), [ClaimJudge.Judge(claim, [0], Scale.Small), ClaimJudge.Judge(claim with { Id = "b" }, [], Scale.Small)]);
        report.Section(Nasty, Nasty);
        report.Text(Nasty);
        report.Table([Nasty], [[Nasty]], Nasty);
        report.Figure(
            Figure.Single(new Panel
            {
                Title = Nasty,
                XLabel = Nasty,
                YLabel = Nasty,
                Marks = [new Mark.Line([0, 1], [0, 1]) { Label = Nasty }, new Mark.Points([0], [1]) { Texts = [Nasty] }, new Mark.Span(0, 1) { Label = Nasty }, new Mark.VerticalRule(1) { Label = Nasty }, new Mark.HorizontalRule(1) { Label = Nasty }],
            }),
            Nasty);
        string html = report.Render();
        XDocument page = Parse(html);
        Assert.Empty(Elements(page, "script"));
        Assert.Contains("<script>\"'&</td>", Elements(page, "h1").Single().Value);
    }

    [Fact]
    public void An_investigation_without_claims_has_no_claims_section()
    {
        XDocument page = Parse(new HtmlReport(Header(), []).Render());
        Assert.Equal(["Configuration", "How to reproduce this"], Elements(page, "h2").Select(heading => heading.Value));
        Assert.DoesNotContain("undecided", Elements(page, "body").Single().Value);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes() => Assert.Equal(Demonstration.Report().Render(), Demonstration.Report().Render());

    [Fact]
    public void A_row_that_does_not_fit_its_header_is_refused()
    {
        var report = new HtmlReport(Header(), []);
        Assert.Throws<ArgumentException>(() => report.Table(["a", "b"], [["1"]], "c"));
        Assert.DoesNotContain("<caption>", report.Render());
    }
}
