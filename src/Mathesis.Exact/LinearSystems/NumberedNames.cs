using System.Collections;
using System.Globalization;

namespace Mathesis.Exact;

/// <summary>The names <c>x1</c>, <c>x2</c> and so on, made when asked for.</summary>
/// <param name="stem">What the names begin with.</param>
/// <param name="count">How many there are.</param>
internal sealed class NumberedNames(string stem, int count) : IReadOnlyList<string>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public string this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            return stem + (index + 1).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        for (int i = 0; i < count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
