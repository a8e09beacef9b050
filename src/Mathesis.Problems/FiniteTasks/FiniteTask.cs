namespace Mathesis.Problems;

/// <summary>
/// A task with finitely many questions, all of them with their answers: a table from tuples of input symbols to an answer
/// symbol. Questions are numbered from 0 in a fixed order.
/// </summary>
public sealed class FiniteTask
{
    private readonly int[] inputs;
    private readonly int[] answers;

    /// <summary>A task as a table.</summary>
    /// <param name="name">The task's name with its parameters: <c>modular-addition 113</c>.</param>
    /// <param name="inputSymbols">The text of each input symbol; symbol i is number i.</param>
    /// <param name="answerSymbols">The text of each answer symbol.</param>
    /// <param name="arity">How many input symbols a question has, at least 1.</param>
    /// <param name="inputs">The questions, one after the other, <paramref name="arity"/> symbols each; not copied.</param>
    /// <param name="answers">The answer of each question; not copied.</param>
    public FiniteTask(
        string name, IReadOnlyList<string> inputSymbols, IReadOnlyList<string> answerSymbols, int arity, int[] inputs, int[] answers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(arity);
        if (inputs.Length != answers.Length * arity)
            throw new ArgumentException($"{answers.Length} answers need {answers.Length * arity} input symbols, not {inputs.Length}", nameof(inputs));
        Name = name;
        InputSymbols = inputSymbols;
        AnswerSymbols = answerSymbols;
        Arity = arity;
        this.inputs = inputs;
        this.answers = answers;
    }

    /// <summary>The task's name with its parameters.</summary>
    public string Name { get; }

    /// <summary>The text of each input symbol.</summary>
    public IReadOnlyList<string> InputSymbols { get; }

    /// <summary>The text of each answer symbol.</summary>
    public IReadOnlyList<string> AnswerSymbols { get; }

    /// <summary>How many input symbols a question has.</summary>
    public int Arity { get; }

    /// <summary>How many questions there are.</summary>
    public int Count => answers.Length;

    /// <summary>The input symbols of a question.</summary>
    public ReadOnlySpan<int> Inputs(int question) => inputs.AsSpan(question * Arity, Arity);

    /// <summary>The answer of a question.</summary>
    public int Answer(int question) => answers[question];
}
