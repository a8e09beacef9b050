using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>The methods, by the names that plans use.</summary>
/// <param name="registry">Where they are registered.</param>
public sealed class MergeMethods(Registry registry)
{
    /// <summary>The methods of this library.</summary>
    public static MergeMethods BuiltIn { get; } = new(Registry.Compose(Registrations.AddTo));

    /// <summary>All methods, in the order of their names.</summary>
    public IReadOnlyList<IMergeMethod> All => [.. registry.CreateAll<IMergeMethod>()];

    /// <summary>The names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => registry.Names<IMergeMethod>();

    /// <summary>The method of that name.</summary>
    /// <exception cref="InputError">There is none; the error lists the nearest.</exception>
    public IMergeMethod this[string name] => registry.Create<IMergeMethod>(name, "merge method");
}
