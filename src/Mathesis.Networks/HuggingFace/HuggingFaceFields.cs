using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>What the configurations of several architectures have in common.</summary>
internal static class HuggingFaceFields
{
    private static readonly Dictionary<string, Activation> activations = new(StringComparer.Ordinal)
    {
        ["gelu"] = Activation.Gelu,
        ["gelu_new"] = Activation.GeluTanh,
        ["gelu_fast"] = Activation.GeluTanh,
        ["gelu_pytorch_tanh"] = Activation.GeluTanh,
        ["relu"] = Activation.Relu,
        ["silu"] = Activation.Silu,
        ["swish"] = Activation.Silu,
        ["tanh"] = Activation.Tanh,
        ["sigmoid"] = Activation.Sigmoid,
        ["linear"] = Activation.Identity,
    };

    /// <summary>A positive integer that must be there.</summary>
    public static int Size(this JsonReading configuration, string field)
    {
        JsonReading value = configuration.Required(field);
        return value.Integer() >= 1 ? value.Integer() : throw value.Unfit("a positive number");
    }

    /// <summary>A positive integer with another in place of an absent one.</summary>
    public static int Size(this JsonReading configuration, string field, int otherwise) =>
        configuration.Optional(field) is null ? otherwise : configuration.Size(field);

    /// <summary>The function of neurons.</summary>
    public static Activation ActivationOf(this JsonReading configuration, string field, string otherwise)
    {
        if (configuration.Optional(field) is not { } name) return activations[otherwise];
        return activations.TryGetValue(name.Text(), out Activation function)
            ? function
            : throw new InputError($"the activation {name.Text()} is not supported", name.Where, $"expected one of {string.Join(", ", activations.Keys)}");
    }

    /// <summary>Refuses a field that asks for what is not supported.</summary>
    public static void RequireFalse(this JsonReading configuration, string field)
    {
        if (configuration.Optional(field) is { } flag && flag.Flag()) throw new InputError($"{field} is not supported", flag.Where, "expected false");
    }

    /// <summary>The width of a head: the width divided by the heads.</summary>
    public static int HeadWidth(this JsonReading configuration, string widthField, string headsField)
    {
        (int width, int heads) = (configuration.Size(widthField), configuration.Size(headsField));
        return width % heads == 0 ? width / heads : throw configuration.Required(headsField).Unfit($"a divisor of {widthField} {width}");
    }

    /// <summary>Rotary positions with the stretching that <c>rope_scaling</c> or <c>rope_parameters</c> states.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="headWidth">The width of a head.</param>
    /// <param name="baseField">The older name of the base's field.</param>
    /// <param name="share">The share of a head's features that turn.</param>
    public static RotaryPositions Rotary(this JsonReading configuration, int headWidth, string baseField, double share)
    {
        JsonReading? scaling = configuration.Optional("rope_parameters") ?? configuration.Optional("rope_scaling");
        share = scaling?.Number("partial_rotary_factor", share) ?? share;
        int dimensions = (int)(headWidth * share);
        var rotary = new RotaryPositions
        {
            Base = scaling?.Optional("rope_theta")?.Number() ?? configuration.Number(baseField, 10000),
            Dimensions = dimensions == headWidth ? null : dimensions,
        };
        if (scaling is not { } fields) return rotary;
        JsonReading? type = fields.Optional("rope_type") ?? fields.Optional("type");
        return type?.Text() switch
        {
            null or "default" => rotary,
            "linear" => rotary with { Stretch = fields.Required("factor").Number() },
            "llama3" => rotary with
            {
                LongWaves = new LongWaveStretch
                {
                    Factor = fields.Required("factor").Number(),
                    LowFrequency = fields.Required("low_freq_factor").Number(),
                    HighFrequency = fields.Required("high_freq_factor").Number(),
                    Context = fields.Size("original_max_position_embeddings"),
                },
            },
            { } name => throw new InputError($"the rope_type {name} is not supported", type.Value.Where, "expected default, linear or llama3"),
        };
    }
}
