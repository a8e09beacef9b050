using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Privacy;

namespace Mathesis.Papers;

/// <summary>
/// Paper 65: Arcolezi, "Private frequency estimation via residue number systems" (AAAI 2026). Simulates surveys under local
/// privacy with modular subset selection and six other mechanisms: errors beside their formulas, bits, decoding times, the
/// reconstruction attack, and an exact audit of every encoder.
/// </summary>
[Register<IExperiment>("mss-private-frequency")]
public sealed class PrivateFrequency : IExperiment
{
    private const string Accuracy = "comparison";
    private const string Large = "comparison on many categories";
    private const string Audit = "exact audit";
    private const string Decoding = "decoding";

    /// <inheritdoc/>
    public string Name => "mss-private-frequency";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => PrivateFrequencyClaims.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } = new Dictionary<string, Action<IArmContext>>
    {
        [Accuracy] = AccuracyArm.Run,
        [Large] = AccuracyArm.RunLarge,
        [Audit] = AuditArm.Run,
        [Decoding] = DecodingArm.Run,
    };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        PrivateFrequencyOptions options = OptionsBinder.Bind(Defaults(scale), settings, PrivateFrequencyJson.Default.PrivateFrequencyOptions);
        return JsonSerializer.SerializeToNode(options, PrivateFrequencyJson.Default.PrivateFrequencyOptions)!.AsObject();
    }

    /// <inheritdoc/>
    public async Task ReplicateAsync(IReplicateContext replicate)
    {
        Task<ArmResult> accuracy = replicate.RunArmAsync(Accuracy, Accuracy), large = replicate.RunArmAsync(Large, Large), audit = replicate.RunArmAsync(Audit, Audit);
        await Task.WhenAll(accuracy, large, audit);
        // Times are taken when nothing else of this run computes.
        ArmResult decoding = await replicate.RunArmAsync(Decoding, Decoding);

        PrivateFrequencyOptions options = ReadOptions(replicate.Settings);
        Measure(replicate, await accuracy, PrivateFrequencyOptions.Parse(options.Epsilons), options.Users, "", MechanismCatalogue.Names);
        Measure(replicate, await large, PrivateFrequencyOptions.Parse(options.LargeEpsilons), options.Users, ", many categories", ["mss", "ss", "pgr", "rappor"]);
        replicate.Measure("exact loss over budget", (await audit)["exact loss over budget"]);
        foreach (string name in (string[])["decoding time: PGR over MSS, all budgets", "decoding time: PGR over MSS, least", "iterations: most over fewest"])
            replicate.Measure(name, decoding[name]);
    }

    /// <inheritdoc/>
    public void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates)
    {
        foreach (ReplicateResult replicate in replicates)
            PrivateFrequencyReport.Write(report, replicate, replicate.Arm(Accuracy), replicate.Arm(Large), replicate.Arm(Decoding), replicates.Count > 1);
    }

    /// <summary>The options that settings hold.</summary>
    internal static PrivateFrequencyOptions ReadOptions(JsonObject settings) =>
        settings.Deserialize(PrivateFrequencyJson.Default.PrivateFrequencyOptions)!;

    private static void Measure(IReplicateContext replicate, ArmResult arm, IReadOnlyList<double> epsilons, int users, string suffix, IReadOnlyList<string> mechanisms)
    {
        foreach (string rival in mechanisms.Where(name => name != "mss"))
            replicate.Measure($"MSE of MSS over {rival}{suffix}", Worst((population, epsilon) => Ratio("mse", population, epsilon, rival)));
        replicate.Measure("MSE over the bound" + suffix, Worst((population, epsilon) =>
            arm[Survey.Key("mse", population, "mss", epsilon)] / (4 * arm["condition"] * Math.Exp(epsilon) / (users * Math.Pow(Math.Exp(epsilon) - 1, 2)))));
        replicate.Measure("bits of MSS over SS" + suffix, Worst((population, epsilon) => Ratio("bits", population, epsilon, "ss")));
        replicate.Measure("bits of MSS over the abstract's" + suffix, Worst((population, epsilon) => arm[Survey.Key("bits", population, "mss", epsilon)] / arm["abstract's bits"]));
        if (suffix.Length > 0) return;

        replicate.Measure("distance of MSE from its formula", Worst((population, epsilon) => mechanisms.Max(name =>
            Math.Abs((arm[Survey.Key("mse", population, name, epsilon)] / arm[Survey.Key("formula", population, name, epsilon)]) - 1))));
        // The rate over both populations, beside the lowest of the others.
        replicate.Measure("attack on MSS over the lowest other", epsilons.Max(epsilon => Rate("mss", epsilon) / mechanisms.Where(name => name != "mss").Min(name => Rate(name, epsilon))));
        IReadOnlyList<string> others = [.. mechanisms.Where(name => name is not ("mss" or "rappor"))];
        replicate.Measure("attack on MSS over the lowest other but RAPPOR, Zipf", epsilons.Max(epsilon =>
            arm[Survey.Key("attack", "zipf", "mss", epsilon)] / others.Min(name => arm[Survey.Key("attack", "zipf", name, epsilon)])));
        replicate.Measure("best guess of MSS over the lowest other but RAPPOR", Worst((population, epsilon) =>
            arm[Survey.Key("best guess", population, "mss", epsilon)] / others.Min(name => arm[Survey.Key("best guess", population, name, epsilon)])));

        double Worst(Func<string, double, double> value) => Survey.Populations.Max(population => epsilons.Max(epsilon => value(population, epsilon)));
        double Ratio(string what, string population, double epsilon, string rival) =>
            arm[Survey.Key(what, population, "mss", epsilon)] / arm[Survey.Key(what, population, rival, epsilon)];
        double Rate(string name, double epsilon) => Survey.Populations.Average(population => arm[Survey.Key("attack", population, name, epsilon)]);
    }

    private static PrivateFrequencyOptions Defaults(Scale scale) => scale switch
    {
        Scale.Smoke => new PrivateFrequencyOptions
        {
            Categories = 32,
            LargeCategories = 200,
            Users = 400,
            Trials = 2,
            LargeTrials = 1,
            Timings = 1,
            Epsilons = "1 4",
            LargeEpsilons = "2",
            DecodingEpsilons = "2 4",
        },
        Scale.Small => new PrivateFrequencyOptions(),
        _ => new PrivateFrequencyOptions
        {
            Trials = 300,
            LargeTrials = 300,
            Epsilons = "0.5 1 1.5 2 2.5 3 3.5 4 4.5 5",
            LargeEpsilons = "0.5 1 1.5 2 2.5 3 3.5 4 4.5 5",
        },
    };
}
