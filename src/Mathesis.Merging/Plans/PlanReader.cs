using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>
/// Reads plans in mergekit's YAML, strictly: every key, value and type is checked, and an error says line, column and the nearest key. Several
/// documents, each with a <c>name</c>, are stages; a stage names an earlier one as a model.
/// </summary>
public static class PlanReader
{
    private static readonly (string Name, SafetensorsType Type)[] types =
    [
        ("bfloat16", SafetensorsType.BFloat16), ("float16", SafetensorsType.Float16), ("float32", SafetensorsType.Float32), ("float64", SafetensorsType.Float64),
        ("bf16", SafetensorsType.BFloat16), ("fp16", SafetensorsType.Float16), ("fp32", SafetensorsType.Float32), ("half", SafetensorsType.Float16),
        ("float", SafetensorsType.Float32), ("double", SafetensorsType.Float64),
    ];

    /// <summary>Reads a plan's file.</summary>
    /// <exception cref="InputError">It cannot be read, or is no plan.</exception>
    public static IReadOnlyList<MergePlan> ReadFile(string path)
    {
        try
        {
            return Read(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputError("there is no such file", path, cause: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputError($"cannot read: {exception.Message.TrimEnd('.')}", path, cause: exception);
        }
    }

    /// <summary>Reads a plan's text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">What to call it in errors.</param>
    /// <returns>The stages, in the order of the documents.</returns>
    /// <exception cref="InputError">It is no plan.</exception>
    public static IReadOnlyList<MergePlan> Read(string text, string file)
    {
        IReadOnlyList<YamlNode> documents = YamlReader.Read(text, file);
        if (documents.Count == 0) throw new InputError("the plan is empty", file);
        MergePlan[] stages = [.. documents.Select(document => ReadStage(Mapping(document), file, text, documents.Count > 1))];
        if (stages.GroupBy(stage => stage.Name).FirstOrDefault(group => group.Key is not null && group.Count() > 1) is { } twice)
            throw new InputError($"two stages have the name '{twice.Key}'", file);
        return stages;
    }

    /// <summary>The element type of a name: <c>bfloat16</c>.</summary>
    /// <exception cref="InputError">There is none.</exception>
    public static SafetensorsType ReadType(string name, string where)
    {
        string bare = name.StartsWith("torch.", StringComparison.Ordinal) ? name[6..] : name;
        foreach ((string known, SafetensorsType type) in types)
            if (bare == known) return type;
        throw new InputError($"unknown type '{name}'", where, "expected bfloat16, float16, float32 or float64");
    }

    private static MergePlan ReadStage(YamlMapping plan, string file, string text, bool hasStages)
    {
        plan.Allow("merge_method", "models", "slices", "modules", "base_model", "parameters", "dtype", "out_dtype", "tokenizer_source", "tokenizer", "chat_template", "name", "on_mismatch");
        YamlScalar method = Scalar(plan.Required("merge_method"));
        string[] given = [.. new[] { "models", "slices", "modules" }.Where(key => plan.Optional(key) is not null)];
        if (given.Length != 1)
            throw new InputError(given.Length == 0 ? "there is no list of models or slices" : $"'{given[0]}' and '{given[1]}' exclude each other", plan.Where, "expected one of models, slices, modules");
        if (plan.Optional("tokenizer_source") is not null && plan.Optional("tokenizer") is { } both)
            throw new InputError("'tokenizer_source' and 'tokenizer' exclude each other", both.Where);
        if (hasStages && plan.Optional("name") is null) throw new InputError("a stage has no 'name'", plan.Where, "expected one in every document of a plan of several");
        YamlMapping body = plan;
        ParameterTable moduleParameters = ParameterTable.Empty;
        if (plan.Optional("modules") is { } modules)
        {
            YamlMapping named = Mapping(modules);
            if (named.Entries.Count != 1) throw new InputError($"there are {named.Entries.Count} modules", named.Where, "expected one: tensors are found by their names, so a plan of models covers all modules");
            body = Mapping(named.Entries[0].Value);
            body.Allow("slices", "models", "parameters");
            if (body.Optional("slices") is null == body.Optional("models") is null) throw new InputError("a module has slices or models", body.Where, "expected one of them");
            moduleParameters = Parameters(body.Optional("parameters"));
        }
        bool isSliced = body.Optional("slices") is not null;
        return new MergePlan
        {
            Name = plan.Optional("name") is { } name ? Scalar(name).Text : null,
            Method = method.Text,
            MethodWhere = method.Where,
            Slices = isSliced ? Slices(body.Required("slices")) : [Models(body.Required("models"))],
            IsSliced = isSliced,
            Base = plan.Optional("base_model") is { } origin ? Reference(origin) : null,
            Parameters = Parameters(plan.Optional("parameters")),
            ModuleParameters = moduleParameters,
            Type = Type(plan.Optional("dtype")),
            OutputType = Type(plan.Optional("out_dtype")),
            Tokenizer = Tokenizer(plan),
            ChatTemplate = plan.Optional("chat_template") is { } template ? Scalar(template).Text : null,
            OnMismatch = plan.Optional("on_mismatch") is { } rule ? Mismatch(Scalar(rule)) : MismatchRule.Error,
            Text = text,
            Where = plan.Where[..plan.Where.IndexOf(", line", StringComparison.Ordinal)] is { Length: > 0 } place ? place : file,
        };
    }

    private static PlanSlice Models(YamlNode node)
    {
        var sources = new List<PlanSource>();
        foreach (YamlNode item in Sequence(node).Items)
        {
            YamlMapping model = Mapping(item);
            model.Allow("model", "parameters");
            sources.Add(new PlanSource(Reference(model.Required("model")), 0, null, Parameters(model.Optional("parameters")), model.Where));
        }
        if (sources.Count == 0) throw node.Unfit("at least one model");
        if (sources.GroupBy(source => source.Model).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputError($"the model '{twice.Key}' is listed twice", twice.Last().Where);
        return new PlanSlice(sources, null, ParameterTable.Empty, node.Where);
    }

    private static List<PlanSlice> Slices(YamlNode node)
    {
        var slices = new List<PlanSlice>();
        foreach (YamlNode item in Sequence(node).Items)
        {
            YamlMapping slice = Mapping(item);
            slice.Allow("sources", "base_model", "parameters", "residual_weight");
            if (slice.Optional("residual_weight") is { } residual) throw new InputError("residual_weight is not supported", residual.Where, "expected it to be left out");
            PlanSource[] sources = [.. Sequence(slice.Required("sources")).Items.Select(Source)];
            if (sources.Length == 0) throw slice.Unfit("at least one source");
            int length = sources[0].End!.Value - sources[0].Begin;
            if (sources.FirstOrDefault(source => source.End - source.Begin != length) is { } other)
                throw new InputError($"the source has {other.End - other.Begin} layers, the first one {length}", other.Where, "expected as many layers of every source of a slice");
            slices.Add(new PlanSlice(sources, slice.Optional("base_model") is { } origin ? Reference(origin) : null, Parameters(slice.Optional("parameters")), slice.Where));
        }
        return slices.Count > 0 ? slices : throw node.Unfit("at least one slice");
    }

    private static PlanSource Source(YamlNode node)
    {
        YamlMapping source = Mapping(node);
        source.Allow("model", "layer_range", "parameters");
        YamlNode range = source.Required("layer_range");
        int[] ends = [.. Sequence(range).Items.Select(Integer)];
        if (ends is not [>= 0, _] || ends[1] <= ends[0]) throw range.Unfit("[first, end] with 0 <= first < end");
        return new PlanSource(Reference(source.Required("model")), ends[0], ends[1], Parameters(source.Optional("parameters")), source.Where);
    }

    /// <summary>A path; <c>path+adapter</c>; or <c>{model: path, lora: path}</c>. A text that exists as a path is one, whatever it contains.</summary>
    private static ModelReference Reference(YamlNode node)
    {
        if (node is YamlMapping mapping)
        {
            mapping.Allow("model", "lora", "override_architecture");
            return new ModelReference(PathOf(mapping.Required("model")), mapping.Optional("lora") is { } adapter ? PathOf(adapter) : null, node.Where);
        }
        string text = Scalar(node).Text;
        if (text.Length == 0) throw node.Unfit("a folder or file");
        int plus = Exists(text) ? -1 : text.IndexOf('+', StringComparison.Ordinal);
        return plus < 0
            ? new ModelReference(Path(text, node), null, node.Where)
            : new ModelReference(Path(text[..plus], node), Path(text[(plus + 1)..], node), node.Where);
    }

    private static string PathOf(YamlNode node)
    {
        if (node is not YamlMapping mapping) return Path(Scalar(node).Text, node);
        mapping.Allow("path", "revision");
        if (mapping.Optional("revision") is { } revision) throw new InputError("a revision is not fetched", revision.Where, "give the folder of that revision");
        return PathOf(mapping.Required("path"));
    }

    private static string Path(string text, YamlNode node)
    {
        int at = text.LastIndexOf('@');
        return at <= 0 || Exists(text) ? text : throw new InputError($"the revision '{text[(at + 1)..]}' is not fetched", node.Where, "give the folder of that revision");
    }

    private static bool Exists(string path) => Directory.Exists(path) || File.Exists(path);

    private static ParameterTable Parameters(YamlNode? node)
    {
        if (node is null) return ParameterTable.Empty;
        var rules = new Dictionary<string, IReadOnlyList<ParameterRule>>(StringComparer.Ordinal);
        foreach ((YamlScalar key, YamlNode value) in Mapping(node).Entries) rules[key.Text] = Rules(value);
        return new ParameterTable(rules);
    }

    private static IReadOnlyList<ParameterRule> Rules(YamlNode node)
    {
        if (node is YamlMapping one) return [Rule(one)];
        if (node is YamlSequence list && list.Items.Any(item => item is YamlMapping))
            return [.. list.Items.Select(item => Rule(Mapping(item)))];
        return [new ParameterRule(null, Values(node), node.Where)];
    }

    private static ParameterRule Rule(YamlMapping rule)
    {
        rule.Allow("filter", "value");
        YamlNode value = rule.Required("value");
        return new ParameterRule(rule.Optional("filter") is { } filter ? Scalar(filter).Text : null, Values(value), value.Where);
    }

    private static IReadOnlyList<ParameterValue> Values(YamlNode node)
    {
        if (node is not YamlSequence list) return [Scalar(node).IsNull ? throw node.Unfit("a value") : Scalar(node).Value];
        ParameterValue[] values = [.. list.Items.Select(item => Scalar(item).Value)];
        return values.Length > 0 ? values : throw node.Unfit("at least one value");
    }

    private static TokenizerPlan? Tokenizer(YamlMapping plan)
    {
        if (plan.Optional("tokenizer_source") is { } source) return new TokenizerPlan(Scalar(source).Text, new Dictionary<string, TokenRule>(), null, source.Where);
        if (plan.Optional("tokenizer") is not { } node) return null;
        YamlMapping tokenizer = Mapping(node);
        tokenizer.Allow("source", "tokens", "pad_to_multiple_of");
        var tokens = new Dictionary<string, TokenRule>(StringComparer.Ordinal);
        if (tokenizer.Optional("tokens") is { } rules)
            foreach ((YamlScalar token, YamlNode rule) in Mapping(rules).Entries) tokens[token.Text] = Token(Mapping(rule));
        int? multiple = tokenizer.Optional("pad_to_multiple_of") is { } number ? Integer(number) : null;
        if (multiple < 1) throw tokenizer.Optional("pad_to_multiple_of")!.Unfit("a positive integer");
        return new TokenizerPlan(tokenizer.Optional("source") is { } place ? Scalar(place).Text : "union", tokens, multiple, tokenizer.Where);
    }

    private static TokenRule Token(YamlMapping rule)
    {
        rule.Allow("source", "force");
        bool isForced = rule.Optional("force") is { } force && (Scalar(force).Flag ?? throw force.Unfit("true or false"));
        if (rule.Optional("source") is not { } source) return new TokenRule(null, null, null, isForced, rule.Where);
        if (source is not YamlMapping kind) return new TokenRule(Reference(source), null, null, isForced, rule.Where);
        kind.Allow("kind", "model", "token", "token_id");
        switch (Scalar(kind.Required("kind")).Text)
        {
            case "zero":
                return new TokenRule(null, null, null, isForced, rule.Where);
            case "model_token":
                string? token = kind.Optional("token") is { } name ? Scalar(name).Text : null;
                int? identity = kind.Optional("token_id") is { } number ? Integer(number) : null;
                if (token is null == identity is null) throw new InputError("a model_token has a token or a token_id", kind.Where, "expected one of them");
                return new TokenRule(Reference(kind.Required("model")), token, identity, isForced, rule.Where);
            default:
                throw kind.Required("kind").Unfit("zero or model_token");
        }
    }

    private static MismatchRule Mismatch(YamlScalar scalar) => scalar.Text switch
    {
        "error" => MismatchRule.Error,
        "base" => MismatchRule.Base,
        "truncate" => MismatchRule.Truncate,
        "pad" => MismatchRule.Pad,
        _ => throw scalar.Unfit("error, base, truncate or pad"),
    };

    private static SafetensorsType? Type(YamlNode? node) => node is null ? null : ReadType(Scalar(node).Text, node.Where);

    private static int Integer(YamlNode node) =>
        Scalar(node).Number is { } number && number == Math.Floor(number) && Math.Abs(number) < int.MaxValue ? (int)number : throw node.Unfit("an integer");

    private static YamlScalar Scalar(YamlNode node) => node as YamlScalar ?? throw node.Unfit("a text or number");

    private static YamlSequence Sequence(YamlNode node) => node as YamlSequence ?? throw node.Unfit("a list");

    private static YamlMapping Mapping(YamlNode node) => node as YamlMapping ?? throw node.Unfit("a mapping of keys to values");
}
