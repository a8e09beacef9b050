using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>
/// A vector for each token at each position, summed over the positions: the first layer U a + V b of a multi-layer perceptron
/// on one-hot inputs, without the product. Parameters <c>tables.W_0</c>, <c>tables.W_1</c>, … [vocabulary, width], one for each
/// position of the context, and optionally <c>tables.b</c> [width]. The output has one position; every sequence fills the context.
/// </summary>
public sealed record TokenTables() : ModuleSpecification(ValueKind.Tokens, ValueKind.ResidualStream)
{
    /// <summary>Whether there is a bias.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Bias { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place)
    {
        int fan = place.Network.Context * place.Network.Vocabulary;
        for (int position = 0; position < place.Network.Context; position++)
            yield return new(Name(position), ParameterRole.Weight, place.Network.Vocabulary, place.Width) { FanIn = fan };
        if (Bias) yield return new("tables.b", ParameterRole.Bias, place.Width) { FanIn = fan };
    }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new TokenTablesLayer<T>([.. Enumerable.Range(0, place.Network.Context).Select(position => parameters[Name(position)])], Bias ? parameters["tables.b"] : null);

    /// <summary>The name of a position's table.</summary>
    public static string Name(int position) => FormattableString.Invariant($"tables.W_{position}");
}
