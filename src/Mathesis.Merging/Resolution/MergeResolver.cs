using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Opens the models of a plan and works out every tensor of the output: inputs, shapes, types, parameters. Reads headers alone.</summary>
internal sealed class MergeResolver
{
    private readonly MergePlan plan;
    private readonly MergeOptions options;
    private readonly IMergeMethod method;
    private readonly Dictionary<ModelReference, ModelSource> models = [];
    private readonly List<string> notes = [];
    private readonly ParameterResolver parameters;

    private MergeResolver(MergePlan plan, MergeOptions options, MergeMethods methods)
    {
        this.plan = plan;
        this.options = options;
        try
        {
            method = methods[plan.Method];
        }
        catch (InputError error)
        {
            throw new InputError(error.What, plan.MethodWhere, error.Expected);
        }
        parameters = new ParameterResolver(plan, method, options.IsCompatible ? notes : null);
    }

    /// <summary>Resolves a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How it is to be carried out.</param>
    /// <param name="stages">The folders of earlier stages, by name.</param>
    /// <param name="methods">The methods.</param>
    /// <exception cref="InputError">The plan does not fit its method or its models.</exception>
    public static ResolvedMerge Resolve(MergePlan plan, MergeOptions options, IReadOnlyDictionary<string, string> stages, MergeMethods? methods = null)
    {
        options.Validate();
        var resolver = new MergeResolver(plan, options, methods ?? MergeMethods.BuiltIn);
        try
        {
            foreach (ModelReference model in plan.Models) resolver.models[model] = ModelSource.Open(model, stages);
            return resolver.Resolve();
        }
        catch
        {
            foreach (ModelSource model in resolver.models.Values) model.Dispose();
            throw;
        }
    }

    private ResolvedMerge Resolve()
    {
        ModelSource donor = models[plan.Base ?? plan.Slices[0].Sources[0].Model];
        IReadOnlyList<LayerMap> maps = LayerMaps.Of(plan, model => models[model].Names, donor.Names);
        VocabularyMap? vocabulary = plan.Tokenizer is { } rules ? VocabularyMap.Create(rules, plan, models, donor) : null;
        OutputTensor[] tensors = [.. maps.Select(map => Output(map, vocabulary)).OfType<OutputTensor>()];
        if (tensors.Length == 0) throw new InputError("there is nothing to merge", plan.Where);
        SafetensorsType? type = options.Type ?? plan.OutputType ?? plan.Type;
        var layout = ShardLayout.Plan(
            [.. tensors.Select(tensor => new PlannedTensor(tensor.Name, tensor.Type, tensor.Shape))], options.ShardBytes,
            new Dictionary<string, string> { ["format"] = "pt" });
        IReadOnlyList<(string Name, byte[] Content)> files = SmallFiles.Of(donor, [.. models.Values], plan, type, vocabulary?.Rows);
        if (vocabulary is not null) files = vocabulary.Replace(files);
        foreach ((string rule, int hits) in parameters.Rules)
            if (hits == 0) notes.Add($"{rule} decides nothing: no tensor is left for it");
        return new ResolvedMerge
        {
            Plan = plan,
            Method = method,
            Models = [.. models.Values],
            Tensors = tensors,
            Layout = layout,
            Files = files,
            Notes = notes,
            Rules = parameters.Rules,
            Identity = Identity(files),
        };
    }

    /// <summary>What enters the bytes of the output: everything but threads, memory and hashing.</summary>
    private string Identity(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var hash = new XxHash128();
        string text = FormattableString.Invariant($"1\n{options.Type}\n{options.ShardBytes}\n{options.IsCompatible}\n{options.Saturates}\n{options.Seed}\n{plan.Name}\n{plan.Text}\n");
        hash.Append(Encoding.UTF8.GetBytes(text));
        foreach (string file in models.Values.SelectMany(model => model.Identity)) hash.Append(Encoding.UTF8.GetBytes(file + "\n"));
        foreach ((string name, byte[] content) in files)
        {
            hash.Append(Encoding.UTF8.GetBytes(name));
            hash.Append(content);
        }
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private OutputTensor? Output(LayerMap map, VocabularyMap? vocabulary)
    {
        ModelReference? origin = map.Slice.Base ?? plan.Base;
        List<(ModelReference Model, PlanSource Source)> inputs = [.. map.Slice.Sources.Select(source => (source.Model, source))];
        int index = origin is null || method.Base == BaseUse.None ? -1 : inputs.FindIndex(input => input.Model == origin);
        if (origin is not null && method.Base != BaseUse.None && index < 0)
        {
            // A base that no source names has the layers of the first one.
            inputs.Insert(0, (origin, map.Slice.Sources[0] with { Model = origin, Parameters = ParameterTable.Empty }));
            index = 0;
        }
        if (method.Base == BaseUse.Required && index < 0) throw new InputError($"{method.Name} has no base", plan.Where, "give base_model");
        int others = inputs.Count - (index < 0 ? 0 : 1);
        if (method.Base != BaseUse.Member && (others < method.Models.Fewest || others > method.Models.Most))
            throw new InputError($"{method.Name} has {others} models{(index < 0 ? "" : " besides the base")}", map.Slice.Where, Expected(method.Models));
        string[] names = [.. inputs.Select(input => map.NameIn(input.Source))];
        TensorSource?[] found = [.. inputs.Select((input, i) => models[input.Model].Find(names[i]))];
        if (vocabulary is not null && TensorNames.IsEmbedding(map.Name)) found = vocabulary.Gather(map.Name, [.. inputs.Select(input => input.Model)], found);
        int leader = Math.Max(index, 0);
        int lacking = Array.FindIndex(found, source => source is null);
        if (lacking >= 0)
        {
            if (plan.OnMismatch == MismatchRule.Error)
                throw new InputError($"the model '{inputs[lacking].Model}' has no tensor '{names[lacking]}'", plan.Where, "expected the same names in all models, or on_mismatch: base");
            notes.Add($"{map.Name}: not in all models, {(found[leader] is null ? "left out" : $"taken from '{inputs[leader].Model}'")}");
            return found[leader] is { } whole ? Copy(map.Name, [whole]) : null;
        }
        TensorSource[] sources = [.. found.OfType<TensorSource>()];
        if (sources.Any(source => !source.StoredType.IsFloat)) return Copy(map.Name, sources);
        if (sources.Any(source => !source.Shape.SequenceEqual(sources[leader].Shape)))
        {
            if (Fit(map.Name, sources, leader, inputs) is not { } fitted) return Copy(map.Name, [sources[leader]]);
            (sources, inputs, names, index) = (fitted.Sources, [.. fitted.Kept.Select(i => inputs[i])], [.. fitted.Kept.Select(i => names[i])], index < 0 ? -1 : fitted.Kept.IndexOf(index));
            leader = Math.Max(index, 0);
        }
        SafetensorsType type = options.Type ?? plan.OutputType ?? plan.Type ?? sources[leader].StoredType;
        if (type is SafetensorsType.Float8E4M3 or SafetensorsType.Float8E5M2)
            throw new InputError($"the tensor '{map.Name}' is of the type {type.Code}, which is read but not written", plan.Where, "give dtype, or --dtype bfloat16");
        return new OutputTensor
        {
            Name = map.Name,
            Shape = sources[leader].Shape,
            Type = type,
            Sources = sources,
            Cast = options.IsCompatible ? plan.Type : null,
            Context = new MergeContext
            {
                Name = map.Name,
                Shape = sources[leader].Shape,
                Models = [.. inputs.Select(input => input.Model.ToString())],
                Base = index < 0 ? null : index,
                OfInputs = [.. inputs.Select((input, i) => parameters.OfInput(names[i], input.Model, map.Slice, map.Place, i == index))],
                Parameters = parameters.OfTensor(map.Name, map.Slice, map.Place),
                Seed = options.Seed,
                IsCompatible = options.IsCompatible,
            },
        };
    }

    /// <summary>Brings tensors of different shapes together as the plan says; null takes the leader's as it is.</summary>
    private (TensorSource[] Sources, List<int> Kept)? Fit(string name, TensorSource[] sources, int leader, List<(ModelReference Model, PlanSource Source)> inputs)
    {
        ImmutableArray<long> shape = sources[leader].Shape;
        int other = Array.FindIndex(sources, source => !source.Shape.SequenceEqual(shape));
        List<int> all = [.. Enumerable.Range(0, sources.Length)];
        bool hasRank = sources.All(source => source.Shape.Length == shape.Length);
        MismatchRule rule = plan.OnMismatch;
        if (rule == MismatchRule.Error && options.IsCompatible)
        {
            if (TensorNames.IsEmbedding(name) && hasRank) rule = MismatchRule.Truncate;
            else if (method is TaskVectorMethod)
            {
                List<int> kept = [.. all.Where(i => sources[i].Shape.SequenceEqual(shape))];
                notes.Add($"{name}: {sources.Length - kept.Count} models of another shape are left out, as mergekit does");
                return ([.. kept.Select(i => sources[i])], kept);
            }
        }
        switch (rule)
        {
            case MismatchRule.Base:
                notes.Add($"{name}: of different shapes, taken from '{inputs[leader].Model}'");
                return null;
            case MismatchRule.Truncate when hasRank:
                ImmutableArray<long> least = [.. shape.Select((_, d) => sources.Min(source => source.Shape[d]))];
                notes.Add($"{name}: cut to [{string.Join(", ", least)}]");
                return ([.. sources.Select(source => source.Shape.SequenceEqual(least) ? source : new ResizedTensor(source, least, null))], all);
            case MismatchRule.Pad when hasRank:
                ImmutableArray<long> most = [.. shape.Select((_, d) => sources.Max(source => source.Shape[d]))];
                TensorSource whole = shape.SequenceEqual(most) ? sources[leader] : new ResizedTensor(sources[leader], most, null);
                notes.Add($"{name}: filled up to [{string.Join(", ", most)}]");
                return ([.. sources.Select((source, i) => i == leader ? whole : source.Shape.SequenceEqual(most) ? source : new ResizedTensor(source, most, whole))], all);
            default:
                throw new InputError(
                    $"the tensor '{name}' has the shape [{string.Join(", ", shape)}] in '{inputs[leader].Model}' and [{string.Join(", ", sources[other].Shape)}] in '{inputs[other].Model}'",
                    plan.Where, "expected equal shapes, or on_mismatch: base, truncate or pad");
        }
    }

    private OutputTensor Copy(string name, TensorSource[] sources)
    {
        TensorSource first = sources[0];
        if (sources.FirstOrDefault(source => source.StoredType != first.StoredType || !source.Shape.SequenceEqual(first.Shape)) is { } other)
            throw new InputError(
                $"the tensor '{name}' is {first.StoredType.Code} [{string.Join(", ", first.Shape)}] in one model and {other.StoredType.Code} [{string.Join(", ", other.Shape)}] in another",
                plan.Where, "expected floats, or tensors that are equal");
        if (!first.StoredType.IsFloat) notes.Add($"{name}: {first.StoredType.Code} is copied when all models agree");
        return new OutputTensor { Name = name, Shape = first.Shape, Type = first.StoredType, Sources = sources };
    }

    private static string Expected((int Fewest, int Most) models) => models.Fewest == models.Most
        ? $"expected {models.Fewest}"
        : models.Most == int.MaxValue ? $"expected at least {models.Fewest}" : $"expected {models.Fewest} to {models.Most}";
}
