using System.Globalization;

namespace Mathesis.Problems;

/// <summary>What the formats share: problems carry their origin, and are named after the data set and their place in it.</summary>
/// <param name="name">The data set's name.</param>
/// <param name="summary">What it is.</param>
/// <param name="licence">Its licence.</param>
/// <param name="isTestOnly">Whether nothing may be trained on it.</param>
public abstract class DataSetFormat(string name, string summary, string licence, bool isTestOnly = false) : IDataSetFormat
{
    private static readonly Dictionary<string, string> nothing = [];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Summary => summary;

    /// <inheritdoc/>
    public string Licence => licence;

    /// <inheritdoc/>
    public bool IsTestOnly => isTestOnly;

    /// <inheritdoc/>
    public abstract IEnumerable<Problem> Read(string text, string path);

    /// <summary>A problem of this data set.</summary>
    /// <param name="record">Where it stands in the file.</param>
    /// <param name="index">Its number in the file, from 0.</param>
    /// <param name="statement">The question.</param>
    /// <param name="gold">The right answer, as the release gives it.</param>
    /// <param name="type">The type of the answer.</param>
    /// <param name="solution">The release's worked solution, or null.</param>
    /// <param name="labels">Level, subject and other labels by name.</param>
    /// <param name="parameters">What a verifier needs beside the answer: the options of a choice, the code of a program.</param>
    protected Problem Problem(
        RecordPlace record, int index, string statement, string gold, string type, string? solution = null,
        IReadOnlyDictionary<string, string>? labels = null, params IReadOnlyList<string> parameters)
    {
        string file = Path.GetFileName(record.Path);
        return new Problem(
            new Question(string.Create(CultureInfo.InvariantCulture, $"{name}/{Path.GetFileNameWithoutExtension(file)}/{index}"), statement, new AnswerSpec(type)),
            new ProblemKey(gold, name, 1, 0, (ulong)index, Path.GetFileNameWithoutExtension(file), labels ?? nothing, parameters)
            {
                Solution = solution,
                Origin = new ProblemOrigin(file, record.Line, licence, isTestOnly),
            });
    }
}
