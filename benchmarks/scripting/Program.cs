using System.Diagnostics;
using System.Globalization;
using Mathesis.Benchmarks.Scripting;
using Mathesis.Scripting;

// scripting [loop ...]
const int rounds = 5;
var limits = new ScriptLimits { Steps = long.MaxValue / 4, Memory = long.MaxValue / 4, Time = TimeSpan.FromMinutes(5) };
string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Medians of {rounds} alternating rounds, milliseconds; {Python("import sys; print('CPython', sys.version.split()[0])") ?? "CPython is not installed"}"));
foreach ((string name, string text) in Loops.All)
{
    if (args.Length > 0 && !args.Contains(name)) continue;
    var ours = new List<double>();
    var theirs = new List<double>();
    string result = "", expected = "";
    Script script = Script.Compile(text);
    script.Call("f", limits: limits);
    for (int round = 0; round < rounds; round++)
    {
        long start = Stopwatch.GetTimestamp();
        result = script.Call("f", limits: limits).Value.Representation;
        ours.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        if (Python(text + "\nimport time\nt = time.perf_counter()\nr = f()\nprint(time.perf_counter() - t, repr(r))") is not { } answer) continue;
        string[] parts = answer.Split(' ', 2);
        theirs.Add(1000 * double.Parse(parts[0], CultureInfo.InvariantCulture));
        expected = parts[1].Trim();
    }
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} Mathesis {Median(ours),8:F1}   CPython {Median(theirs),8:F1}   ratio {Median(ours) / Median(theirs),5:F2}{(expected.Length > 0 && expected != result ? "   RESULTS DIFFER" : "")}"));
}
return 0;

string? Python(string program)
{
    try
    {
        using Process process = Process.Start(new ProcessStartInfo(python, ["-I", "-c", program]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return output.Length > 0 ? output : null;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return null;
    }
}

static double Median(List<double> times) => times.Count == 0 ? double.NaN : times.Order().ElementAt(times.Count / 2);
