using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>
/// Composition in a symmetric group: (a, b) to a after b, all pairs of permutations of n points, n from 3 to 5. A symbol is
/// the images of the points in order, counted from 1: <c>213</c> exchanges 1 and 2. Symbols are in lexicographic order.
/// </summary>
[Register<IFiniteTaskFamily>("permutation-composition")]
public sealed class PermutationComposition : IFiniteTaskFamily
{
    /// <inheritdoc/>
    public string Name => "permutation-composition";

    /// <inheritdoc/>
    public string Summary => "the permutation a after b, in the symmetric group";

    /// <inheritdoc/>
    public IReadOnlyList<TaskOption> Options { get; } = [new("degree", "5", "how many points are permuted, from 3 to 5")];

    /// <inheritdoc/>
    public FiniteTask Create(IReadOnlyDictionary<string, string> settings)
    {
        int degree = Bind(settings);
        string[] symbols = [.. Arrange("", [.. "12345".Take(degree)]).Order(StringComparer.Ordinal)];
        Dictionary<string, int> numbers = symbols.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        int count = symbols.Length * symbols.Length;
        var inputs = new int[2 * count];
        var answers = new int[count];
        for (int question = 0; question < count; question++)
        {
            (int a, int b) = Math.DivRem(question, symbols.Length);
            inputs[2 * question] = a;
            inputs[2 * question + 1] = b;
            answers[question] = numbers[string.Concat(symbols[b].Select(image => symbols[a][image - '1']))];
        }
        return new FiniteTask(string.Create(CultureInfo.InvariantCulture, $"{Name} {degree}"), symbols, symbols, 2, inputs, answers);
    }

    /// <inheritdoc/>
    public bool Verify(IReadOnlyDictionary<string, string> settings, ReadOnlySpan<int> inputs, int answer)
    {
        int degree = Bind(settings);
        if (inputs.Length != 2) throw new ArgumentException($"a question has 2 inputs, not {inputs.Length}", nameof(inputs));
        // Permutations rebuilt from their lexicographic ranks (Lehmer codes), and the answer followed point by point.
        int[]? a = Unrank(inputs[0], degree), b = Unrank(inputs[1], degree), product = Unrank(answer, degree);
        return a is not null && b is not null && product is not null
            && Enumerable.Range(0, degree).All(point => product[point] == a[b[point]]);
    }

    private static int Bind(IReadOnlyDictionary<string, string> settings) =>
        OptionsBinder.Bind(new PermutationOptions(), settings, TaskOptionsJson.Default.PermutationOptions).Degree;

    private static IEnumerable<string> Arrange(string start, List<char> rest) =>
        rest.Count == 0 ? [start] : rest.SelectMany(point => Arrange(start + point, [.. rest.Where(other => other != point)]));

    private static int[]? Unrank(int rank, int degree)
    {
        int block = 1;
        for (int i = 2; i <= degree; i++) block *= i;
        if ((uint)rank >= (uint)block) return null;
        List<int> rest = [.. Enumerable.Range(0, degree)];
        var images = new int[degree];
        for (int i = 0; i < degree; i++)
        {
            block /= degree - i;
            (int digit, rank) = Math.DivRem(rank, block);
            images[i] = rest[digit];
            rest.RemoveAt(digit);
        }
        return images;
    }
}
