using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>Where a record stands.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, or the number of the record in a file that is one value, from 1.</param>
/// <param name="IsLine">Whether it is a line rather than a number.</param>
public readonly record struct RecordPlace(string Path, int Line, bool IsLine = true)
{
    /// <inheritdoc/>
    public override string ToString() => IsLine
        ? TableFile.Place(Path, Line)
        : string.Create(CultureInfo.InvariantCulture, $"{Path}, record {Line}");
}
