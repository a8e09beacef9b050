using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>A group of permutations of points 0 … n - 1. Elements are numbered by their images in lexicographic order, so the neutral one is 0; the product a b applies b first.</summary>
public sealed class PermutationGroup
{
    private const int MostElements = 5_040;

    private readonly int[][] permutations;

    private PermutationGroup(int points, IEnumerable<int[]> permutations)
    {
        Points = points;
        this.permutations = [.. permutations];
        Array.Sort(this.permutations, (a, b) => a.AsSpan().SequenceCompareTo(b));
        Dictionary<string, int> numbers = this.permutations.Index().ToDictionary(pair => Key(pair.Item), pair => pair.Index, StringComparer.Ordinal);
        int order = this.permutations.Length;
        var products = new int[order * order];
        for (int a = 0; a < order; a++)
            for (int b = 0; b < order; b++) products[a * order + b] = numbers[Key(Compose(this.permutations[a], this.permutations[b]))];
        Group = new FiniteGroup(order, products);
    }

    /// <summary>n.</summary>
    public int Points { get; }

    /// <summary>The group as a table.</summary>
    public FiniteGroup Group { get; }

    /// <summary>The images of the points under an element.</summary>
    public ReadOnlySpan<int> Images(int element) => permutations[element];

    /// <summary>The number of an element, or -1 when the permutation is not in the group.</summary>
    /// <param name="images">The images of the points.</param>
    public int IndexOf(ReadOnlySpan<int> images)
    {
        for (int element = 0; element < permutations.Length; element++)
            if (images.SequenceEqual(permutations[element])) return element;
        return -1;
    }

    /// <summary>1 for an even permutation, -1 for an odd one.</summary>
    public int Sign(int element) => Sign(permutations[element]);

    /// <summary>All permutations of n points.</summary>
    /// <param name="points">n, from 1 to 7.</param>
    public static PermutationGroup Symmetric(int points) => new(CheckedPoints(points), Arrange([], [.. Enumerable.Range(0, points)]));

    /// <summary>The even permutations of n points.</summary>
    /// <param name="points">n, from 1 to 7.</param>
    public static PermutationGroup Alternating(int points) =>
        new(CheckedPoints(points), Arrange([], [.. Enumerable.Range(0, points)]).Where(images => Sign(images) == 1));

    /// <summary>The group that some permutations generate.</summary>
    /// <param name="generators">The images of the points under each; at least one, all of the same points.</param>
    /// <exception cref="InputError">A generator is no permutation, they have different lengths, or the group has more than 5,040 elements.</exception>
    public static PermutationGroup Generated(params IReadOnlyList<int[]> generators)
    {
        if (generators.Count == 0) throw new InputError("there are no generators");
        int points = generators[0].Length;
        foreach (int[] generator in generators)
        {
            if (!generator.Order().SequenceEqual(Enumerable.Range(0, points)))
                throw new InputError($"({string.Join(' ', generator)}) is no permutation of 0 to {points - 1}", "generators", "expected the image of each point once");
        }
        int[] identity = [.. Enumerable.Range(0, points)];
        var found = new Dictionary<string, int[]>(StringComparer.Ordinal) { [Key(identity)] = identity };
        var open = new Queue<int[]>([identity]);
        while (open.TryDequeue(out int[]? element))
        {
            foreach (int[] generator in generators)
            {
                int[] product = Compose(generator, element);
                if (!found.TryAdd(Key(product), product)) continue;
                if (found.Count > MostElements) throw new InputError($"the group has more than {MostElements} elements", "generators");
                open.Enqueue(product);
            }
        }
        return new PermutationGroup(points, found.Values);
    }

    private static int CheckedPoints(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 7);
        return points;
    }

    private static int[] Compose(int[] a, int[] b) => Array.ConvertAll(b, point => a[point]);

    private static int Sign(int[] images)
    {
        int inversions = 0;
        for (int i = 0; i < images.Length; i++)
            for (int j = 0; j < i; j++)
                if (images[j] > images[i]) inversions++;
        return inversions % 2 == 0 ? 1 : -1;
    }

    private static IEnumerable<int[]> Arrange(int[] start, int[] rest) =>
        rest.Length == 0 ? [start] : rest.SelectMany(point => Arrange([.. start, point], [.. rest.Where(other => other != point)]));

    private static string Key(int[] images) => string.Create(images.Length, images, (text, from) =>
    {
        for (int i = 0; i < text.Length; i++) text[i] = (char)from[i];
    });
}
