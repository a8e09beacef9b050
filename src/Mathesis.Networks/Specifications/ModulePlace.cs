using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Where a module stands in its network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Module">The index of the module.</param>
/// <param name="Block">How many modules before it are blocks: the number in <c>blocks.0</c>.</param>
public sealed record ModulePlace(NetworkSpecification Network, int Module, int Block)
{
    /// <summary>Whether no block follows, so nothing after this module mixes positions.</summary>
    public bool IsLastBlock => !Network.Modules.Skip(Module + 1).Any(module => module.IsBlock);

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
