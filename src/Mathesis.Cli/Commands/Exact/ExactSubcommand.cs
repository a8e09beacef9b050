using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Expressions;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>
/// A command of <c>mathesis exact</c>: its arguments are expressions, taken from the command line or, when there are none, from the lines of
/// standard input; its results go out as text or as one JSON value.
/// </summary>
internal abstract class ExactSubcommand : MathesisCommand
{
    /// <summary>The most significant digits that are computed.</summary>
    protected const int MostDigits = 1_000_000;

    /// <summary>The most characters that are read from standard input.</summary>
    private const int MostInput = 64_000_000;

    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Services services;
    private readonly Argument<string[]> inputs;
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Describes a command.</summary>
    protected ExactSubcommand(Services services, string name, string description, string inputName, string inputDescription, params string[] examples)
        : base(name, description, examples)
    {
        this.services = services;
        inputs = new Argument<string[]>(inputName) { Description = inputDescription + "; read from standard input when not given", Arity = ArgumentArity.ZeroOrMore };
        Add(inputs);
        Add(json);
        SetAction(Run);
    }

    /// <summary>Computes the results in order.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="texts">At least one input.</param>
    protected abstract IEnumerable<ExactResult> Compute(ParseResult parsed, IReadOnlyList<string> texts);

    /// <summary>How standard input is cut into inputs: lines, unless a command says otherwise.</summary>
    protected virtual IEnumerable<string> Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The integer of an expression.</summary>
    protected static Integer IntegerOf(string text) => ExpressionEvaluator.EvaluateInteger(text);

    /// <summary>The integer of an expression, which must be at least a bound.</summary>
    protected static Integer IntegerOf(string text, Integer least)
    {
        Integer value = IntegerOf(text);
        return value >= least ? value : throw new InputError($"{Shorten(value.ToString())} is too small", expected: $"expected an integer of at least {least}");
    }

    /// <summary><c>--digits</c>.</summary>
    protected static Option<int> DigitsOption(int standard, string description) => new("--digits")
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
    };

    /// <summary>The value of <c>--digits</c>.</summary>
    protected static int DigitsOf(ParseResult parsed, Option<int> option)
    {
        int digits = parsed.GetValue(option);
        return digits is >= 1 and <= MostDigits ? digits : throw new InputError($"{digits} is out of range", option.Name, $"expected 1 to {MostDigits}");
    }

    /// <summary>A JSON array of numbers as strings.</summary>
    protected static JsonArray Strings<TItem>(IEnumerable<TItem> items) => [.. items.Select(item => (JsonNode?)JsonValue.Create(item!.ToString()))];

    /// <summary>The beginning of a long text.</summary>
    protected static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";

    /// <summary>That many inputs and no other number.</summary>
    protected static void Expect(IReadOnlyList<string> texts, int count, string usage)
    {
        if (texts.Count != count) throw new InputError(texts.Count == 1 ? "1 number is given" : $"{texts.Count} numbers are given", expected: $"expected {usage}");
    }

    private int Run(ParseResult parsed)
    {
        IReadOnlyList<string> texts = parsed.GetValue(inputs) is { Length: > 0 } given ? given : ReadStandardInput();
        bool negative = false;
        if (parsed.GetValue(json))
        {
            var results = new JsonArray();
            foreach (ExactResult result in Compute(parsed, texts))
            {
                results.Add(result.Json);
                negative |= result.IsNegative;
            }
            var whole = new JsonObject { ["schema"] = 1, ["command"] = $"exact {Name}", ["results"] = results };
            services.Output.WriteLine(whole.ToJsonString(readable));
            return negative ? ExitCodes.Failure : ExitCodes.Success;
        }
        foreach (ExactResult result in Compute(parsed, texts))
        {
            foreach (string line in result.Lines) services.Output.WriteLine(line);
            services.Output.Flush();
            negative |= result.IsNegative;
        }
        return negative ? ExitCodes.Failure : ExitCodes.Success;
    }

    private string[] ReadStandardInput()
    {
        string help = $"see mathesis exact {Name} --help";
        if (!Console.IsInputRedirected) throw new InputError("nothing to compute", expected: help);
        var buffer = new char[1 << 16];
        var text = new System.Text.StringBuilder();
        for (int read; (read = Console.In.Read(buffer, 0, buffer.Length)) > 0;)
        {
            text.Append(buffer, 0, read);
            if (text.Length > MostInput) throw new InputError($"standard input has more than {MostInput} characters", expected: "expected fewer");
        }
        string[] texts = [.. Split(text.ToString())];
        return texts.Length > 0 ? texts : throw new InputError("standard input is empty", expected: help);
    }
}
