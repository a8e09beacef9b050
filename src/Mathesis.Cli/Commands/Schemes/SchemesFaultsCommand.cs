using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Mathesis.Core;
using Mathesis.Discovery;
using Mathesis.Exact;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes faults</c>: distributed multiplication that survives failed nodes.</summary>
internal sealed class SchemesFaultsCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public SchemesFaultsCommand(Services services)
        : base(
            "faults", "Strassen's and Winograd's schemes on redundant nodes: which failures can be decoded, and a run with processes that are killed",
            "mathesis schemes faults", "mathesis schemes faults --parities 0 --relations", "mathesis schemes faults --kill S3,W5 --block 256", "mathesis schemes faults --fail 0.2 --seed 7")
    {
        var parities = new Option<int>("--parities") { Description = "Parity products beside the 14 nodes: 0, 1 or 2", HelpName = "N", DefaultValueFactory = _ => 2 };
        var relations = new Option<bool>("--relations") { Description = "Print the relations between products" };
        var kill = new Option<string?>("--kill") { Description = "Multiply on processes and kill these nodes: S3,W5", HelpName = "NODES" };
        var fail = new Option<double?>("--fail") { Description = "Multiply on processes and kill each node with this probability", HelpName = "P" };
        var block = new Option<int>("--block") { Description = "Rows of a block in a run", HelpName = "N", DefaultValueFactory = _ => 64 };
        Option<ulong> seed = CommonOptions.Seed();
        Option<bool> json = CommonOptions.Json();
        foreach (Option option in (Option[])[parities, relations, kill, fail, block, seed, json]) Add(option);
        SetAction(async (parsed, cancellation) =>
        {
            int count = parsed.GetValue(parities);
            if (count is < 0 or > 2) throw new InputError($"{count} is out of range", parities.Name, "expected 0, 1 or 2");
            RedundantPlan plan = RedundantPlan.StrassenWinograd(count);
            if (parsed.GetValue(kill) is not null || parsed.GetValue(fail) is not null)
            {
                int size = parsed.GetValue(block);
                if (size is < 1 or > 4096) throw new InputError($"{size} is out of range", block.Name, "expected 1 to 4096");
                ulong killed = parsed.GetValue(kill) is { } names ? Named(plan, names) : Drawn(plan, parsed.GetValue(fail)!.Value, parsed.GetValue(seed));
                return await RunAsync(services, plan, killed, size, parsed.GetValue(seed), parsed.GetValue(json), cancellation);
            }
            Analyse(services, plan, parsed.GetValue(relations), parsed.GetValue(json));
            return ExitCodes.Success;
        });
    }

    private static void Analyse(Services services, RedundantPlan plan, bool withRelations, bool asJson)
    {
        var peeling = new PeelingDecoder(plan, NodeRelationSearch.Find(plan));
        FailureCounts linear = FailureCounts.Linear(plan), local = FailureCounts.Enumerate(plan.Nodes.Count, alive => peeling.Decode(alive) is not null);
        FailureCounts two = FailureCounts.Linear(RedundantPlan.Copies(KnownSchemes.Strassen, 2)), three = FailureCounts.Linear(RedundantPlan.Copies(KnownSchemes.Strassen, 3));
        double[] rates = [0.1, 0.05, 0.02, 0.01, 0.001];
        IReadOnlyList<NodeRelation> found = NodeRelationSearch.Find(plan);
        if (asJson)
        {
            services.WriteJson(
                new FaultsOutput(plan.Nodes.Count, linear.Undecodable, local.Undecodable, rates, [.. rates.Select(linear.Probability)], [.. rates.Select(local.Probability)], withRelations ? [.. found.Select(relation => relation.ToString(plan))] : null),
                OutputJson.Readable.FaultsOutput);
            return;
        }
        if (withRelations)
        {
            foreach (NodeRelation relation in found) services.Output.WriteLine(relation.ToString(plan));
            services.Output.WriteLine();
        }
        var counts = new TextTable(" failed nodes", " patterns", " undecodable", " by the local decoder");
        for (int k = 0; k <= Math.Min(8, plan.Nodes.Count); k++)
            counts.Add(Text(k), Enumerable.Range(1, k).Aggregate(1L, (product, i) => product * (plan.Nodes.Count - k + i) / i).ToString(CultureInfo.InvariantCulture), Text(linear.Undecodable[k]), Text(local.Undecodable[k]));
        counts.Write(services.Output);
        services.Output.WriteLine();
        var table = new TextTable(" p", $" {plan.Nodes.Count} nodes", " local decoder", " 2 copies (14)", " 3 copies (21)");
        foreach (double p in rates) table.Add(p.ToString(CultureInfo.InvariantCulture), Chance(linear, p), Chance(local, p), Chance(two, p), Chance(three, p));
        table.Write(services.Output);
        services.Output.WriteLine("chance that the product cannot be decoded when every node fails with probability p");
    }

    private static async Task<int> RunAsync(Services services, RedundantPlan plan, ulong killed, int size, ulong seed, bool asJson, CancellationToken cancellation)
    {
        var random = new RandomStream("schemes/faults", seed);
        IntegerBlocks a = IntegerBlocks.Random(2, 2, size, 1000, random), b = IntegerBlocks.Random(2, 2, size, 1000, random);
        var self = SelfCommand.Current();
        var distributed = new DistributedProduct(plan, () => new ProcessStartInfo(self.FileName, [.. self.Leading, "schemes", "worker"]));
        long start = Stopwatch.GetTimestamp();
        DistributedResult result = await distributed.RunAsync(a, b, killed, seed, cancellation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        bool? isRight = result.Product?.HasEntriesOf(a.Multiply(b));
        string[] dead = [.. result.Killed.Select(node => plan.Nodes[node].Name)], late = [.. result.Late.Select(node => plan.Nodes[node].Name)], wrong = [.. result.Wrong.Select(node => plan.Nodes[node].Name)];
        string[]? steps = result.Steps is { } used ? [.. used.Select(step => step.ToString(plan))] : null;
        if (asJson)
        {
            services.WriteJson(new FaultRunOutput(plan.Nodes.Count, 2 * size, dead, late, wrong, result.Product is not null, isRight, steps, seconds), OutputJson.Readable.FaultRunOutput);
        }
        else
        {
            services.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.Nodes.Count} processes, matrices of {2 * size} rows, {seconds:0.00} s; killed: {(dead.Length > 0 ? string.Join(", ", dead) : "none")}{(late.Length > 0 ? $"; late: {string.Join(", ", late)}" : "")}{(wrong.Length > 0 ? $"; wrong: {string.Join(", ", wrong)}" : "")}"));
            foreach (string step in steps ?? []) services.Output.WriteLine($"  {step}");
            if (steps is null && result.Product is not null) services.Output.WriteLine("  decoded by elimination: no local relations reach it");
            services.Output.WriteLine(isRight switch { true => "the product is right (compared with the definition)", false => "the product is WRONG", null => "the survivors do not determine the product: refused" });
        }
        return isRight == true ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static ulong Named(RedundantPlan plan, string names)
    {
        ulong killed = 0;
        foreach (string name in names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int node = Enumerable.Range(0, plan.Nodes.Count).FirstOrDefault(i => plan.Nodes[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase), -1);
            killed |= node >= 0 ? 1UL << node : throw Suggestions.Unknown("node", name, plan.Nodes.Select(entry => entry.Name));
        }
        return BitOperations.PopCount(killed) < plan.Nodes.Count ? killed : throw new InputError("all nodes would be killed", "--kill", "leave some alive");
    }

    private static ulong Drawn(RedundantPlan plan, double probability, ulong seed)
    {
        if (probability is not (>= 0 and <= 1)) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{probability} is no probability"), "--fail", "expected 0 to 1");
        var random = new RandomStream("schemes/faults/killed", seed);
        ulong killed = 0;
        for (int node = 0; node < plan.Nodes.Count; node++)
            if (random.NextDouble() < probability) killed |= 1UL << node;
        return killed;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Chance(FailureCounts counts, double p) => counts.Probability(p).ToString("0.00e+0", CultureInfo.InvariantCulture);
}
