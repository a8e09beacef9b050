using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>P3 (Schuster et al. 2021): <c>sat</c>, a function that accepts right answers; reference solutions in <c>sol_bodies</c>.</summary>
[Register<IDataSetFormat>("p3")]
public sealed class ProgrammingPuzzlesFormat() : DataSetFormat("p3", "programming puzzles: find an input that a Python function accepts (microsoft/PythonProgrammingPuzzles)", "MIT")
{
    /// <inheritdoc/>
    /// <remarks>The parameters are the function, the answer's type, the solutions' header and the solutions' bodies.</remarks>
    public override IEnumerable<Problem> Read(string text, string path)
    {
        int index = 0;
        foreach (JsonRecord record in JsonRecord.ReadAll(text, path))
        {
            string sat = record.Text("sat"), header = record.Optional("sol_header") ?? "def sol():";
            IReadOnlyList<string> bodies = Bodies(record);
            yield return Problem(
                record.Place, index++, sat, bodies.Count > 0 ? $"{header}\n{bodies[0]}" : "", "program", null,
                record.Labels("name", "module", "weight"), [sat, record.Optional("ans_type") ?? "", header, .. bodies]);
        }
    }

    /// <summary>The bodies are a list, or a list written as a Python text of double-quoted strings.</summary>
    private static IReadOnlyList<string> Bodies(JsonRecord record)
    {
        if (!record.Has("sol_bodies")) return [];
        return record.Fields.GetProperty("sol_bodies").ValueKind == System.Text.Json.JsonValueKind.String
            ? PythonStrings.ReadList(record.Text("sol_bodies")) ?? throw record.Bad("sol_bodies", "is not a list of texts", "expected [\"...\", ...]")
            : record.Texts("sol_bodies");
    }
}
