namespace Mathesis.Expressions;

/// <summary>A normal form depends on the sign of something: the computation starts again for either.</summary>
/// <param name="key">Of what.</param>
internal sealed class SignNeededException(string key) : Exception("a sign is needed")
{
    /// <summary>Of what: a variable's name or a polynomial's key.</summary>
    public string Key { get; } = key;
}
