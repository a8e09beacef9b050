using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Numerics;
using Mathesis.Papers;
using Spectre.Console;

namespace Mathesis.Cli;

/// <summary>What commands work with: the registered implementations, made when first asked for, and the two outputs.</summary>
/// <param name="compose">Composes the registry of everything the program can do.</param>
internal sealed class Services(Func<Registry> compose)
{
    /// <summary>The columns of text that no terminal shows.</summary>
    private const int ComfortableWidth = 120;

    private readonly Lazy<Registry> registry = new(compose);

    /// <summary>Everything the program can do, by contract and name.</summary>
    public Registry Registry => registry.Value;

    /// <summary>Standard output: results only.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Standard error: errors, and progress when standard output holds JSON.</summary>
    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>Whether a person watches standard output on a terminal.</summary>
    public bool IsTerminal { get; init; } = !Console.IsOutputRedirected;

    /// <summary>Whether a person watches standard error on a terminal.</summary>
    public bool IsErrorTerminal { get; init; } = !Console.IsErrorRedirected;

    /// <summary>The columns of the terminal; a comfortable width where there is none.</summary>
    public int Width => IsTerminal && Console.WindowWidth > 20 ? Console.WindowWidth : ComfortableWidth;

    /// <summary>Writes one JSON value as the whole of standard output.</summary>
    public void WriteJson<TValue>(TValue value, JsonTypeInfo<TValue> codec) =>
        Output.WriteLine(JsonSerializer.Serialize(value, codec));

    /// <summary>Standard output for tables and displays; plain text where it is no terminal.</summary>
    public IAnsiConsole CreateConsole()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Output),
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        console.Profile.Width = Width;
        return console;
    }

    /// <summary>Opens the store of <c>--store</c>, and makes it when there is none.</summary>
    public static Store OpenStore(ParseResult parsed) => Store.Open(parsed.GetValue(CommonOptions.Store));

    /// <summary>Opens the store of <c>--store</c>, which must be there.</summary>
    /// <exception cref="InputError">There is none.</exception>
    public static Store OpenExistingStore(ParseResult parsed) => HasStore(parsed)
        ? OpenStore(parsed)
        : throw new InputError(
            "there is no store", Path.GetFullPath(parsed.GetValue(CommonOptions.Store)!), "run something first, or name the store with --store DIR");

    /// <summary>Whether the store of <c>--store</c> is there.</summary>
    public static bool HasStore(ParseResult parsed) => Directory.Exists(parsed.GetValue(CommonOptions.Store));

    /// <summary>A laboratory that knows every registered experiment.</summary>
    public LaboratoryHost CreateHost(Store store) =>
        new(store, [.. Registry.CreateAll<IExperiment>()], SelfCommand.Current(), new LaboratoryOptions
        {
            VectorPath = VectorPath.Name,
            Paper = PaperOf,
            Introduce = Introduce,
        });

    /// <summary>The paper that an experiment reproduces, or null.</summary>
    public static PaperIdentity? PaperOf(string experiment) =>
        PaperCatalogue.All.FirstOrDefault(paper => paper.Slug == experiment) is { } found ? new PaperIdentity(found.Number, found.Slug) : null;

    private static (string Title, string Summary) Introduce(RunRecord run) =>
        PaperCatalogue.All.FirstOrDefault(paper => paper.Slug == run.Experiment) is { } found
            ? (found.Title, $"A reproduction of: {Citation.Plain(found)}\n\n{found.Abstract}")
            : (run.Experiment, "");
}
