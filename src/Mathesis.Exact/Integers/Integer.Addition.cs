namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <summary>The number itself.</summary>
    public static Integer operator +(Integer a) => a;

    /// <summary>The negative.</summary>
    public static Integer operator -(Integer a) => new(in a, -a.size);

    /// <summary>The sum.</summary>
    public static Integer operator +(Integer a, Integer b) => Sum(in a, in b, b.size);

    /// <summary>The difference.</summary>
    public static Integer operator -(Integer a, Integer b) => Sum(in a, in b, -b.size);

    /// <summary>The number plus 1.</summary>
    public static Integer operator ++(Integer a) => a + One;

    /// <summary>The number minus 1.</summary>
    public static Integer operator --(Integer a) => a - One;

    private Integer(in Integer a, int size)
    {
        limbs = a.limbs;
        limb = a.limb;
        this.size = size;
    }

    /// <summary>a plus the magnitude of b with another sign.</summary>
    private static Integer Sum(in Integer a, in Integer b, int sizeOfB)
    {
        if (sizeOfB == 0) return a;
        if (a.size == 0) return new Integer(in b, sizeOfB);
        bool subtracts = (a.size ^ sizeOfB) < 0;
        if (a.limbs is null && b.limbs is null)
        {
            if (subtracts) return a.limb >= b.limb ? new Integer(a.size, a.limb - b.limb) : new Integer(sizeOfB, b.limb - a.limb);
            ulong sum = a.limb + b.limb;
            return sum >= b.limb ? new Integer(a.size, sum) : new Integer(a.size, [sum, 1], 2);
        }
        ReadOnlySpan<ulong> x = a.Magnitude, y = b.Magnitude;
        if (subtracts)
        {
            bool swap = x.Length < y.Length || (x.Length == y.Length && NaturalKernels.Compare(x, y) < 0);
            ReadOnlySpan<ulong> large = swap ? y : x, small = swap ? x : y;
            var difference = GC.AllocateUninitializedArray<ulong>(large.Length);
            NaturalKernels.Subtract(difference, large, small);
            return new Integer(swap ? sizeOfB : a.size, difference, large.Length);
        }
        ReadOnlySpan<ulong> longer = x.Length < y.Length ? y : x, shorter = x.Length < y.Length ? x : y;
        var result = GC.AllocateUninitializedArray<ulong>(longer.Length + 1);
        result[longer.Length] = NaturalKernels.Add(result, longer, shorter);
        return new Integer(a.size, result, result.Length);
    }
}
