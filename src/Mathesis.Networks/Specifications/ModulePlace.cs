using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Where a module stands in its network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Module">The index of the module.</param>
/// <param name="Block">How many modules before it are blocks: the number in <c>blocks.0</c>.</param>
/// <param name="Width">The width of what the module takes; of tokens, the network's.</param>
public sealed record ModulePlace(NetworkSpecification Network, int Module, int Block, int Width)
{
    /// <summary>How many modules before it are of the same type: the number in <c>linear.0</c>.</summary>
    public int Number => Network.Modules.Take(Module).Count(module => module.GetType() == Network.Modules[Module].GetType());

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
