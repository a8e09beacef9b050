namespace Mathesis.Exact;

public readonly partial struct Integer
{
    /// <inheritdoc/>
    public int CompareTo(Integer other)
    {
        if (size != other.size) return size < other.size ? -1 : 1;
        int order = limbs is null ? limb.CompareTo(other.limb) : NaturalKernels.Compare(Magnitude, other.Magnitude);
        return size < 0 ? -order : order;
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Integer other => CompareTo(other),
        _ => throw new ArgumentException("an integer is compared with another kind of object", nameof(obj)),
    };

    /// <inheritdoc/>
    public bool Equals(Integer other) =>
        size == other.size && (limbs is null ? limb == other.limb : Magnitude.SequenceEqual(other.Magnitude));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Integer other && Equals(other);

    /// <summary>A hash that is the same in every run.</summary>
    public override int GetHashCode()
    {
        ulong hash = unchecked((ulong)size);
        foreach (ulong part in Magnitude) hash = Math.BigMul(hash ^ part, 0x9E3779B97F4A7C15, out ulong low) ^ low;
        return (int)(hash ^ (hash >> 32));
    }

    /// <summary>Whether the numbers are equal.</summary>
    public static bool operator ==(Integer a, Integer b) => a.Equals(b);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(Integer a, Integer b) => !a.Equals(b);

    /// <summary>Whether a is less than b.</summary>
    public static bool operator <(Integer a, Integer b) => a.CompareTo(b) < 0;

    /// <summary>Whether a is at most b.</summary>
    public static bool operator <=(Integer a, Integer b) => a.CompareTo(b) <= 0;

    /// <summary>Whether a is greater than b.</summary>
    public static bool operator >(Integer a, Integer b) => a.CompareTo(b) > 0;

    /// <summary>Whether a is at least b.</summary>
    public static bool operator >=(Integer a, Integer b) => a.CompareTo(b) >= 0;
}
