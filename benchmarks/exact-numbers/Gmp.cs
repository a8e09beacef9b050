using System.Runtime.InteropServices;

namespace Mathesis.Benchmarks.ExactNumbers;

/// <summary>Debian's GMP by its public C interface, when it is installed.</summary>
internal static unsafe partial class Gmp
{
    private const string Library = "libgmp.so.10";

    /// <summary>Whether the library can be loaded.</summary>
    public static bool IsPresent { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>How to install it.</summary>
    public const string Installation = "GMP is absent: apt-get install libgmp10";

    /// <summary>mpz_t: two C ints and a pointer, which only the library looks into.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 16)]
    public struct Number;

    /// <summary>The number of limbs, least significant first; it lives until the program ends.</summary>
    public static Number* Of(ReadOnlySpan<ulong> limbs)
    {
        Number* number = New();
        fixed (ulong* source = limbs) Import(number, (nuint)limbs.Length, -1, 8, 0, 0, source);
        return number;
    }

    /// <summary>A new number, 0.</summary>
    public static Number* New()
    {
        var number = (Number*)NativeMemory.AllocZeroed((nuint)sizeof(Number));
        Init(number);
        return number;
    }

    [LibraryImport(Library, EntryPoint = "__gmpz_init")]
    private static partial void Init(Number* number);

    [LibraryImport(Library, EntryPoint = "__gmpz_import")]
    private static partial void Import(Number* number, nuint count, int order, nuint size, int endian, nuint nails, ulong* source);

    [LibraryImport(Library, EntryPoint = "__gmpz_mul")]
    public static partial void Multiply(Number* result, Number* a, Number* b);

    [LibraryImport(Library, EntryPoint = "__gmpz_tdiv_qr")]
    public static partial void Divide(Number* quotient, Number* remainder, Number* a, Number* b);

    [LibraryImport(Library, EntryPoint = "__gmpz_gcd")]
    public static partial void Gcd(Number* result, Number* a, Number* b);

    [LibraryImport(Library, EntryPoint = "__gmpz_get_str")]
    public static partial byte* Write(byte* text, int radix, Number* a);

    [LibraryImport(Library, EntryPoint = "__gmpz_set_str")]
    public static partial int Read(Number* result, byte* text, int radix);
}
