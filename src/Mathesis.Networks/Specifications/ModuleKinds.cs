using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>The kinds of modules that exist, and with them the JSON form of specifications.</summary>
public sealed class ModuleKinds
{
    private const string KindField = "kind";

    private readonly SortedDictionary<string, Type> types = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> names = [];
    private readonly JsonSerializerOptions json = new(SpecificationJson.Default.Options);

    /// <summary>The kinds of a registry.</summary>
    public ModuleKinds(Registry registry)
    {
        var resolvers = new List<IJsonTypeInfoResolver> { SpecificationJson.Default };
        foreach (string name in registry.Names<IModuleKind>())
        {
            JsonTypeInfo codec = registry.Create<IModuleKind>(name, "kind of module").Codec;
            types.Add(name, codec.Type);
            names.Add(codec.Type, name);
            resolvers.Add(codec.OriginatingResolver!);
        }
        AddSet<ModuleSpecification>("module", types);
        AddOpenSet<PositionScheme>("position scheme");
        AddOpenSet<AttentionMask>("attention mask");
        AddOpenSet<Objective>("objective");
        AddOpenSet<AuxiliaryLoss>("auxiliary loss");
        AddOpenSet<OptimiserOptions>("optimiser");
        AddOpenSet<LearningRateSchedule>("schedule");
        AddOpenSet<Initialisation>("initialisation");
        json.TypeInfoResolver = JsonTypeInfoResolver.Combine([.. resolvers.Distinct()]);
        json.MakeReadOnly();

        void AddOpenSet<TBase>(string what) where TBase : class
        {
            var set = new SortedDictionary<string, Type>(StringComparer.Ordinal);
            foreach (string name in registry.Names<IRecordKind<TBase>>())
            {
                JsonTypeInfo codec = registry.Create<IRecordKind<TBase>>(name, what).Codec;
                set.Add(name, codec.Type);
                resolvers.Add(codec.OriginatingResolver!);
            }
            AddSet<TBase>(what, set);
        }

        void AddSet<TBase>(string what, SortedDictionary<string, Type> set) where TBase : class => json.Converters.Add(new KindConverter<TBase>(what, set));
    }

    /// <summary>The kinds of this library.</summary>
    public static ModuleKinds BuiltIn { get; } = new(Registry.Compose(Registrations.AddTo));

    /// <summary>The names of all kinds, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => types.Keys;

    /// <summary>Writes a specification as JSON; equal specifications give equal text.</summary>
    /// <param name="specification">A specification of registered kinds.</param>
    /// <param name="indented">Whether to break lines.</param>
    public string Write(NetworkSpecification specification, bool indented = false)
    {
        var modules = new JsonArray();
        foreach (ModuleSpecification module in specification.Modules)
        {
            string name = names[module.GetType()];
            var fields = new JsonObject { [KindField] = name };
            foreach ((string field, JsonNode? value) in JsonSerializer.SerializeToNode(module, json.GetTypeInfo(module.GetType()))!.AsObject())
                fields[field] = value?.DeepClone();
            modules.Add((JsonNode)fields);
        }
        var network = new JsonObject
        {
            ["vocabulary"] = specification.Vocabulary,
            ["context"] = specification.Context,
            ["width"] = specification.Width,
            ["outputs"] = specification.Outputs,
            ["modules"] = modules,
        };
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = indented, NewLine = "\n" })) network.WriteTo(writer);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Writes options (<see cref="LayerTrainerOptions"/> or any record this library or a registered kind knows) as JSON.</summary>
    public string WriteOptions<TOptions>(TOptions options) where TOptions : class =>
        JsonSerializer.Serialize(options, (JsonTypeInfo<TOptions>)json.GetTypeInfo(typeof(TOptions)));

    /// <summary>Reads options that <see cref="WriteOptions"/> wrote.</summary>
    /// <exception cref="InputError">The text is not JSON of such options.</exception>
    public TOptions ReadOptions<TOptions>(string text, string where) where TOptions : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, (JsonTypeInfo<TOptions>)json.GetTypeInfo(typeof(TOptions)))
                ?? throw new InputError("the options are null", where);
        }
        catch (JsonException exception)
        {
            throw NotASpecification(exception, where, "");
        }
    }

    /// <summary>Reads a specification and validates it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="where">Where it comes from, for errors.</param>
    /// <exception cref="InputError">The text is not JSON, a field is unknown, missing or out of range, or the modules do not fit.</exception>
    public NetworkSpecification Read(string json, string where)
    {
        try
        {
            NetworkFields network = JsonSerializer.Deserialize(json, SpecificationJson.Default.NetworkFields)
                ?? throw new InputError("the specification is null", where);
            ImmutableArray<ModuleSpecification>.Builder modules = ImmutableArray.CreateBuilder<ModuleSpecification>();
            foreach (JsonObject? module in network.Modules) modules.Add(ReadModule(module, modules.Count, where));
            var specification = new NetworkSpecification
            {
                Vocabulary = network.Vocabulary,
                Context = network.Context,
                Width = network.Width,
                Outputs = network.Outputs,
                Modules = modules.ToImmutable(),
            };
            specification.Validate();
            return specification;
        }
        catch (JsonException exception)
        {
            throw NotASpecification(exception, where, "");
        }
        catch (InputError error) when (error.Where != where)
        {
            throw new InputError(error.What, error.Where is null ? where : $"{where}: {error.Where}", error.Expected, error);
        }
    }

    private ModuleSpecification ReadModule(JsonObject? module, int index, string where)
    {
        string place = $"modules[{index}]";
        if (module is null || module[KindField] is not JsonValue kind || kind.GetValueKind() != JsonValueKind.String)
            throw new InputError("the module has no kind", place, $"expected \"{KindField}\": one of {string.Join(", ", types.Keys)}");
        string name = kind.GetValue<string>();
        if (!types.TryGetValue(name, out Type? type)) throw Suggestions.Unknown("kind of module", name, types.Keys);
        module.Remove(KindField);
        // So the first version wrote a block without norms.
        if (type == typeof(TransformerBlock) && module["norm"] is JsonValue norm && norm.GetValueKind() == JsonValueKind.String && norm.GetValue<string>() == "none")
            module.Remove("norm");
        try
        {
            return (ModuleSpecification)module.Deserialize(json.GetTypeInfo(type))!;
        }
        catch (JsonException exception)
        {
            throw NotASpecification(exception, where, place);
        }
    }

    private static InputError NotASpecification(JsonException exception, string where, string place)
    {
        string path = exception.Path is null or "$" ? "" : exception.Path[1..];
        string field = (place + path).TrimStart('.');
        string message = exception.Message.Split(" Path: ", StringSplitOptions.None)[0].TrimEnd('.');
        return new InputError($"not a specification: {message}", field.Length == 0 ? where : $"{where}: {field}", cause: exception);
    }
}
