namespace Mathesis.Core;

/// <summary>A record of options that can say which of its fields is out of range.</summary>
public interface IOptions
{
    /// <summary>Checks every field.</summary>
    /// <exception cref="InputError">A field is out of range; <see cref="InputError.Where"/> names it.</exception>
    void Validate();
}
