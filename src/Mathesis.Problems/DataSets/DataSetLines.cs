using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mathesis.Problems;

/// <summary>
/// Writes problems of data sets as JSON lines: the fields of a generated problem, and <c>solution, file, line, licence, testOnly</c>.
/// </summary>
public static class DataSetLines
{
    /// <summary>Writes the problems.</summary>
    public static void Write(Stream stream, IEnumerable<Problem> problems)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (Problem problem in problems)
        {
            json.Reset();
            json.WriteStartObject();
            json.WriteString("id", problem.Question.Id);
            json.WriteString("family", problem.Key.Family);
            json.WriteNumber("version", problem.Key.Version);
            json.WriteString("split", problem.Key.Split);
            json.WriteString("statement", problem.Question.Statement);
            json.WriteString("answer", problem.Key.Gold);
            json.WriteString("type", problem.Question.Answer.Type);
            json.WriteStartObject("difficulty");
            foreach ((string name, string value) in problem.Key.Difficulty) json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteNumber("seed", problem.Key.Seed);
            json.WriteNumber("index", problem.Key.Index);
            if (problem.Key.Solution is { } solution) json.WriteString("solution", solution);
            if (problem.Key.Origin is { } origin)
            {
                json.WriteString("file", origin.File);
                json.WriteNumber("line", origin.Line);
                json.WriteString("licence", origin.Licence);
                json.WriteBoolean("testOnly", origin.IsTestOnly);
            }
            json.WriteEndObject();
            json.Flush();
            stream.WriteByte((byte)'\n');
        }
    }
}
