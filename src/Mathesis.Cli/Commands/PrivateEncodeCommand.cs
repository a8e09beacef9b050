using System.CommandLine;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Privacy;

namespace Mathesis.Cli;

/// <summary><c>mathesis private encode</c>: makes a noisy report of every value of a column.</summary>
internal sealed class PrivateEncodeCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> table = new("table") { Description = "A CSV file with a header and a row for every user" };
    private readonly Option<string?> column = new("--column") { Description = "The column that holds the categories (not needed for a table of one column)", HelpName = "NAME" };
    private readonly Option<string?> categories = new("--categories") { Description = "The public list of all categories, one a line", HelpName = "FILE" };
    private readonly Option<bool> fromData = new("--categories-from-data") { Description = "Take the categories from the column itself: for experiments, since the list then shows who answered what nobody else did" };
    private readonly Option<double> epsilon = PrivateOptions.Epsilon();
    private readonly Option<string> mechanism = PrivateOptions.Mechanism("The mechanism");
    private readonly Option<string?> moduli = PrivateOptions.Moduli();
    private readonly Option<string> target = new("--to") { Description = "The file of reports", HelpName = "FILE.jsonl", Required = true };
    private readonly Option<bool> readable = new("--readable") { Description = "Write reports as lists of numbers instead of their shortest code" };
    private readonly Option<ulong?> seed = new("--seed") { Description = "For experiments only: the same reports again. Whoever knows the seed can remove the noise", HelpName = "N" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public PrivateEncodeCommand(Services services)
        : base("encode", "Turn every user's category into a noisy report that hides it",
            "mathesis private encode answers.csv --column colour --categories colours.txt --epsilon 1 --to reports.jsonl",
            "mathesis private encode answers.csv --column colour --categories-from-data --mechanism ss --seed 1 --to reports.jsonl")
    {
        this.services = services;
        Add(table);
        Add(column);
        Add(categories);
        Add(fromData);
        Add(epsilon);
        Add(mechanism);
        Add(moduli);
        Add(target);
        Add(readable);
        Add(seed);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(table)!;
        if (parsed.GetValue(fromData) == (parsed.GetValue(categories) is not null))
            throw new InputError("say which categories there are", "--categories", "give the public list with --categories FILE, or --categories-from-data for an experiment");
        var budget = new PrivacyBudget(parsed.GetValue(epsilon));
        IReadOnlyList<CategoryCell> cells = CategoryColumn.Read(path, parsed.GetValue(column));
        CategoryList list = parsed.GetValue(categories) is { } file
            ? CategoryList.Read(file)
            : new CategoryList([.. cells.Select(cell => cell.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], path);
        int[] values = list.IndicesOf(cells, path);
        FrequencyMechanism chosen = MechanismCatalogue.Create(
            parsed.GetValue(mechanism)!, list.Names.Count, budget, PrivateOptions.ParseModuli(parsed.GetValue(moduli)));

        ulong? given = parsed.GetValue(seed);
        if (given is not null) services.Error.WriteLine("warning: reports made with --seed are for experiments only; whoever knows the seed can remove their noise");
        if (parsed.GetValue(fromData)) services.Error.WriteLine("warning: a list of categories taken from the data shows which answers occur; for real users give a public list with --categories");
        var reports = new ReportBatch();
        var secure = new SecureSource();
        for (int user = 0; user < values.Length; user++)
            chosen.Encode(values[user], given is { } number ? SeededSource.ForUser(number, (ulong)user) : secure, reports);
        var header = new SurveyHeader
        {
            Mechanism = chosen.Name,
            Epsilon = budget.Epsilon,
            Moduli = (chosen as ModularSubsetSelection)?.System.Moduli,
            Seed = given,
            Categories = list.Names,
        };
        string output = parsed.GetValue(target)!;
        ReportFile.Write(output, header, chosen, reports, parsed.GetValue(readable));

        var summary = new PrivateEncodeOutput
        {
            File = output,
            Mechanism = chosen.Name,
            Epsilon = budget.Epsilon,
            Categories = list.Names.Count,
            Users = reports.Count,
            BitsPerReport = new ReportCode(chosen).MeanBits,
            Seed = given,
        };
        if (parsed.GetValue(json))
        {
            services.WriteJson(summary, OutputJson.Readable.PrivateEncodeOutput);
            return ExitCodes.Success;
        }
        services.Output.WriteLine(FormattableString.Invariant(
            $"{output}: {summary.Users:N0} reports by {chosen.Name} with epsilon {budget.Epsilon}, {summary.Categories:N0} categories, {summary.BitsPerReport:0.#} bits a report"));
        return ExitCodes.Success;
    }
}
