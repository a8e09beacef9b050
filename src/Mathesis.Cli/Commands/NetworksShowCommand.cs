using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Cli;

/// <summary><c>mathesis networks show</c>: what a network is, and what it says next.</summary>
internal sealed class NetworksShowCommand : MathesisCommand
{
    private readonly Services services;
    private readonly Argument<string> network = new("network") { Description = "A Hugging Face folder, or a .safetensors file that Mathesis wrote" };
    private readonly Option<string?> prompt = new("--prompt") { Description = "Also print what comes next after this text", HelpName = "TEXT" };
    private readonly Option<string?> tokens = new("--tokens") { Description = "The same after these numbers of tokens, separated by spaces or commas", HelpName = "\"N N …\"" };
    private readonly Option<int> top = new("--top") { Description = "How many of the likeliest next tokens", HelpName = "N", DefaultValueFactory = _ => 5 };
    private readonly Option<bool> points = new("--points") { Description = "List all hook points" };
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Creates the command.</summary>
    public NetworksShowCommand(Services services)
        : base("show", "Show a network's architecture, parameters and hook points, and the likeliest next tokens after a prompt",
            "mathesis networks show pythia-14m", "mathesis networks show pythia-14m --prompt \"2 + 2 =\" --top 10",
            "mathesis networks show network.safetensors --tokens \"3 5 113\" --json")
    {
        this.services = services;
        Add(network);
        Add(prompt);
        Add(tokens);
        Add(top);
        Add(points);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(prompt) is not null && parsed.GetValue(tokens) is not null)
            throw new InputError("--prompt and --tokens exclude each other", expected: "give one of them");
        int count = parsed.GetValue(top);
        if (count < 1) throw new InputError($"{count} is out of range", "--top", "expected a positive number");
        string path = parsed.GetValue(network)!;
        OpenedNetwork opened = OpenedNetwork.Open(path);
        int[]? given = Tokens(opened, path, parsed.GetValue(prompt), parsed.GetValue(tokens));
        var forward = new LayerNetwork<float>(opened.Specification, opened.Weights) { Threads = Environment.ProcessorCount };
        NetworkSpecification specification = opened.Specification;
        var output = new NetworkOutput
        {
            Network = path,
            Kind = opened.Kind,
            Parameters = specification.CountParameters(),
            Vocabulary = specification.Vocabulary,
            Context = specification.Context,
            Width = specification.Width,
            Specification = JsonDocument.Parse(ModuleKinds.BuiltIn.Write(specification)).RootElement,
            Points = forward.HookPoints,
            Tokenizer = opened.Tokenizer?.Size,
            Tokens = given,
            Next = given is null ? null : Next(opened, forward, given, count),
        };
        if (parsed.GetValue(json)) services.WriteJson(output, OutputJson.Readable.NetworkOutput);
        else Print(output, opened, parsed.GetValue(points));
        return ExitCodes.Success;
    }

    /// <summary>The tokens of the prompt, or null when none is given.</summary>
    private static int[]? Tokens(OpenedNetwork opened, string path, string? prompt, string? tokens)
    {
        int[] given;
        if (prompt is not null)
        {
            if (opened.Tokenizer is null) throw new InputError("there is no tokenizer", path, "give the prompt's tokens with --tokens \"N N …\"");
            given = opened.Tokenizer.Encode(prompt);
        }
        else if (tokens is not null)
        {
            given = [.. tokens.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(ParseToken)];
        }
        else
        {
            return null;
        }
        return given.Length > 0 ? given : throw new InputError("the prompt has no tokens", prompt is null ? "--tokens" : "--prompt", "expected at least one");
    }

    private static int ParseToken(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int token)
        ? token
        : throw new InputError($"'{text}' is not the number of a token", "--tokens", "expected numbers separated by spaces or commas");

    private static IReadOnlyList<NextTokenOutput> Next(OpenedNetwork opened, LayerNetwork<float> forward, int[] tokens, int count)
    {
        Tensor<float> logits = forward.RunLast(new TokenBatch(tokens, tokens.Length));
        double largest = logits.Values.Max();
        double sum = logits.Values.Sum(logit => Math.Exp(logit - largest));
        return
        [
            .. Enumerable.Range(0, logits.Length).OrderByDescending(token => logits.Values[token]).Take(count).Select(token => new NextTokenOutput(
                token, opened.Tokenizer?.TokenOf(token), Math.Exp(logits.Values[token] - largest) / sum, logits.Values[token])),
        ];
    }

    private void Print(NetworkOutput shown, OpenedNetwork opened, bool listsPoints)
    {
        FactList.Write(services.Output,
        [
            ("network", shown.Network),
            ("kind", shown.Kind),
            ("parameters", Number(shown.Parameters)),
            ("vocabulary", Number(shown.Vocabulary)),
            ("context", Number(shown.Context)),
            ("width", Number(shown.Width)),
            .. SpecificationText.Modules(shown.Specification).Select((module, index) => (index == 0 ? "modules" : "", module)),
            ("hook points", listsPoints ? shown.Points[0] : $"{Number(shown.Points.Count)}, from {shown.Points[0]} to {shown.Points[^1]}"),
            .. listsPoints ? shown.Points.Skip(1).Select(point => ("", point)) : [],
            ("tokenizer", shown.Tokenizer is { } size ? $"{Number(size)} tokens" : "none"),
        ]);
        if (shown.Next is null) return;
        services.Output.WriteLine();
        services.Output.WriteLine($"after {string.Join(" ", shown.Tokens!.Select(token => opened.Tokenizer?.TokenOf(token) ?? Number(token)))}");
        var table = new TextTable(" token", "text", " probability", " logit");
        foreach (NextTokenOutput next in shown.Next)
        {
            table.Add(
                next.Token.ToString(CultureInfo.InvariantCulture), next.Text ?? "", ClaimText.Value(next.Probability, MetricFormat.Percent),
                next.Logit.ToString("F3", CultureInfo.InvariantCulture));
        }
        table.Write(services.Output);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
