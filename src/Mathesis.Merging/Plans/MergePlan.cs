using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>What a person wants merged, as a plan says it, checked for its own consistency alone: no model has been looked at.</summary>
public sealed record MergePlan
{
    /// <summary>The name of this stage in a plan of several, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>Where the plan names the method.</summary>
    public required string MethodWhere { get; init; }

    /// <summary>The slices of the output; one of all layers where the plan lists models.</summary>
    public required IReadOnlyList<PlanSlice> Slices { get; init; }

    /// <summary>Whether layers are chosen and renumbered: the plan lists slices, not models.</summary>
    public bool IsSliced { get; init; }

    /// <summary>The base, or null.</summary>
    public ModelReference? Base { get; init; }

    /// <summary>Parameters of the whole merge.</summary>
    public ParameterTable Parameters { get; init; } = ParameterTable.Empty;

    /// <summary>Parameters of the module, between the slices' and the whole merge's.</summary>
    public ParameterTable ModuleParameters { get; init; } = ParameterTable.Empty;

    /// <summary>The type that mergekit casts inputs to, which is also the output's unless <see cref="OutputType"/> says otherwise.</summary>
    public SafetensorsType? Type { get; init; }

    /// <summary>The type of the output.</summary>
    public SafetensorsType? OutputType { get; init; }

    /// <summary>How vocabularies are brought together; null leaves them.</summary>
    public TokenizerPlan? Tokenizer { get; init; }

    /// <summary>The chat template: a text, or <c>auto</c>; null leaves the base's.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>What to do with tensors that are missing or of another shape in some model.</summary>
    public MismatchRule OnMismatch { get; init; }

    /// <summary>The plan's text, which goes beside the output.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the plan is.</summary>
    public required string Where { get; init; }

    /// <summary>All models that the plan names, the base first, each once.</summary>
    public IReadOnlyList<ModelReference> Models =>
    [
        .. (Base is null ? [] : new[] { Base })
            .Concat(Slices.SelectMany(slice => (slice.Base is null ? [] : new[] { slice.Base }).Concat(slice.Sources.Select(source => source.Model))))
            .Distinct(),
    ];
}
