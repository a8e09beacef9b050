using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>The public list of categories that reports are about; it must not depend on the users' values.</summary>
public sealed class CategoryList
{
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);

    /// <summary>Takes names.</summary>
    /// <param name="names">Different names, at least two.</param>
    /// <param name="place">Where they come from, for errors.</param>
    /// <exception cref="InputError">A name occurs twice, or there are fewer than two.</exception>
    public CategoryList(IReadOnlyList<string> names, string place)
    {
        Names = names;
        foreach (string name in names)
            if (!indices.TryAdd(name, indices.Count)) throw new InputError($"the category '{name}' is listed twice", place, "expected every category once");
        if (names.Count < 2) throw new InputError($"{names.Count} categories are too few", place, "expected at least 2");
    }

    /// <summary>The names, in the order of the values 0, 1, ...</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a file that names a category on each line.</summary>
    /// <exception cref="InputError">The file cannot be read, or its list is bad.</exception>
    public static CategoryList Read(string path)
    {
        string[] lines = [.. TableFile.ReadText(path).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        return new CategoryList(lines, path);
    }

    /// <summary>The values of a column.</summary>
    /// <param name="column">Names with their lines.</param>
    /// <param name="path">The column's file, for errors.</param>
    /// <exception cref="InputError">A name is not on the list.</exception>
    public int[] IndicesOf(IReadOnlyList<CategoryCell> column, string path)
    {
        int[] values = new int[column.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (!indices.TryGetValue(column[i].Name, out values[i]))
            {
                InputError unknown = Suggestions.Unknown("category", column[i].Name, Names, "the list of categories");
                throw new InputError(unknown.What, TableFile.Place(path, column[i].Line), unknown.Expected);
            }
        }
        return values;
    }
}
