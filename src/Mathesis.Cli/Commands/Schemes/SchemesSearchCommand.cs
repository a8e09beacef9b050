using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes search</c>: flip walks, resumable.</summary>
internal sealed class SchemesSearchCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> map = new("product") { Description = "Sizes such as 4x4x4, or a product of structured matrices such as kg-333" };
    private readonly Option<string> ring = new("--ring") { Description = "Z2, Z3 or ZT", HelpName = "RING", DefaultValueFactory = _ => "Z2" };
    private readonly Option<int> target = new("--target") { Description = "Stop at this rank; 0 goes on until the flips are used up", HelpName = "RANK" };
    private readonly Option<int> wanted = new("--wanted") { Description = "How many schemes of the target's rank to collect", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> from = new("--from") { Description = "Start from this scheme in place of the definition", HelpName = "FILE" };
    private readonly Option<string> flips = new("--flips") { Description = "The most flips: 5e9, 200M, 1000000", HelpName = "N", DefaultValueFactory = _ => "1e12" };
    private readonly Option<double> seconds = new("--seconds") { Description = "Stop after this time; the search can be continued by the same command", HelpName = "S", DefaultValueFactory = _ => double.PositiveInfinity };
    private readonly Option<int> walks = new("--walks") { Description = "Walks side by side; part of the result", HelpName = "N", DefaultValueFactory = _ => 8 };
    private readonly Option<string> round = new("--round") { Description = "Flips of a walk between two barriers", HelpName = "N", DefaultValueFactory = _ => "16M" };
    private readonly Option<int> plusEvery = new("--plus-every") { Description = "After how many flips without a lower rank a product is split; 500 in Z2 and 50000 elsewhere when not given", HelpName = "N" };
    private readonly Option<int> slack = new("--slack") { Description = "Splits happen only below the best rank plus this", HelpName = "N", DefaultValueFactory = _ => 3 };
    private readonly Option<string?> across = new("--across") { Description = "Also change sizes up to --largest, until these goals are reached: 3x3x4:29,3x3x5:36", HelpName = "GOALS" };
    private readonly Option<int> largest = new("--largest") { Description = "The largest size of a search across sizes", HelpName = "N", DefaultValueFactory = _ => 5 };
    private readonly Option<int> threads = SchemeArguments.Threads();
    private readonly Option<ulong> seed = CommonOptions.Seed();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public SchemesSearchCommand(Services services)
        : base(
            "search", "Search schemes of low rank by walks in the flip graph; a search that was stopped goes on when started again",
            "mathesis schemes search 3x3x3 --target 23", "mathesis schemes search 4x4x4 --ring Z2 --target 47 --seed 5", "mathesis schemes search kg-333 --ring Z3 --target 14 --wanted 8",
            "mathesis schemes search 3x3x3 --ring ZT --across 3x3x4:29,3x3x5:36")
    {
        this.services = services;
        Add(map);
        foreach (Option option in (Option[])[ring, target, wanted, from, flips, seconds, walks, round, plusEvery, slack, across, largest, threads, seed, json]) Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        SchemeRing wantedRing = SchemeRings.Parse(parsed.GetValue(ring)!);
        BilinearMap product = BilinearMap.Parse(parsed.GetValue(map)!);
        BilinearScheme start = parsed.GetValue(from) is { } file ? SchemeFiles.Read(file).Over(wantedRing) : BilinearScheme.Definition(product, wantedRing);
        if (start.Map.Name != product.Name) throw new InputError($"the scheme is for {start.Map}", parsed.GetValue(from), $"expected one for {product}");
        double limit = parsed.GetValue(seconds);
        if (!(limit > 0)) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{limit} is no time"), seconds.Name, "expected seconds above 0");
        int workers = SchemeArguments.ThreadsOf(parsed.GetValue(threads));
        string? goals = parsed.GetValue(across);
        SearchDisplay display = new(services, product.Name);
        if (goals is not null)
        {
            var metaOptions = new MetaSearchOptions
            {
                Ring = wantedRing,
                LargestSize = parsed.GetValue(largest),
                Walks = parsed.GetValue(walks),
                FlipsPerRound = Math.Min(Count(parsed.GetValue(round)!, round), 4_000_000),
                PlusEvery = parsed.GetValue(plusEvery),
                Slack = parsed.GetValue(slack),
                Goals = goals,
                Rounds = 1_000_000,
                Seed = parsed.GetValue(seed),
            };
            var meta = new MetaSearch([start], metaOptions) { Observe = state => display.Show(state.Best.Count, state.Flips, $"{state.Best.Count} sizes: {string.Join(" ", state.Best.Select(pair => $"{pair.Key}:{pair.Value.Rank}"))}") };
            return Finish(parsed, meta, $"across {metaOptions} {Key(start)}", workers, limit, display, meta.Schemes, state => state.Flips, product);
        }
        var options = new FlipSearchOptions
        {
            Target = parsed.GetValue(target),
            Wanted = parsed.GetValue(wanted),
            MostFlips = Count(parsed.GetValue(flips)!, flips),
            FlipsPerRound = Count(parsed.GetValue(round)!, round),
            Walks = parsed.GetValue(walks),
            PlusEvery = parsed.GetValue(plusEvery),
            Slack = parsed.GetValue(slack),
            Seed = parsed.GetValue(seed),
        };
        var search = new FlipSearch(start, options) { Observe = state => display.Show(state.Rank, state.Flips, string.Create(CultureInfo.InvariantCulture, $"rank {state.Rank}, {state.Pool.Length} schemes")) };
        // The limit of flips is no part of the name, so that a search can be prolonged.
        return Finish(parsed, search, $"{options with { MostFlips = 1 }} {Key(start)}", workers, limit, display, search.Schemes, state => state.Flips, product);
    }

    private int Finish<TState, TFinds>(
        ParseResult parsed, IRoundJob<TState, TFinds> job, string key, int workers, double limit, SearchDisplay display, Func<TState, IReadOnlyList<BilinearScheme>> schemes, Func<TState, long> flipsOf, BilinearMap product)
        where TState : class
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];
        string folder = Path.Combine(Path.GetFullPath(parsed.GetValue(CommonOptions.Store)!), "searches", $"{product.Name}-{name}");
        Directory.CreateDirectory(folder);
        using var interruption = new Interruption(() => services.Error.WriteLine("stopping; the same command goes on from here"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interruption.Token);
        if (limit < 1e6) stop.CancelAfter(TimeSpan.FromSeconds(limit));
        var bench = new SearchBench(folder, workers, stop.Token);
        long begin = Stopwatch.GetTimestamp();
        long before = flipsOf(RoundJobRunner.ReadState(job, bench, "rounds") ?? job.Start());
        TState state;
        bool isFinished = true;
        try
        {
            state = RoundJobRunner.Run(job, bench, "rounds");
        }
        catch (OperationCanceledException) when (!interruption.Token.IsCancellationRequested)
        {
            isFinished = false;
            state = RoundJobRunner.ReadState(job, bench, "rounds") ?? job.Start();
        }
        double time = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        display.End();
        SchemeStore store = SchemeArguments.Store(parsed);
        IReadOnlyList<BilinearScheme> found = schemes(state);
        string[] files = [.. found.Where(scheme => found.Count == 1 || scheme.Rank < scheme.Map.Terms.Count).GroupBy(SchemeFileName.For).Select(group => SchemeArguments.Shown(store.Save(group.First())))];
        BilinearScheme best = found.FirstOrDefault(scheme => scheme.Map.Name == product.Name) ?? found[0];
        string bestFile = SchemeArguments.Shown(store.Save(best));
        if (isFinished) Directory.Delete(folder, recursive: true);
        long all = flipsOf(state);
        double rate = (all - before) / Math.Max(time, 1e-9);
        if (parsed.GetValue(json))
        {
            services.WriteJson(new SearchOutput(best.Map.Name, best.Ring.ToString(), best.Rank, all, rate, bestFile, files, isFinished), OutputJson.Readable.SearchOutput);
        }
        else
        {
            services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best.Map} over {best.Ring}: rank {best.Rank} after {all / 1e6:N0} million flips, {rate / 1e6:0.0} million a second; verified, {bestFile}"));
            foreach (BilinearScheme scheme in found.Where(scheme => scheme.Ring.Characteristic() == 0 && KnownRanks.Of(scheme.Map, scheme.Ring) is { } known && scheme.Rank < known))
                services.Output.WriteLine($"{scheme.Map} rank {scheme.Rank} is BELOW the table of known ranks");
            if (!isFinished) services.Output.WriteLine("not finished: the same command goes on from here");
        }
        return ExitCodes.Success;
    }

    private static string Key(BilinearScheme start) => $"{start.Map} {start.Ring} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SchemeText.Formulas(start))))}";

    private static long Count(string text, Option option)
    {
        double factor = text.Length == 0 ? 1 : char.ToUpperInvariant(text[^1]) switch { 'K' => 1e3, 'M' => 1e6, 'G' => 1e9, _ => 1 };
        string digits = factor == 1 ? text : text[..^1];
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value * factor is >= 1 and <= 1e18
            ? (long)(value * factor)
            : throw new InputError($"'{text}' is no number of flips", option.Name, "expected a number such as 5e9 or 200M");
    }
}
