namespace Mathesis.Problems;

/// <summary>All that a solver sees of a problem.</summary>
/// <param name="Id">The problem's name, unique in its family or data set: <c>number-add/1/test/1/17</c>.</param>
/// <param name="Statement">The question as text.</param>
/// <param name="Answer">What kind of answer is wanted.</param>
public sealed record Question(string Id, string Statement, AnswerSpec Answer);
