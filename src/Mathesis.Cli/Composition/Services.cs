using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Cli;

/// <summary>What commands work with: the registered implementations, made when first asked for, and the two outputs.</summary>
/// <param name="compose">Composes the registry of everything the program can do.</param>
internal sealed class Services(Func<Registry> compose)
{
    private readonly Lazy<Registry> registry = new(compose);

    /// <summary>Everything the program can do, by contract and name.</summary>
    public Registry Registry => registry.Value;

    /// <summary>Standard output: results only.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Standard error: errors, and progress when standard output holds JSON.</summary>
    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>Whether a person watches standard output on a terminal.</summary>
    public bool IsTerminal { get; init; } = !Console.IsOutputRedirected;

    /// <summary>The columns of the terminal; a comfortable width where there is none.</summary>
    public int Width => IsTerminal && Console.WindowWidth > 20 ? Console.WindowWidth : 120;

    /// <summary>Writes one JSON value as the whole of standard output.</summary>
    public void WriteJson<TValue>(TValue value, JsonTypeInfo<TValue> codec) =>
        Output.WriteLine(JsonSerializer.Serialize(value, codec));
}
