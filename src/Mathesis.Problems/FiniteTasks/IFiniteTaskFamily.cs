namespace Mathesis.Problems;

/// <summary>
/// A family of finite tasks: options in, a table out, and a check of single answers that does not use the table. Registered
/// under its name with <c>[Register&lt;IFiniteTaskFamily&gt;("modular-addition")]</c>.
/// </summary>
public interface IFiniteTaskFamily
{
    /// <summary>The name under which the family is registered.</summary>
    string Name { get; }

    /// <summary>One line that says what the questions ask.</summary>
    string Summary { get; }

    /// <summary>The options that <see cref="Create"/> understands.</summary>
    IReadOnlyList<TaskOption> Options { get; }

    /// <summary>Makes the task of these settings; options not set have their defaults.</summary>
    /// <param name="settings">Names and values as a person wrote them.</param>
    /// <exception cref="Core.InputError">An unknown option, or a value that is malformed or out of range.</exception>
    FiniteTask Create(IReadOnlyDictionary<string, string> settings);

    /// <summary>
    /// Whether an answer is right, decided exactly and by another way than the one that made the table.
    /// </summary>
    /// <param name="settings">The settings that the task was made with.</param>
    /// <param name="inputs">The question's input symbols, as numbers of the task made with these settings.</param>
    /// <param name="answer">An answer symbol, as a number; any other number is wrong.</param>
    /// <exception cref="Core.InputError">As <see cref="Create"/>.</exception>
    bool Verify(IReadOnlyDictionary<string, string> settings, ReadOnlySpan<int> inputs, int answer);
}
