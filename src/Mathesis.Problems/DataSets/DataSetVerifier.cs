using Mathesis.Expressions;

namespace Mathesis.Problems;

/// <summary>Decides answers to problems of data sets by the exact grader; the type of the gold chooses the comparator.</summary>
public static class DataSetVerifier
{
    /// <summary>Decides an answer. Programs and proofs are not decided here: their verifiers run them.</summary>
    /// <param name="problem">A problem of a data set.</param>
    /// <param name="answer">What was answered, alone or in the text in which it was given.</param>
    public static Judgement Verify(Problem problem, string answer)
    {
        if (problem.Question.Answer.Type is "program" or "proof") return new Judgement(GradeVerdict.Undecided, "needs-a-run");
        Grade grade = Grader.Grade(problem.Key.Gold, answer, new GradeOptions
        {
            Type = problem.Question.Answer.Type switch
            {
                "choice" => AnswerType.Choice,
                "number" => AnswerType.Number,
                _ => null,
            },
        });
        return new Judgement(grade.Verdict, grade.Reason);
    }
}
