namespace Mathesis.Problems;

/// <summary>
/// One of the seventeen tasks of number understanding (Yang et al., "Number Cookbook", paper 43): a question about one or two
/// written numbers whose answer is a written number. A task says how its operands are drawn, what the answer is, and how an
/// answer is checked without computing it again in the same way.
/// </summary>
/// <param name="name">The name under which the task is registered.</param>
/// <param name="summary">One line for lists.</param>
/// <param name="instruction">The sentence that the question begins with.</param>
/// <param name="sign">What stands between the operands, or null for a task of one operand.</param>
/// <param name="forms">The ways in which the operands may be written.</param>
public abstract class NumberTask(string name, string summary, string instruction, string? sign, params NumberForm[] forms) : IProblemFamily
{
    private static readonly string[] hints =
    [
        "Answer with an integer without separators, like 123. ",
        "Answer with a decimal number without separators, like 10.4. ",
        "Answer with an irreducible fraction, like 7/13. ",
        "Answer in scientific notation, like 1.23e4, with a mantissa from 1 to below 10. ",
    ];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Field => "number understanding";

    /// <inheritdoc/>
    public string Summary => summary;

    /// <summary>The ways in which the operands may be written.</summary>
    public IReadOnlyList<NumberForm> Forms => forms;

    /// <summary>The ways in which the operands may be drawn.</summary>
    public virtual IReadOnlyList<NumberVariant> Variants => [NumberVariant.Plain];

    /// <summary>Whether the task is tested up to 100 digits rather than 20, in this form.</summary>
    public virtual bool ReachesHundred(NumberForm form) => true;

    /// <inheritdoc/>
    public IReadOnlyList<TaskOption> Options =>
    [
        new("form", Text(forms[0]), $"how the operands are written: {string.Join(", ", forms.Select(Text))}"),
        new("length", "", "the length of the longer operand, from 1 to 200: a number or a range such as 9..14; that of the range when not given"),
        new("range", "training", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"training or testing: lengths {LengthsOf(forms[0], NumberRange.Training)} or {LengthsOf(forms[0], NumberRange.Testing)} for {Text(forms[0])}")),
        new("shorter", "0", "the least length of the shorter operand, as a share of the longer one's"),
        .. Variants.Count > 1
            ? new TaskOption[] { new("variant", "plain", $"how operands are drawn: {string.Join(", ", Variants.Select(variant => variant.ToString().ToLowerInvariant()))}") }
            : [],
        new("compat", "false", "answers with the known errors of the published program"),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<FamilySplit> Splits { get; } =
    [
        new("train", "lengths seen in training", new Dictionary<string, string>(), StatementPart.Training),
        new("valid", "lengths of training and longer ones", testing, StatementPart.Validation),
        new("test", "lengths of training and longer ones", testing, StatementPart.Test),
        FamilySplit.All,
    ];

    private static readonly Dictionary<string, string> testing = new() { ["range"] = "testing", ["shorter"] = "0.5" };

    /// <summary>The lengths of a range.</summary>
    public LengthRange LengthsOf(NumberForm form, NumberRange range) => (range, ReachesHundred(form)) switch
    {
        (NumberRange.Training, false) => new(1, 8),
        (NumberRange.Training, true) => new(1, 20),
        (_, false) => new(form == NumberForm.Fraction ? 1 : 3, 20),
        _ => new(form == NumberForm.Integer ? 5 : 3, 100),
    };

    /// <inheritdoc/>
    public IProblemMaker Create(IReadOnlyDictionary<string, string> settings) => new NumberTaskMaker(this, NumberTaskMaker.Bind(this, settings));

    /// <summary>How the answer is written.</summary>
    public abstract NumberForm AnswerForm(NumberForm form);

    /// <summary>Draws the operands.</summary>
    /// <param name="sampler">Draws numbers of the form.</param>
    /// <param name="length">The length of the longer operand.</param>
    public abstract NumberOperands Draw(NumberSampler sampler, int length);

    /// <summary>The right answer, in canonical form.</summary>
    public abstract WrittenNumber Solve(NumberOperands operands);

    /// <summary>The answer of the published program where that is known to err; else the right one.</summary>
    public virtual WrittenNumber SolveAsPublished(NumberOperands operands) => Solve(operands);

    /// <summary>Whether an answer has the right value, found out by another way than <see cref="Solve"/>.</summary>
    public abstract bool Check(NumberOperands operands, WrittenNumber answer);

    /// <summary>The worked solution, a line a step.</summary>
    public virtual IEnumerable<string> Work(NumberOperands operands)
    {
        yield return $"{Ask(operands)} = {Solve(operands)}";
    }

    /// <summary>What is asked, without the sentence: <c>12 + 7</c>.</summary>
    public string Ask(NumberOperands operands) =>
        operands.Second is { } second ? $"{operands.First} {sign} {second}" : $"{operands.First}";

    /// <summary>Writes the whole question.</summary>
    public void Write(System.Text.StringBuilder statement, NumberForm form, NumberOperands operands)
    {
        statement.Append(hints[(int)AnswerForm(form)]).Append(instruction).Append(' ');
        operands.First.AppendTo(statement);
        if (operands.Second is { } second) second.AppendTo(statement.Append(' ').Append(sign).Append(' '));
        statement.Append(" = ");
    }

    /// <summary>How a form is called in options and answers.</summary>
    internal static string Text(NumberForm form) => form switch
    {
        NumberForm.Integer => "integer",
        NumberForm.Float => "float",
        NumberForm.Fraction => "fraction",
        _ => "scientific",
    };
}
