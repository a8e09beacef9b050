using System.Diagnostics;
using System.Numerics;
using System.Text.Json;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>The computations of the study.</summary>
internal static class FaultStudyArms
{
    /// <summary>The failure rates of the curves.</summary>
    public static readonly IReadOnlyList<double> Rates = [0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

    /// <summary>Exact counts of undecodable patterns, relations, and the curves.</summary>
    public static void Analysis(IArmContext arm)
    {
        arm.Progress.Phase("enumerating patterns");
        FailureCounts[] plans = [.. Enumerable.Range(0, 3).Select(parities => FailureCounts.Linear(RedundantPlan.StrassenWinograd(parities), arm.Cancellation))];
        FailureCounts two = FailureCounts.Linear(RedundantPlan.Copies(KnownSchemes.Strassen, 2), arm.Cancellation), three = FailureCounts.Linear(RedundantPlan.Copies(KnownSchemes.Strassen, 3), arm.Cancellation);
        RedundantPlan both = RedundantPlan.StrassenWinograd(2);
        IReadOnlyList<NodeRelation> relations = NodeRelationSearch.Find(both, arm.Cancellation);
        var peeling = new PeelingDecoder(both, relations);
        FailureCounts local = FailureCounts.Enumerate(both.Nodes.Count, alive => peeling.Decode(alive) is not null);
        for (int k = 0; k <= 21; k++)
            arm.Recorder.Record("counts", k, new("two copies", At(two, k)), new("none", At(plans[0], k)), new("one", At(plans[1], k)), new("both", At(plans[2], k)), new("local", At(local, k)), new("three copies", At(three, k)));
        for (int i = 0; i < Rates.Count; i++)
        {
            double p = Rates[i];
            arm.Recorder.Record(
                "curves", i, new("p", p), new("two copies", two.Probability(p)), new("none", plans[0].Probability(p)), new("one", plans[1].Probability(p)), new("both", plans[2].Probability(p)), new("local", local.Probability(p)),
                new("three copies", three.Probability(p)));
        }
        arm.Measure("undecodable pairs of two algorithms", plans[0].Undecodable[2]);
        arm.Measure("undecodable pairs after two parity products", plans[2].Undecodable[2]);
        arm.Measure("least advantage over two copies", Rates.Min(p => two.Probability(p) / plans[0].Probability(p)));
        arm.Measure("largest ratio to three copies", Rates.Max(p => plans[2].Probability(p) / three.Probability(p)));
        IReadOnlyList<NodeRelation> pair = NodeRelationSearch.Find(RedundantPlan.StrassenWinograd(0), arm.Cancellation);
        int alone = ((BilinearScheme[])[KnownSchemes.Strassen, KnownSchemes.Winograd]).Sum(scheme => NodeRelationSearch.Find(RedundantPlan.Copies(scheme, 1), arm.Cancellation).Count(relation => relation.Output < 0));
        arm.Measure("check relations of two algorithms", pair.Count(relation => relation.Output < 0) - alone);
        arm.Measure("nodes saved against three copies", (21.0 - both.Nodes.Count) / 21);
        arm.Measure("patterns beyond the local decoder", local.Undecodable.Sum() - plans[2].Undecodable.Sum());
        for (int i = 0; i < pair.Count; i++) arm.Recorder.Record("relations", i, new("output", pair[i].Output), new("plus", pair[i].Plus), new("minus", pair[i].Minus));
    }

    /// <summary>All pairs of parity products, searched.</summary>
    public static void Design(IArmContext arm)
    {
        arm.Progress.Phase("searching parity products");
        IReadOnlyList<ParityDesign> designs = ParitySearch.BestPairs(RedundantPlan.StrassenWinograd(0), arm.Scale == Scale.Smoke ? 1 : 5, arm.Cancellation);
        FailureCounts paper = FailureCounts.Linear(RedundantPlan.StrassenWinograd(2), arm.Cancellation);
        for (int i = 0; i < designs.Count; i++) arm.Recorder.Record("designs", i, new("pairs", designs[i].Counts.Undecodable[2]), new("triples", designs[i].Counts.Undecodable[3]), new("quadruples", designs[i].Counts.Undecodable[4]));
        arm.Measure("triples of the best searched pair", designs[0].Counts.Undecodable[3]);
        arm.Measure("triples of the paper's pair", paper.Undecodable[3]);
    }

    /// <summary>Random failures, decoded exactly with both decoders, and compared with the definition.</summary>
    public static void Runs(IArmContext arm)
    {
        FaultStudyOptions options = Options(arm);
        RedundantPlan plan = RedundantPlan.StrassenWinograd();
        var peeling = new PeelingDecoder(plan, NodeRelationSearch.Find(plan, arm.Cancellation));
        var linear = new LinearDecoder(plan);
        // Patterns repeat, and the coefficients depend on the pattern alone.
        var coefficients = new Dictionary<ulong, IReadOnlyList<Rational[]>?>();
        int mistakes = 0, refused = 0, checkedRuns = 0;
        arm.Progress.Phase("random failures");
        for (int run = 0; run < options.Runs; run++)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            var random = new RandomStream("faults/runs", arm.Seed, (ulong)run);
            ulong alive = Alive(plan.Nodes.Count, 0.02 + (0.4 * random.NextDouble()), random);
            IntegerBlocks a = IntegerBlocks.Random(2, 2, options.Block, 1000, random), b = IntegerBlocks.Random(2, 2, options.Block, 1000, random);
            long[]?[] products = [.. plan.Nodes.Select((node, i) => (alive >> i & 1) != 0 ? IntegerBlocks.Multiply(options.Block, a.Combine(node.Left), b.Combine(node.Right)) : null)];
            if (!coefficients.TryGetValue(alive, out IReadOnlyList<Rational[]>? row)) coefficients[alive] = row = linear.Decode(alive);
            IReadOnlyList<NodeRelation>? steps = peeling.Decode(alive);
            if (row is null)
            {
                refused++;
                if (steps is not null) mistakes++;
                continue;
            }
            checkedRuns++;
            IntegerBlocks expected = a.Multiply(b);
            if (!expected.HasEntriesOf(new IntegerBlocks(2, 2, options.Block, ProductDecoding.Linear(row, products, options.Block)))) mistakes++;
            if (steps is not null && !expected.HasEntriesOf(new IntegerBlocks(2, 2, options.Block, ProductDecoding.Peeling(steps, products, options.Block)))) mistakes++;
            if (run % 64 == 0) arm.Progress.Advance(run, options.Runs, new Measurement("mistakes", mistakes));
        }
        arm.Measure("mistakes of the decoders", mistakes);
        arm.Measure("runs decoded", checkedRuns);
        arm.Measure("runs refused", refused);
    }

    /// <summary>Patterns drawn at random beside the exact probabilities.</summary>
    public static void MonteCarlo(IArmContext arm)
    {
        FaultStudyOptions options = Options(arm);
        RedundantPlan plan = RedundantPlan.StrassenWinograd();
        var linear = new LinearDecoder(plan);
        FailureCounts counts = FailureCounts.Linear(plan, arm.Cancellation);
        var known = new Dictionary<ulong, bool>();
        double largest = 0;
        double[] rates = [0.3, 0.2, 0.1, 0.05];
        arm.Progress.Phase("drawing failures");
        for (int i = 0; i < rates.Length; i++)
        {
            var random = new RandomStream("faults/patterns", arm.Seed, (ulong)i);
            int failed = 0;
            for (int sample = 0; sample < options.Samples; sample++)
            {
                if (sample % 4096 == 0) arm.Cancellation.ThrowIfCancellationRequested();
                ulong alive = Alive(plan.Nodes.Count, rates[i], random);
                if (!known.TryGetValue(alive, out bool decodes)) known[alive] = decodes = linear.Decode(alive) is not null;
                if (!decodes) failed++;
            }
            double exact = counts.Probability(rates[i]), deviation = Math.Abs(((double)failed / options.Samples) - exact) / Math.Sqrt(exact * (1 - exact) / options.Samples);
            arm.Recorder.Record("samples", i, new("p", rates[i]), new("exact", exact), new("drawn", (double)failed / options.Samples), new("deviation", deviation));
            largest = Math.Max(largest, deviation);
            arm.Progress.Advance(i + 1, rates.Length);
        }
        arm.Measure("largest deviation of drawn failures", largest);
    }

    /// <summary>Multiplications on processes that are killed, and on one that sends a wrong product.</summary>
    public static void Processes(IArmContext arm)
    {
        FaultStudyOptions options = Options(arm);
        RedundantPlan plan = RedundantPlan.StrassenWinograd();
        var self = SelfCommand.Current();
        var distributed = new DistributedProduct(plan, () => new ProcessStartInfo(self.FileName, [.. self.Leading, "schemes", "worker"]));
        int wrong = 0, killed = 0, undetected = 0;
        arm.Progress.Phase("killing processes");
        for (int run = 0; run < options.Processes; run++)
        {
            arm.Cancellation.ThrowIfCancellationRequested();
            var random = new RandomStream("faults/processes", arm.Seed, (ulong)run);
            // The pairs that parity products resolve come first, then random pairs and more.
            ulong dead = run switch { 0 => Nodes(plan, "S3", "W5"), 1 => Nodes(plan, "S7", "W2"), _ => Dead(plan.Nodes.Count, 2 + (run % 3), random) };
            IntegerBlocks a = IntegerBlocks.Random(2, 2, options.Block, 1000, random), b = IntegerBlocks.Random(2, 2, options.Block, 1000, random);
            DistributedResult result = distributed.RunAsync(a, b, dead, arm.Seed, arm.Cancellation).GetAwaiter().GetResult();
            killed += result.Killed.Count;
            bool decodes = new LinearDecoder(plan).Decode(result.Alive) is not null;
            if (decodes ? result.Product?.HasEntriesOf(a.Multiply(b)) != true : result.Product is not null) wrong++;
            arm.Recorder.Record("processes", run, new("killed", result.Killed.Count), new("late", result.Late.Count), new("decoded", result.Product is null ? 0 : 1), new("steps", result.Steps?.Count ?? 0));
            arm.Progress.Advance(run + 1, options.Processes, new Measurement("killed", killed));
        }
        // One entry of one product is off by one.
        var corrupted = new DistributedProduct(plan, () => new ProcessStartInfo(self.FileName, [.. self.Leading, "schemes", "worker"])) { Corrupt = (node, product) => product[0] += node == 4 ? 1 : 0 };
        var entries = new RandomStream("faults/wrong", arm.Seed);
        IntegerBlocks left = IntegerBlocks.Random(2, 2, options.Block, 1000, entries), right = IntegerBlocks.Random(2, 2, options.Block, 1000, entries);
        DistributedResult checkedResult = corrupted.RunAsync(left, right, 0, arm.Seed, arm.Cancellation).GetAwaiter().GetResult();
        if (!checkedResult.Wrong.Contains(4) || checkedResult.Product?.HasEntriesOf(left.Multiply(right)) != true) undetected++;
        arm.Measure("wrong results of killed runs", wrong);
        arm.Measure("processes killed", killed);
        arm.Measure("wrong products undetected", undetected);
    }

    private static ulong Alive(int nodes, double failure, RandomStream random)
    {
        ulong alive = 0;
        for (int node = 0; node < nodes; node++)
            if (random.NextDouble() >= failure) alive |= 1UL << node;
        return alive;
    }

    private static ulong Dead(int nodes, int count, RandomStream random)
    {
        ulong dead = 0;
        while (BitOperations.PopCount(dead) < count) dead |= 1UL << random.NextBelow(nodes);
        return dead;
    }

    private static ulong Nodes(RedundantPlan plan, params string[] names) =>
        Enumerable.Range(0, plan.Nodes.Count).Where(node => names.Contains(plan.Nodes[node].Name)).Aggregate(0UL, (mask, node) => mask | (1UL << node));

    private static double At(FailureCounts counts, int k) => k <= counts.Nodes ? counts.Undecodable[k] : double.NaN;

    private static FaultStudyOptions Options(IArmContext arm) => arm.Settings.Deserialize(FaultStudyJson.Default.FaultStudyOptions)!;
}
