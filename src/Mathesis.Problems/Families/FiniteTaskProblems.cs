using System.Collections.Concurrent;
using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>A finite task as a family of problems: questions drawn uniformly from its table.</summary>
/// <param name="family">The finite task.</param>
public sealed class FiniteTaskProblems(IFiniteTaskFamily family) : IProblemFamily
{
    /// <inheritdoc/>
    public string Name => family.Name;

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Field => "finite tasks";

    /// <inheritdoc/>
    public string Summary => family.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TaskOption> Options => family.Options;

    /// <inheritdoc/>
    public IReadOnlyList<FamilySplit> Splits { get; } =
    [
        new("train", "nine tenths of the questions", new Dictionary<string, string>(), StatementPart.Training),
        new("valid", "a twentieth of the questions", new Dictionary<string, string>(), StatementPart.Validation),
        new("test", "another twentieth", new Dictionary<string, string>(), StatementPart.Test),
        FamilySplit.All,
    ];

    /// <inheritdoc/>
    public IProblemMaker Create(IReadOnlyDictionary<string, string> settings) => new Maker(family, settings);

    private sealed class Maker(IFiniteTaskFamily family, IReadOnlyDictionary<string, string> settings) : IProblemMaker
    {
        private readonly FiniteTask task = family.Create(settings);
        private readonly ConcurrentDictionary<string, int> symbols = new();

        public AnswerSpec Answer { get; } = new("text");

        public void Make(RandomStream random, ProblemDraft draft)
        {
            int question = random.NextBelow(task.Count);
            draft.Statement.Append(family.Summary).Append(" (").Append(task.Name).Append("):");
            foreach (int symbol in task.Inputs(question))
            {
                draft.Statement.Append(' ').Append(task.InputSymbols[symbol]);
                if (draft.WantsParameters) draft.AddParameter(symbol.ToString(CultureInfo.InvariantCulture));
            }
            draft.Statement.Append(" = ");
            draft.Gold.Append(task.AnswerSymbols[task.Answer(question)]);
        }

        public Judgement Verify(Problem problem, string answer)
        {
            int symbol = symbols.GetOrAdd(answer.Trim(), text => task.AnswerSymbols.Index().Where(pair => pair.Item == text).Select(pair => pair.Index).DefaultIfEmpty(-1).First());
            if (symbol < 0) return Judgement.Unparsed;
            int[] inputs = [.. problem.Key.Parameters.Select(text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))];
            return family.Verify(settings, inputs, symbol) ? Judgement.Right : Judgement.Wrong("value");
        }

        public IEnumerable<string> Work(Problem problem)
        {
            yield return $"{problem.Question.Statement}{problem.Key.Gold}";
        }
    }
}
