using Mathesis.Core;

namespace Mathesis.Networks.Torch;

/// <summary>The kinds of modules that libtorch can run.</summary>
public sealed class TorchModules
{
    private readonly Dictionary<Type, ITorchModule> byType = [];

    /// <summary>The kinds of a registry.</summary>
    public TorchModules(Registry registry)
    {
        foreach (ITorchModule module in registry.CreateAll<ITorchModule>()) byType.Add(module.Specification, module);
    }

    /// <summary>The kinds of this library.</summary>
    public static TorchModules BuiltIn { get; } = new(Registry.Compose(Registrations.AddTo));

    /// <summary>The types of specifications that can be run.</summary>
    public IReadOnlyCollection<Type> Types => byType.Keys;

    /// <summary>What runs a module.</summary>
    /// <exception cref="InputError">Nothing here does.</exception>
    public ITorchModule this[ModuleSpecification module] => byType.TryGetValue(module.GetType(), out ITorchModule? found)
        ? found
        : throw new InputError($"libtorch has no translation of the module {module.GetType().Name}", expected: "use the native engine");
}
