using System.Collections.Immutable;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>A network as an immutable record of modules, from tokens to logits. Two are equal when all their fields are.</summary>
public sealed record NetworkSpecification
{
    /// <summary>The number of tokens.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The longest sequence.</summary>
    public required int Context { get; init; }

    /// <summary>The width of the residual stream.</summary>
    public required int Width { get; init; }

    /// <summary>The number of classes the logits are over.</summary>
    public required int Outputs { get; init; }

    /// <summary>The modules, in order.</summary>
    public required ImmutableArray<ModuleSpecification> Modules { get; init; }

    /// <summary>
    /// The one-block transformer without normalisation of "Progress measures for grokking via mechanistic interpretability"
    /// (Nanda et al. 2023, section 3): learned positions, causal attention without biases, a ReLU layer with biases, untied
    /// unembedding without bias, one logit for each token.
    /// </summary>
    /// <param name="modulus">The modulus p; tokens are 0 … p - 1 and "=", which is p.</param>
    /// <param name="width">The width of the residual stream.</param>
    /// <param name="heads">The number of heads.</param>
    /// <param name="headWidth">The width of a head.</param>
    /// <param name="hidden">The width of the ReLU layer.</param>
    /// <param name="dropout">The dropout rate of the block, in [0, 1).</param>
    public static NetworkSpecification OneBlockTransformer(
        int modulus, int width = 128, int heads = 4, int headWidth = 32, int hidden = 512, double dropout = 0) => new()
        {
            Vocabulary = modulus + 1,
            Context = 3,
            Width = width,
            Outputs = modulus + 1,
            Modules =
            [
                new TokenEmbedding(),
                new LearnedPositions(),
                new TransformerBlock
                {
                    Attention = new AttentionSpecification { Heads = heads, HeadWidth = headWidth },
                    FeedForward = new FeedForwardSpecification { Width = hidden },
                    Dropout = dropout,
                },
                new Unembedding(),
            ],
        };

    /// <summary>The modules with their places.</summary>
    public IEnumerable<(ModuleSpecification Module, ModulePlace Place)> Places()
    {
        var place = new ModulePlace(this, 0, 0, Width) { Order = 0 };
        for (int index = 0; index < Modules.Length; index++)
        {
            place = place with { Module = index };
            yield return (Modules[index], place);
            place = place.After(Modules[index]);
        }
    }

    /// <summary>All modules, those that others hold after their holder.</summary>
    public IEnumerable<ModuleSpecification> AllModules() => Modules.SelectMany(module => module.WithInner());

    /// <summary>All parameters, in the order of the modules.</summary>
    public IEnumerable<ParameterSpecification> Parameters() =>
        Places().SelectMany(entry => entry.Module.Parameters(entry.Place));

    /// <summary>The number of parameters.</summary>
    public long CountParameters() => Parameters().Sum(parameter => parameter.Count);

    /// <summary>Checks sizes, every module's fields, and that each module takes what the one before it gives.</summary>
    /// <exception cref="InputError">The network does not fit together; the error names the module and the reason.</exception>
    public void Validate()
    {
        Require(Vocabulary, "vocabulary");
        Require(Context, "context");
        Require(Width, "width");
        Require(Outputs, "outputs");
        ValueKind value = ValueKind.Tokens;
        if (Modules.IsDefaultOrEmpty) throw new InputError("the network has no modules", "modules", "expected modules from tokens to logits");
        foreach ((ModuleSpecification module, ModulePlace place) in Places())
        {
            if (module.Input != value)
                throw new InputError(
                    $"{module.GetType().Name} takes {Describe(module.Input)}, but {(place.Module == 0 ? "the network begins with" : "the module before it gives")} {Describe(value)}",
                    $"modules[{place.Module}]");
            module.Validate(place);
            value = module.Output;
        }
        if (value != ValueKind.Logits)
            throw new InputError($"the last module gives {Describe(value)}", $"modules[{Modules.Length - 1}]", $"expected one that gives {Describe(ValueKind.Logits)}");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ParameterSpecification parameter in Parameters())
        {
            if (!names.Add(parameter.Name))
                throw new InputError($"two modules have the parameter {parameter.Name}", "modules", "expected modules with different parameters");
            long count = parameter.Shape.Aggregate(1L, (product, length) => Math.Min(product * length, int.MaxValue));
            if (count >= Array.MaxLength)
                throw new InputError($"the parameter {parameter.Name} [{string.Join(", ", parameter.Shape)}] is too large", "modules", $"expected at most {Array.MaxLength} values");
        }
    }

    /// <inheritdoc/>
    public bool Equals(NetworkSpecification? other) =>
        other is not null && Vocabulary == other.Vocabulary && Context == other.Context && Width == other.Width
        && Outputs == other.Outputs && Modules.AsSpan().SequenceEqual(other.Modules.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Vocabulary, Context, Width, Outputs, Modules.Length);

    private static void Require(int value, string field)
    {
        if (value < 1) throw new InputError($"{value} is out of range", field, "expected a positive number");
    }

    private static string Describe(ValueKind kind) => kind switch
    {
        ValueKind.Tokens => "tokens",
        ValueKind.ResidualStream => "a residual stream",
        _ => "logits",
    };
}
