using System.Collections.Immutable;
using System.Numerics;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>What modules that hold others have in common.</summary>
internal static class Container
{
    /// <summary>Checks the modules inside, and that each maps a residual stream.</summary>
    public static void Validate(ImmutableArray<ModuleSpecification> modules, ModulePlace place, bool loops, bool keepsWidth)
    {
        string where = $"modules[{place.Module}].modules";
        if (modules.IsDefaultOrEmpty) throw new InputError("there are no modules", where, "expected at least one");
        int width = place.Width;
        foreach ((ModuleSpecification module, ModulePlace inside) in place.Inside(modules, loops))
        {
            if (module.Input != ValueKind.ResidualStream || module.Output != ValueKind.ResidualStream)
                throw new InputError($"{module.GetType().Name} does not map a residual stream to one", where);
            module.Validate(inside);
            width = module.OutputWidth(inside);
        }
        if (keepsWidth && width != place.Width) throw new InputError($"the modules make the width {width} of {place.Width}", where, "expected the same");
    }

    /// <summary>The parameters of the modules inside.</summary>
    public static IEnumerable<ParameterSpecification> Parameters(ImmutableArray<ModuleSpecification> modules, ModulePlace place, bool loops) =>
        place.Inside(modules, loops).SelectMany(entry => entry.Module.Parameters(entry.Place));

    /// <summary>The layers of the modules inside.</summary>
    public static Layer<T>[] Build<T>(ImmutableArray<ModuleSpecification> modules, ModulePlace place, bool loops, ParameterSet<T> parameters)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. place.Inside(modules, loops).Select(entry => entry.Module.Build(entry.Place, parameters))];
}
