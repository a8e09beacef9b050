using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>Reads and writes schemes in the formats of the public collections.</summary>
public static class SchemeFiles
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long LargestFile = 1L << 28;

    /// <summary>Reads all schemes of a file; the extension tells the format. Nothing is verified but sizes and coefficients.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ring">The ring, when neither the file nor its name tells it.</param>
    /// <exception cref="InputError">There is no such file, it is no scheme, or its coefficients lie outside the ring.</exception>
    public static IReadOnlyList<BilinearScheme> ReadAll(string path, SchemeRing? ring = null) => ReadAll(path, ReadBytes(path), ring);

    /// <summary>Reads all schemes of a file's content.</summary>
    /// <param name="path">The file's name, whose extension tells the format.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="ring">The ring, when neither the content nor the name tells it.</param>
    /// <exception cref="InputError">It is no scheme, or its coefficients lie outside the ring.</exception>
    public static IReadOnlyList<BilinearScheme> ReadAll(string path, byte[] bytes, SchemeRing? ring = null)
    {
        var name = SchemeFileName.Read(path);
        try
        {
            IReadOnlyList<BilinearScheme> schemes = FormatOf(path) switch
            {
                SchemeFormat.NumPy => [NumPySchemes.Read(bytes, path, name, ring)],
                SchemeFormat.Json => [JsonSchemes.Read(bytes, path, name, ring)],
                SchemeFormat.Expressions => [ExpressionSchemes.Read(Text(bytes), path, name, ring)],
                SchemeFormat.Lists => [ListSchemes.Read(Text(bytes), path, name, ring)],
                _ => FormulaSchemes.IsFormula(Text(bytes)) ? [FormulaSchemes.Read(Text(bytes), path, name, ring)] : NumberSchemes.Read(Text(bytes), path, name, ring),
            };
            if (name is not null && schemes.Count == 1 && (schemes[0].Rank != name.Rank || schemes[0].Map.Name != name.Map.Name))
                throw new InputError($"the file holds a scheme for {schemes[0].Map} of rank {schemes[0].Rank}", path, $"its name says {name.Map} of rank {name.Rank}");
            return schemes;
        }
        catch (InputError error) when (error.Where is null)
        {
            throw new InputError(error.What, path, error.Expected, error);
        }
    }

    /// <summary>Reads the only scheme of a file.</summary>
    /// <exception cref="InputError">As <see cref="ReadAll(string, SchemeRing?)"/>, or the file holds several.</exception>
    public static BilinearScheme Read(string path, SchemeRing? ring = null)
    {
        IReadOnlyList<BilinearScheme> schemes = ReadAll(path, ring);
        return schemes.Count == 1 ? schemes[0] : throw new InputError($"the file holds {schemes.Count} schemes", path, "expected one");
    }

    /// <summary>Writes a scheme; the extension tells the format.</summary>
    /// <exception cref="InputError">The format cannot hold it, or the place cannot be written.</exception>
    public static void Write(string path, BilinearScheme scheme)
    {
        byte[] bytes = FormatOf(path) switch
        {
            SchemeFormat.NumPy => NumPySchemes.Write(scheme),
            SchemeFormat.Json => JsonSchemes.Write(scheme),
            SchemeFormat.Expressions => Encoding.UTF8.GetBytes(ExpressionSchemes.Write(scheme)),
            SchemeFormat.Lists => Encoding.UTF8.GetBytes(ListSchemes.Write(scheme)),
            SchemeFormat.Formulas => Encoding.UTF8.GetBytes(SchemeText.Formulas(scheme)),
            _ => Encoding.UTF8.GetBytes(NumberSchemes.Write([scheme])),
        };
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>The format of a file's extension.</summary>
    /// <exception cref="InputError">No scheme has that extension.</exception>
    public static SchemeFormat FormatOf(string path)
    {
        if (path.EndsWith(".formulas.txt", StringComparison.OrdinalIgnoreCase)) return SchemeFormat.Formulas;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".txt" => SchemeFormat.Numbers,
            ".json" => SchemeFormat.Json,
            ".exp" => SchemeFormat.Expressions,
            ".m" => SchemeFormat.Lists,
            ".npy" => SchemeFormat.NumPy,
            string other => throw new InputError($"'{other}' is no extension of a scheme's file", path, "expected .txt, .formulas.txt, .json, .exp, .m or .npy"),
        };
    }

    /// <summary>The ring of what was read: the one given, the name's, or the smallest of characteristic 0 that holds all coefficients.</summary>
    internal static BilinearScheme Compose(BilinearMap map, SchemeRing? ring, SchemeFileName? name, LinearForms left, LinearForms right, LinearForms output)
    {
        ring ??= name?.Ring is SchemeRing.Z ? null : name?.Ring;
        if (ring is { } known) return known.Characteristic() == 0 ? new BilinearScheme(map, known, left, right, output) : Reduced(map, known, left, right, output);
        var scheme = new BilinearScheme(map, SchemeRing.Q, left, right, output);
        return scheme.Over(scheme.SmallestRing());
    }

    /// <summary>Puts outputs of a product of matrices from the order of the transposed product, in which the collections write them, into ours, or back.</summary>
    internal static LinearForms Transposed(LinearForms output, int rows, int columns) =>
        output.Rearrange([.. Enumerable.Range(0, rows * columns).Select(i => (i % columns * rows) + (i / columns))]);

    /// <summary>Refuses what a format cannot hold.</summary>
    internal static void RequireProduct(BilinearScheme scheme, string extension)
    {
        if (!scheme.Map.IsMatrixProduct) throw new InputError($"{extension} files hold products of general matrices alone, not {scheme.Map}", expected: "write .json, .npy or .formulas.txt");
    }

    /// <summary>Residues are written as 0, 1, 2 modulo 3: only those are accepted beside -1.</summary>
    private static BilinearScheme Reduced(BilinearMap map, SchemeRing ring, LinearForms left, LinearForms right, LinearForms output)
    {
        int p = ring.Characteristic();
        foreach (LinearForms forms in (LinearForms[])[left, right, output])
        {
            for (int form = 0; form < forms.Count; form++)
                foreach (int value in forms[form])
                    if (forms.Denominator(form) != 1 || value >= p || value < (p == 3 ? -1 : 0))
                        throw new InputError($"coefficient {value}{(forms.Denominator(form) == 1 ? "" : $"/{forms.Denominator(form)}")} lies outside {ring}", expected: p == 2 ? "expected 0 or 1" : "expected 0, 1, 2 or -1");
        }
        return new BilinearScheme(map, SchemeRing.Q, left, right, output).Over(ring);
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[] ReadBytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > LargestFile) throw new InputError($"the file has {file.Length} bytes", path, $"expected at most {LargestFile}");
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputError($"cannot read: {exception.Message.TrimEnd('.')}", path, "give a scheme's file", exception);
        }
    }
}
