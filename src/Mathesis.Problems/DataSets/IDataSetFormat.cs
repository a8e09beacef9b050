namespace Mathesis.Problems;

/// <summary>
/// How a public data set is written: reads its release's own files into problems. Registered under the data set's name with
/// <c>[Register&lt;IDataSetFormat&gt;("gsm8k")]</c>.
/// </summary>
public interface IDataSetFormat
{
    /// <summary>The name that people write.</summary>
    string Name { get; }

    /// <summary>What the data set is and where its files come from.</summary>
    string Summary { get; }

    /// <summary>The licence of the release.</summary>
    string Licence { get; }

    /// <summary>Whether its makers ask that nothing is trained on it.</summary>
    bool IsTestOnly { get; }

    /// <summary>The problems of one file.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="path">The file, for errors and origins.</param>
    /// <exception cref="Core.InputError">A record that does not fit the format: file, line and field are named.</exception>
    IEnumerable<Problem> Read(string text, string path);
}
