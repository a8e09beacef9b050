namespace Mathesis.Laboratory;

/// <summary>Gives the series of a figure their colours: the same label has the same colour in every panel.</summary>
internal sealed class SeriesColours
{
    private readonly Dictionary<string, int> labelled = new(StringComparer.Ordinal);

    /// <summary>Assigns the colours of a figure's labelled series in order of appearance.</summary>
    public SeriesColours(Figure figure)
    {
        foreach (Mark mark in figure.Panels.SelectMany(panel => panel.Marks))
        {
            if (mark.Label is not null && IsSeries(mark)) labelled.TryAdd(mark.Label, labelled.Count);
        }
    }

    /// <summary>Whether a mark takes a colour of the palette.</summary>
    public static bool IsSeries(Mark mark) => mark is Mark.Line or Mark.Bars || mark is Mark.Points { Hues: null };

    /// <summary>The colour numbers of a panel's marks; -1 for marks that take none.</summary>
    public int[] Of(Panel panel)
    {
        int[] colours = new int[panel.Marks.Count];
        int unlabelled = 0;
        for (int i = 0; i < colours.Length; i++)
        {
            Mark mark = panel.Marks[i];
            colours[i] = !IsSeries(mark) ? -1 : mark.Label is null ? unlabelled++ : labelled[mark.Label];
        }
        return colours;
    }

    /// <summary>The style classes of a stroke in that colour; repeated colours are dashed.</summary>
    public static string Stroke(int colour) =>
        $"s{colour % PlotStyle.Colours}" + (colour / PlotStyle.Colours % 2 == 1 ? " d" : "");

    /// <summary>The style class of a filling in that colour.</summary>
    public static string Fill(int colour) => $"f{colour % PlotStyle.Colours}";
}
