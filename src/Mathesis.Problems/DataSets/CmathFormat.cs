using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>CMATH (Wei et al. 2023): <c>input</c>, <c>golden</c>, <c>grade</c>, the number of steps and of digits.</summary>
[Register<IDataSetFormat>("cmath")]
public sealed class CmathFormat() : DataSetFormat("cmath", "Chinese elementary-school word problems of six grades (XiaoMi/cmath)", "CC BY 4.0")
{
    /// <inheritdoc/>
    public override IEnumerable<Problem> Read(string text, string path)
    {
        int index = 0;
        foreach (JsonRecord record in JsonRecord.ReadAll(text, path))
        {
            yield return Problem(
                record.Place, index++, record.Text("input"), record.TextOrNumber("golden").Trim(), "number", null, record.Labels("grade", "reasoning_step", "num_digits"));
        }
    }
}
