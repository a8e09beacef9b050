namespace Mathesis.Laboratory;

/// <summary>The typography of the report: one column, a serif for reading, a sans-serif for tables and figures.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet of the page; that of the plots comes beside it.</summary>
    public const string Sheet = """
        :root{color-scheme:light dark;--ink:#1c1e21;--soft:#5b6068;--rule:#d9dbdf;--faint:#f5f5f3;--paper:#fff;--link:#0068a6;
        --good:#00694b;--good-bg:#e3f3ec;--bad:#a8231b;--bad-bg:#fbe9e7;--open:#6e5200;--open-bg:#faf0d4;
        --serif:Charter,"Bitstream Charter","Iowan Old Style","Palatino Linotype",Palatino,Cambria,Georgia,serif;
        --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
        --mono:ui-monospace,"Cascadia Code",Menlo,Consolas,"DejaVu Sans Mono",monospace}
        @media screen and (prefers-color-scheme:dark){:root{--ink:#e6e7e9;--soft:#a2a8b1;--rule:#343940;--faint:#1d2024;--paper:#15171a;--link:#7cc0ee;
        --good:#5fd3a6;--good-bg:#10332a;--bad:#ff9d94;--bad-bg:#431c1a;--open:#ecc864;--open-bg:#3a2f10}}
        @media print{:root{color-scheme:light}}
        *{box-sizing:border-box}html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 var(--serif);overflow-wrap:break-word}
        main,header,footer{max-width:912px;margin:0 auto;padding:0 24px}
        header{padding-top:56px}h1,h2{font-weight:600;line-height:1.2;text-wrap:balance}
        h1{font-size:34px;margin:6px 0 18px;letter-spacing:-.01em}h2{font-size:22px;margin:56px 0 12px;padding-top:14px;border-top:1px solid var(--rule)}
        p{margin:0 0 14px;max-width:42em}a{color:var(--link)}
        .over{font:13px/1.4 var(--sans);color:var(--soft);margin:0}
        .sum{font:15px/1.6 var(--sans);margin:0 0 20px;display:flex;flex-wrap:wrap;gap:6px 12px;align-items:center}
        .v{display:inline-block;font:600 12.5px/1 var(--sans);padding:5px 9px 5px 8px;border-radius:3px;white-space:nowrap}
        .v.holds{color:var(--good);background:var(--good-bg)}.v.fails{color:var(--bad);background:var(--bad-bg)}.v.undecided{color:var(--open);background:var(--open-bg)}
        .sum .v{font-size:15px;padding:7px 12px 7px 10px}
        nav{font:14px/1.6 var(--sans);margin:24px 0 0;color:var(--soft)}nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:2px 18px}nav a{text-decoration:none}nav a:hover{text-decoration:underline}
        table{border-collapse:collapse;font:14px/1.45 var(--sans);width:100%;font-variant-numeric:tabular-nums lining-nums}
        th{font-weight:600;font-size:12.5px;color:var(--soft);text-align:left;vertical-align:bottom;padding:6px 14px 6px 0;border-bottom:1px solid var(--ink)}
        td{vertical-align:top;padding:9px 14px 9px 0;border-top:1px solid var(--rule)}
        tbody:first-of-type tr:first-child td{border-top:0}table{border-bottom:1px solid var(--ink)}
        th:last-child,td:last-child{padding-right:0}.num{text-align:right}
        .claims td:first-child{width:40%}.claims .st{font-weight:500}.claims td:nth-child(4){white-space:nowrap}.claims .me{font-weight:600}.claims .iv{display:block;white-space:nowrap;font-size:13px}.claims .by,.claims .src{display:block;color:var(--soft);font-size:12.5px;font-weight:400;margin-top:2px}
        .claims .why td{border-top:0;padding-top:0;color:var(--soft);font-size:13.5px}.claims .why p{margin:0;padding-left:12px;border-left:2px solid var(--rule);max-width:none}
        .note{font:13px/1.5 var(--sans);color:var(--soft);margin-top:12px;max-width:none}
        figure{margin:26px 0 30px}figcaption,caption{font:14px/1.5 var(--sans);color:var(--soft);text-align:left;max-width:52em}
        figcaption{margin-top:10px}caption{caption-side:top;padding-bottom:8px}figcaption b,caption b{color:var(--ink);font-weight:600}
        .panels{display:grid;grid-template-columns:repeat(var(--n),minmax(0,max-content));gap:20px 16px;align-items:start}.panels.narrow{display:none}.plot{display:block;max-width:100%;height:auto;overflow:visible}
        .scroll{overflow-x:auto}.scroll>table{min-width:min(100%,26em)}
        .fit{width:auto;min-width:50%}.conf th{border:0;border-top:1px solid var(--rule);vertical-align:top;padding:6px 24px 6px 0;font-weight:400;font-size:14px;white-space:nowrap}
        .conf td{padding:6px 0;width:100%;overflow-wrap:anywhere}.conf tr:first-child th{border-top:0}
        pre{font:14px/1.5 var(--mono);background:var(--faint);border:1px solid var(--rule);border-radius:4px;padding:14px 16px;white-space:pre-wrap;overflow-wrap:anywhere;margin:0 0 14px}
        footer{margin-top:56px;padding-top:14px;padding-bottom:48px;font:13px/1.5 var(--sans);color:var(--soft)}
        @media (max-width:640px){body{font-size:16px}header{padding-top:32px}h1{font-size:27px}main,header,footer{padding-left:16px;padding-right:16px}
        .panels,.panels.narrow{display:flex;flex-wrap:wrap}.panels.wide{display:none}
        .claims thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .claims,.claims tbody,.claims tr,.claims td{display:block;width:100%}.claims td{border:0;padding:2px 0}.claims tr{padding:10px 0;border-top:1px solid var(--rule)}
        .claims tr.why{border-top:0;padding-top:0}.claims td:first-child{width:100%}.claims td[data-h]::before{content:attr(data-h);display:inline-block;color:var(--soft);font-size:12.5px;font-weight:400}
        .claims .iv{display:inline;margin-left:.35em}.claims td .by{padding-left:10.4em;font-size:12px;margin:0}.claims td[data-h]::before{width:9.9em;font-size:12.5px}}
        @media print{body{font-size:10.5pt}header{padding-top:0}nav{display:none}h2{break-after:avoid}figure,tr,.claims tbody{break-inside:avoid}main,header,footer{max-width:none;padding:0}}

        """;
}
