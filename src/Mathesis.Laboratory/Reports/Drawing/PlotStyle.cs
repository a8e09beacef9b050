namespace Mathesis.Laboratory;

/// <summary>The look of every plot: one set of sizes, one palette, for light and dark backgrounds and for print.</summary>
internal static class PlotStyle
{
    /// <summary>The size of ordinary text in pixels.</summary>
    public const double TextSize = 11;

    /// <summary>The size of panel titles in pixels.</summary>
    public const double TitleSize = 13;

    /// <summary>How many colours the palette has; further series repeat them with dashes.</summary>
    public const int Colours = 7;

    /// <summary>
    /// The style sheet. The series colours are those of M. Okabe and K. Ito ("Color universal design", 2008), which remain
    /// distinct in the common forms of colour blindness, darkened for white paper and lightened for dark screens.
    /// </summary>
    public const string Sheet = """
        .plot{--ink:#1c1e21;--soft:#5b6068;--grid:#e6e7e9;--paper:#fff;--muted:#c3c7cd;--band:#8a93a2;
        --c0:#0068a6;--c1:#cc5500;--c2:#00805d;--c3:#b0508a;--c4:#b97f00;--c5:#3796d0;--c6:#6b6f76;
        font:11px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        @media screen and (prefers-color-scheme:dark){.plot{--ink:#e6e7e9;--soft:#a2a8b1;--grid:#2c3036;--paper:#15171a;--muted:#4d545e;--band:#77808e;
        --c0:#58a9e0;--c1:#f0883e;--c2:#2fbf94;--c3:#dd8fbf;--c4:#e3b341;--c5:#9bd0f5;--c6:#a2a8b1}}
        .plot text{fill:var(--ink);font-variant-numeric:tabular-nums}.plot path{fill:none}
        .plot .t{font-size:13px;font-weight:600}.plot .n{fill:var(--soft)}.plot .h{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
        .plot .k{font-size:9px;fill:var(--soft)}.plot .g{stroke:var(--grid)}.plot .a{stroke:var(--soft)}.plot .z{stroke:var(--muted)}
        .plot .r{stroke:var(--soft);stroke-dasharray:4 3}.plot .b0{fill:var(--band);opacity:.16}.plot .b1{fill:var(--band);opacity:.07}
        .plot .l{stroke-width:1.6;stroke-linejoin:round}.plot .p{stroke-width:5;stroke-linecap:round}.plot .d{stroke-dasharray:6 3}
        .plot .s0{stroke:var(--c0)}.plot .s1{stroke:var(--c1)}.plot .s2{stroke:var(--c2)}.plot .s3{stroke:var(--c3)}.plot .s4{stroke:var(--c4)}.plot .s5{stroke:var(--c5)}.plot .s6{stroke:var(--c6)}
        .plot .f0{fill:var(--c0)}.plot .f1{fill:var(--c1)}.plot .f2{fill:var(--c2)}.plot .f3{fill:var(--c3)}.plot .f4{fill:var(--c4)}.plot .f5{fill:var(--c5)}.plot .f6{fill:var(--c6)}
        .plot .m{fill:var(--muted)}.plot image{image-rendering:pixelated}

        """;
}
