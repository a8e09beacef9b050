namespace Mathesis.Core;

/// <summary>
/// Registers a class under a name, as an implementation of a contract. The class has a parameterless constructor. The list of
/// an assembly's registrations is written at compile time, as <c>Registrations.AddTo(registry)</c> in its root namespace.
/// </summary>
/// <typeparam name="TContract">The contract that the class implements.</typeparam>
/// <param name="name">The name that people write: lower case, words joined by hyphens.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RegisterAttribute<TContract>(string name) : Attribute
{
    /// <summary>The name that people write.</summary>
    public string Name { get; } = name;
}
