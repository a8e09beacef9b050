using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>A number task with its settings bound.</summary>
/// <param name="task">The task.</param>
/// <param name="options">The settings, with a form that the task has.</param>
public sealed class NumberTaskMaker(NumberTask task, NumberTaskOptions options) : IProblemMaker
{
    private readonly NumberForm form = FormOf(task, options.Form);
    private readonly LengthRange lengths = options.Length is null ? task.LengthsOf(FormOf(task, options.Form), options.Range) : LengthRange.Parse(options.Length, "length");

    /// <inheritdoc/>
    public AnswerSpec Answer { get; } = new(task.AnswerForm(FormOf(task, options.Form)) switch
    {
        NumberForm.Integer => "integer",
        NumberForm.Float => "decimal",
        NumberForm.Fraction => "fraction",
        _ => "scientific",
    });

    /// <inheritdoc/>
    public void Make(RandomStream random, ProblemDraft draft)
    {
        var sampler = new NumberSampler(random, form, options.Variant, options.Shorter);
        NumberOperands operands = task.Draw(sampler, lengths.Draw(random));
        task.Write(draft.Statement, form, operands);
        WrittenNumber answer = options.Compat ? task.SolveAsPublished(operands) : task.Solve(operands);
        answer.AppendTo(draft.Gold);
        if (!draft.WantsParameters) return;
        draft.AddParameter(operands.First.ToString());
        if (operands.Second is { } second) draft.AddParameter(second.ToString());
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The value is checked first, then that the number is written as asked: a fraction reduced, no zeros at the end of a
    /// float, the mantissa in range, the digits that significant figures ask for.
    /// </remarks>
    public Judgement Verify(Problem problem, string answer)
    {
        NumberOperands operands = Read(problem);
        if (!WrittenNumber.TryParse(answer.AsSpan().Trim(), task.AnswerForm(form), out WrittenNumber given)) return Judgement.Unparsed;
        if (!task.Check(operands, given)) return Judgement.Wrong("value");
        return NumberScore.Of(problem.Key.Gold, answer.Trim(), task.AnswerForm(form)).Exact ? Judgement.Right : Judgement.Wrong("form");
    }

    /// <inheritdoc/>
    public IEnumerable<string> Work(Problem problem) => task.Work(Read(problem));

    /// <summary>Binds the settings of a task.</summary>
    /// <exception cref="InputError">An unknown option, a form or variant that the task does not have, or a value out of range.</exception>
    internal static NumberTaskOptions Bind(NumberTask task, IReadOnlyDictionary<string, string> settings)
    {
        NumberTaskOptions options = OptionsBinder.Bind(new NumberTaskOptions(), settings, TaskOptionsJson.Default.NumberTaskOptions);
        FormOf(task, options.Form);
        if (!task.Variants.Contains(options.Variant))
        {
            throw new InputError(
                $"{task.Name} has no variant '{options.Variant.ToString().ToLowerInvariant()}'", "variant",
                $"expected one of {string.Join(", ", task.Variants.Select(variant => variant.ToString().ToLowerInvariant()))}");
        }
        return options;
    }

    private static NumberForm FormOf(NumberTask task, string? text)
    {
        if (text is null) return task.Forms[0];
        foreach (NumberForm form in task.Forms)
            if (string.Equals(NumberTask.Text(form), text, StringComparison.OrdinalIgnoreCase)) return form;
        throw new InputError(
            $"{task.Name} has no numbers of the form '{text}'", "form", $"expected one of {string.Join(", ", task.Forms.Select(NumberTask.Text))}");
    }

    private NumberOperands Read(Problem problem)
    {
        IReadOnlyList<string> parameters = problem.Key.Parameters;
        if (parameters.Count is < 1 or > 2 || !WrittenNumber.TryParse(parameters[0], form, out WrittenNumber first))
            throw new InputError($"the key of {problem.Question.Id} does not name its operands", "parameters", $"expected one or two numbers of {task.Name}");
        if (parameters.Count == 1) return new NumberOperands(first, null);
        if (WrittenNumber.TryParse(parameters[1], form, out WrittenNumber second) || WrittenNumber.TryParse(parameters[1], NumberForm.Integer, out second))
            return new NumberOperands(first, second);
        throw new InputError($"'{parameters[1]}' is not a number", "parameters", $"expected a number of {task.Name}");
    }
}
