namespace Mathesis.Networks;

/// <summary>
/// Which keys a query may look at, besides what <see cref="AttentionSpecification.Causal"/> and the batch's segments say. The set is
/// open: a mask is a record and a registered kind.
/// </summary>
public abstract record AttentionMask
{
    /// <summary>Checks the mask's fields against the network.</summary>
    /// <exception cref="Core.InputError">A field is out of range.</exception>
    public virtual void Validate(ModulePlace place)
    {
    }

    /// <summary>Whether a query may look at a key; both are counted from the beginning of the row.</summary>
    public abstract bool IsVisible(int query, int key);
}
