using Mathesis.Networks;
using Mathesis.Problems;

namespace Mathesis.Teaching;

/// <summary>
/// How a question of a finite task becomes tokens: its input symbols one after the other, then "=", where the answer is read.
/// Token i is input symbol i, and the last token is "=".
/// </summary>
public sealed class SequenceFormat
{
    /// <summary>The name that checkpoints carry.</summary>
    public const string Name = "inputs =";

    private readonly FiniteTask task;

    /// <summary>The format of a task.</summary>
    public SequenceFormat(FiniteTask task)
    {
        this.task = task;
        SharesSymbols = task.InputSymbols.SequenceEqual(task.AnswerSymbols);
    }

    /// <summary>Whether answers are input symbols. Then the network's classes are its tokens, "=" among them, as in a language model.</summary>
    public bool SharesSymbols { get; }

    /// <summary>The number of tokens: the input symbols and "=".</summary>
    public int Vocabulary => task.InputSymbols.Count + 1;

    /// <summary>The token of "=".</summary>
    public int EqualsToken => task.InputSymbols.Count;

    /// <summary>The length of a sequence.</summary>
    public int Context => task.Arity + 1;

    /// <summary>The number of classes; an answer's class is its symbol's number.</summary>
    public int Outputs => SharesSymbols ? Vocabulary : task.AnswerSymbols.Count;

    /// <summary>The questions of those numbers as examples, in that order.</summary>
    public Examples Encode(ReadOnlySpan<int> questions)
    {
        var tokens = new int[questions.Length * Context];
        var targets = new int[questions.Length];
        for (int i = 0; i < questions.Length; i++)
        {
            Span<int> sequence = tokens.AsSpan(i * Context, Context);
            task.Inputs(questions[i]).CopyTo(sequence);
            sequence[^1] = EqualsToken;
            targets[i] = task.Answer(questions[i]);
        }
        return new Examples(new TokenBatch(tokens, Context), targets);
    }

    /// <summary>Every question of the task, in order.</summary>
    public Examples EncodeAll() => Encode(Enumerable.Range(0, task.Count).ToArray());
}
