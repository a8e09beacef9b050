using System.Runtime.InteropServices;

namespace Mathesis.Benchmarks.ExactNumbers;

/// <summary>Debian's FLINT by its public C interface, when it is installed: polynomials over the integers in one variable and in several.</summary>
internal static unsafe partial class Flint
{
    private const string Library = "libflint.so.17";

    // No structure of the interface is larger than this.
    private const int Room = 4096;

    /// <summary>Whether the library can be loaded.</summary>
    public static bool IsPresent { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>How to install it.</summary>
    public const string Installation = "FLINT 2.9 is absent: apt-get install libflint17";

    /// <summary>A structure that only the library looks into; it lives until the program ends.</summary>
    public static void* New() => NativeMemory.AllocZeroed(Room);

    /// <summary>A polynomial in one variable.</summary>
    /// <param name="coefficients">Decimal texts, constant first.</param>
    public static void* Polynomial(IReadOnlyList<string> coefficients)
    {
        void* polynomial = New();
        PolyInit(polynomial);
        if (PolySetString(polynomial, $"{coefficients.Count}  {string.Join(' ', coefficients)}") != 0) throw new InvalidOperationException("FLINT refuses a polynomial");
        return polynomial;
    }

    /// <summary>A context of polynomials in that many variables, in lexicographic order.</summary>
    public static void* Context(int variables)
    {
        void* context = New();
        MultivariateContextInit(context, variables, 0);
        return context;
    }

    /// <summary>A polynomial in several variables.</summary>
    /// <param name="context">The context.</param>
    /// <param name="text">Its text.</param>
    /// <param name="variables">The names.</param>
    public static void* Multivariate(void* context, string text, IReadOnlyList<string> variables)
    {
        void* polynomial = New();
        MultivariateInit(polynomial, context);
        byte** names = (byte**)NativeMemory.Alloc((nuint)(variables.Count * sizeof(byte*)));
        for (int i = 0; i < variables.Count; i++) names[i] = (byte*)Marshal.StringToCoTaskMemUTF8(variables[i]);
        if (MultivariateSetString(polynomial, text, names, context) != 0) throw new InvalidOperationException("FLINT refuses a polynomial");
        return polynomial;
    }

    /// <summary>The text without blanks.</summary>
    public static string Text(void* polynomial) => Marshal.PtrToStringUTF8((nint)PolyGetString(polynomial, "x"))!;

    [LibraryImport(Library, EntryPoint = "fmpz_poly_init")]
    public static partial void PolyInit(void* a);

    [LibraryImport(Library, EntryPoint = "fmpz_poly_set_str", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PolySetString(void* a, string text);

    [LibraryImport(Library, EntryPoint = "fmpz_poly_get_str_pretty", StringMarshalling = StringMarshalling.Utf8)]
    private static partial byte* PolyGetString(void* a, string variable);

    [LibraryImport(Library, EntryPoint = "fmpz_poly_mul")]
    public static partial void PolyMultiply(void* product, void* a, void* b);

    [LibraryImport(Library, EntryPoint = "fmpz_poly_divides")]
    public static partial int PolyDivides(void* quotient, void* a, void* b);

    [LibraryImport(Library, EntryPoint = "fmpz_poly_gcd")]
    public static partial void PolyGcd(void* gcd, void* a, void* b);

    [LibraryImport(Library, EntryPoint = "fmpz_init")]
    public static partial void IntegerInit(void* a);

    [LibraryImport(Library, EntryPoint = "fmpz_poly_resultant")]
    public static partial void PolyResultant(void* resultant, void* a, void* b);

    [LibraryImport(Library, EntryPoint = "fmpz_poly_factor_init")]
    public static partial void FactorInit(void* factors);

    [LibraryImport(Library, EntryPoint = "fmpz_poly_factor_clear")]
    public static partial void FactorClear(void* factors);

    [LibraryImport(Library, EntryPoint = "fmpz_poly_factor")]
    public static partial void PolyFactor(void* factors, void* a);

    [LibraryImport(Library, EntryPoint = "fmpz_mpoly_ctx_init")]
    private static partial void MultivariateContextInit(void* context, nint variables, int order);

    [LibraryImport(Library, EntryPoint = "fmpz_mpoly_init")]
    public static partial void MultivariateInit(void* a, void* context);

    [LibraryImport(Library, EntryPoint = "fmpz_mpoly_set_str_pretty", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MultivariateSetString(void* a, string text, byte** variables, void* context);

    [LibraryImport(Library, EntryPoint = "fmpz_mpoly_mul")]
    public static partial void MultivariateMultiply(void* product, void* a, void* b, void* context);

    [LibraryImport(Library, EntryPoint = "fmpz_mpoly_gcd")]
    public static partial int MultivariateGcd(void* gcd, void* a, void* b, void* context);

    [LibraryImport(Library, EntryPoint = "fmpz_mpoly_divides")]
    public static partial int MultivariateDivides(void* quotient, void* a, void* b, void* context);
}
