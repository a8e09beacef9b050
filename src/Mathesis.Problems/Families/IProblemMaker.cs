using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>A family with its settings bound: makes problems and decides answers. Safe to use from several threads at once.</summary>
public interface IProblemMaker
{
    /// <summary>What kind of answer the questions want.</summary>
    AnswerSpec Answer { get; }

    /// <summary>Makes one problem from the numbers of a stream.</summary>
    /// <param name="random">The stream of this problem alone.</param>
    /// <param name="draft">Where the problem is written; empty before the call.</param>
    void Make(RandomStream random, ProblemDraft draft);

    /// <summary>Decides an answer exactly, by another way than the one that made the gold answer.</summary>
    /// <param name="problem">A problem of these settings.</param>
    /// <param name="answer">What was answered; any text.</param>
    Judgement Verify(Problem problem, string answer);

    /// <summary>The worked solution, a line a step, rendered when it is asked for.</summary>
    IEnumerable<string> Work(Problem problem);
}
