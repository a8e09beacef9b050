using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Privacy;

namespace Mathesis.Cli;

/// <summary><c>mathesis private audit</c>: what mechanisms cost in privacy, bits and accuracy, exactly.</summary>
internal sealed class PrivateAuditCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Option<double> epsilon = PrivateOptions.Epsilon();
    private readonly Option<int> size = new("--size") { Description = "How many categories", HelpName = "K", DefaultValueFactory = _ => 16 };
    private readonly Option<long> users = new("--users") { Description = "How many users, for the errors", HelpName = "N", DefaultValueFactory = _ => 10_000 };
    private readonly Option<string> mechanism = new("--mechanism")
    {
        Description = $"The mechanism, or all: {string.Join(", ", MechanismCatalogue.Names)}",
        HelpName = "NAME",
        DefaultValueFactory = _ => "all",
    };

    private readonly Option<string?> moduli = PrivateOptions.Moduli();
    private readonly Option<long> samples = new("--samples") { Description = "Reports of each of two values for the sampled audit", HelpName = "N", DefaultValueFactory = _ => 20_000 };
    private readonly Option<ulong> seed = CommonOptions.Seed();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public PrivateAuditCommand(Services services)
        : base("audit", "Audit mechanisms: the exact privacy loss of the program, bits, errors, attacks",
            "mathesis private audit --size 1024 --epsilon 1", "mathesis private audit --mechanism mss --size 30 --moduli 17,19,23,29 --json")
    {
        this.services = services;
        Add(epsilon);
        Add(size);
        Add(users);
        Add(mechanism);
        Add(moduli);
        Add(samples);
        Add(seed);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var budget = new PrivacyBudget(parsed.GetValue(epsilon));
        if (parsed.GetValue(users) < 2) throw new InputError($"{parsed.GetValue(users)} users are too few", "--users", "expected at least 2");
        if (parsed.GetValue(samples) is < 1 or > 100_000_000) throw new InputError($"{parsed.GetValue(samples)} is out of range", "--samples", "expected 1 to 100000000");
        int[]? given = PrivateOptions.ParseModuli(parsed.GetValue(moduli));
        string chosen = parsed.GetValue(mechanism)!;
        bool any = chosen == "all";
        if (any && given is not null) throw new InputError("moduli are for mss alone", "--moduli", "add --mechanism mss");
        var rows = new List<PrivateMechanismOutput>();
        foreach (string name in any ? MechanismCatalogue.Names : [chosen])
        {
            if (services.IsErrorTerminal) services.Error.WriteLine($"auditing {name}");
            try
            {
                rows.Add(Audit(name, parsed.GetValue(size), budget, given, parsed));
            }
            catch (InputError error) when (any && error.Where == "mechanism")
            {
                services.Error.WriteLine($"warning: {error.Message}");
            }
        }
        if (parsed.GetValue(json))
        {
            services.WriteJson(
                new PrivateAuditOutput { Epsilon = budget.Epsilon, Categories = parsed.GetValue(size), Users = parsed.GetValue(users), Mechanisms = rows },
                OutputJson.Readable.PrivateAuditOutput);
        }
        else
        {
            Print(rows, parsed.GetValue(users), budget.Epsilon);
        }
        return rows.TrueForAll(row => row.Covered) ? ExitCodes.Success : ExitCodes.Failure;
    }

    private PrivateMechanismOutput Audit(string name, int categories, PrivacyBudget budget, int[]? moduli, ParseResult parsed)
    {
        FrequencyMechanism mechanism = MechanismCatalogue.Create(name, categories, budget, moduli);
        // The same encoder on as many categories as can be enumerated; given moduli serve fewer categories as well.
        (AuditFinding finding, int enumerated) = ExactAudit.RunLargest(fewer => MechanismCatalogue.Create(name, fewer, budget, fewer == categories ? moduli : null), categories);
        SampledAudit sampled = SampledAudit.Run(mechanism, 0, categories - 1, parsed.GetValue(samples), parsed.GetValue(seed));
        double[] uniform = new double[categories];
        Array.Fill(uniform, 1.0 / categories);
        return new PrivateMechanismOutput
        {
            Mechanism = name,
            Moduli = (mechanism as ModularSubsetSelection)?.System.Moduli,
            LossRatio = mechanism.LossRatio.ToString(),
            Epsilon = Math.Log((double)mechanism.LossRatio),
            EnumeratedCategories = enumerated,
            EnumeratedReports = finding.Reports,
            EnumeratedEpsilon = finding.Epsilon,
            Covered = finding.IsCovered && finding.LossRatio == MechanismCatalogue.Create(name, enumerated, budget, enumerated == categories ? moduli : null).LossRatio,
            SampledEpsilonAtLeast = sampled.AtLeast,
            BitsPerReport = new ReportCode(mechanism).MeanBits,
            RootMeanSquaredError = Math.Sqrt(mechanism.MeanSquaredError(uniform, parsed.GetValue(users))),
            BestGuess = mechanism.BestGuess,
        };
    }

    private void Print(List<PrivateMechanismOutput> rows, long users, double epsilon)
    {
        var table = new TextTable("mechanism", " exact epsilon", " enumerated", " sampled, at least", " bits", " standard error", " best guess");
        foreach (PrivateMechanismOutput row in rows)
        {
            table.Add(
                row.Mechanism, Number(row.Epsilon, "0.0000000000"),
                string.Create(CultureInfo.InvariantCulture, $"{(row.Covered ? "proven" : "EXCEEDED")}, {row.EnumeratedCategories} categories, {row.EnumeratedReports:N0} reports"),
                Number(row.SampledEpsilonAtLeast, "0.000"), Number(row.BitsPerReport, "0.#"), Number(100 * row.RootMeanSquaredError, "0.000") + "%", Number(100 * row.BestGuess, "0.000") + "%");
        }
        table.Write(services.Output);
        Paragraph.Write(
            services.Output,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Exact epsilon: the logarithm of the greatest ratio of a report's probabilities under two answers, at most the budget {epsilon}. Enumerated: the encoder was run along every outcome of its random choices, on as many categories as that allows, and has exactly this ratio. Sampled: what reports of two answers show, with confidence 95%. Standard error: of one category's frequency, with {users:N0} users. Best guess: how often the best attacker guesses a user's answer from the report, all answers being equally likely."),
            services.Width);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
