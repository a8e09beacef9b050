using System.Collections.Immutable;
using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Where a module stands in its network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Module">The index of the module, or of the one that holds it.</param>
/// <param name="Block">How many modules before it are blocks: the number in <c>blocks.0</c>.</param>
/// <param name="Width">The width of what the module takes; of tokens, the network's.</param>
public sealed record ModulePlace(NetworkSpecification Network, int Module, int Block, int Width)
{
    /// <summary>Its index among all modules, with those that others hold after their holder.</summary>
    public required int Order { get; init; }

    /// <summary>Whether it runs several times.</summary>
    public bool IsInLoop { get; init; }

    /// <summary>How many modules before it are of the same type: the number in <c>linear.0</c>.</summary>
    public int Number
    {
        get
        {
            ModuleSpecification[] all = [.. Network.AllModules()];
            return all.Take(Order).Count(module => module.GetType() == all[Order].GetType());
        }
    }

    /// <summary>Whether no block follows, so nothing after this module mixes positions.</summary>
    public bool IsLastBlock => !IsInLoop && !Network.AllModules().Skip(Order + 1).Any(module => module.IsBlock);

    /// <summary>The places of modules that this one holds.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="loops">Whether they run several times.</param>
    public IEnumerable<(ModuleSpecification Module, ModulePlace Place)> Inside(ImmutableArray<ModuleSpecification> modules, bool loops)
    {
        ModulePlace next = this with { Order = Order + 1, IsInLoop = IsInLoop || loops };
        foreach (ModuleSpecification module in modules)
        {
            yield return (module, next);
            next = next.After(module);
        }
    }

    /// <summary>The place after a module that stands here.</summary>
    internal ModulePlace After(ModuleSpecification module) => this with
    {
        Order = Order + module.WithInner().Count(),
        Block = Block + module.WithInner().Count(inner => inner.IsBlock),
        Width = module.OutputWidth(this),
    };

    /// <summary>Checks a field of the module.</summary>
    /// <param name="condition">Whether the value is good.</param>
    /// <param name="field">The field, in JSON's spelling: <c>attention.heads</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="expected">What would be right: <c>a positive number</c>.</param>
    /// <exception cref="InputError">The condition does not hold.</exception>
    public void Require(bool condition, string field, double value, string expected)
    {
        if (!condition)
            throw new InputError(FormattableString.Invariant($"{value} is out of range"), $"modules[{Module}].{field}", $"expected {expected}");
    }
}
