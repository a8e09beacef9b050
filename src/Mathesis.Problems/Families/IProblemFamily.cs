namespace Mathesis.Problems;

/// <summary>
/// A family of problems: the i-th problem of (version, seed, difficulty) without the ones before it, and the verifier that
/// decides answers exactly. Registered under its name with <c>[Register&lt;IProblemFamily&gt;("number-add")]</c>.
/// </summary>
public interface IProblemFamily
{
    /// <summary>The name under which the family is registered.</summary>
    string Name { get; }

    /// <summary>Raised whenever the same seed and index give another problem.</summary>
    int Version { get; }

    /// <summary>The field of mathematics, for lists: <c>number understanding</c>.</summary>
    string Field { get; }

    /// <summary>One line that says what the questions ask.</summary>
    string Summary { get; }

    /// <summary>The axes of difficulty and the other settings.</summary>
    IReadOnlyList<TaskOption> Options { get; }

    /// <summary>The named parts; the first is the one that is taken where none is asked for.</summary>
    IReadOnlyList<FamilySplit> Splits { get; }

    /// <summary>Binds settings; options not set have their defaults.</summary>
    /// <exception cref="Core.InputError">An unknown option, or a value that is malformed or out of range.</exception>
    IProblemMaker Create(IReadOnlyDictionary<string, string> settings);
}
