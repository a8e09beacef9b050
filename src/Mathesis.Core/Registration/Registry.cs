namespace Mathesis.Core;

/// <summary>What exists, by contract and name. Composed once at the program's root from the assemblies' registrations.</summary>
public sealed class Registry
{
    private readonly Dictionary<Type, SortedDictionary<string, Func<object>>> contracts = [];

    /// <summary>Composes a registry.</summary>
    /// <param name="registrations">The assemblies' generated <c>Registrations.AddTo</c> methods.</param>
    public static Registry Compose(params ReadOnlySpan<Action<Registry>> registrations)
    {
        var registry = new Registry();
        foreach (Action<Registry> add in registrations) add(registry);
        return registry;
    }

    /// <summary>Adds an implementation.</summary>
    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    public void Add<TContract>(string name, Func<TContract> create) where TContract : class
    {
        if (!contracts.TryGetValue(typeof(TContract), out SortedDictionary<string, Func<object>>? named))
            contracts[typeof(TContract)] = named = new SortedDictionary<string, Func<object>>(StringComparer.Ordinal);
        if (!named.TryAdd(name, create))
            throw new InvalidOperationException($"two {typeof(TContract).Name} are registered as '{name}'");
    }

    /// <summary>The names of a contract's implementations, in ordinal order.</summary>
    public IReadOnlyList<string> Names<TContract>() where TContract : class =>
        contracts.TryGetValue(typeof(TContract), out SortedDictionary<string, Func<object>>? named) ? [.. named.Keys] : [];

    /// <summary>Makes the implementation of that name.</summary>
    /// <param name="name">The registered name.</param>
    /// <param name="kind">What to call it in an error: <c>task</c>.</param>
    /// <exception cref="InputError">No implementation has that name; the error lists the nearest.</exception>
    public TContract Create<TContract>(string name, string kind) where TContract : class =>
        contracts.TryGetValue(typeof(TContract), out SortedDictionary<string, Func<object>>? named)
        && named.TryGetValue(name, out Func<object>? create)
            ? (TContract)create()
            : throw Suggestions.Unknown(kind, name, Names<TContract>());

    /// <summary>Makes every implementation of a contract, in the order of their names.</summary>
    public IEnumerable<TContract> CreateAll<TContract>() where TContract : class =>
        Names<TContract>().Select(name => Create<TContract>(name, typeof(TContract).Name));
}
