using System.Security.Cryptography;
using System.Text;
using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>The generator MT19937 with CPython's seeding, bit for bit.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private readonly uint[] state = new uint[Size];
    private int index = Size;

    private MersenneTwister(ReadOnlySpan<uint> key)
    {
        Fill(19650218);
        int i = 1, j = 0;
        for (int k = Math.Max(Size, key.Length); k > 0; k--)
        {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525)) + key[j] + (uint)j;
            if (++i >= Size) (state[0], i) = (state[Size - 1], 1);
            if (++j >= key.Length) j = 0;
        }
        for (int k = Size - 1; k > 0; k--)
        {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941)) - (uint)i;
            if (++i >= Size) (state[0], i) = (state[Size - 1], 1);
        }
        state[0] = 0x80000000;
    }

    private MersenneTwister(MersenneTwister other)
    {
        other.state.CopyTo(state, 0);
        (index, NextGauss) = (other.index, other.NextGauss);
    }

    /// <summary>The second of a pair of normal numbers.</summary>
    public double? NextGauss { get; set; }

    public MersenneTwister Copy() => new(this);

    public static MersenneTwister FromInteger(Integer seed)
    {
        ReadOnlySpan<ulong> limbs = seed.Magnitude;
        var key = new List<uint>();
        foreach (ulong limb in limbs)
        {
            key.Add((uint)limb);
            key.Add((uint)(limb >> 32));
        }
        while (key.Count > 1 && key[^1] == 0) key.RemoveAt(key.Count - 1);
        return new MersenneTwister(key.Count == 0 ? [0] : [.. key]);
    }

    public static MersenneTwister FromText(string seed)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(seed);
        byte[] all = [.. bytes, .. SHA512.HashData(bytes)];
        var value = Integer.Zero;
        foreach (byte b in all) value = (value << 8) + b;
        return FromInteger(value);
    }

    public static MersenneTwister FromSeed(object seed) => seed switch
    {
        None => FromInteger(Machine.Current.Limits.Seed),
        string text => FromText(text),
        long or bool or Integer => FromInteger(Integer.Abs(Number.ToInteger(seed))),
        double => FromInteger(unchecked((ulong)Hashing.Of(seed))),
        _ => throw Fault.Type("The only supported seed types are: None, int, float, str, bytes, and bytearray."),
    };

    private void Fill(uint seed)
    {
        state[0] = seed;
        for (int i = 1; i < Size; i++) state[i] = (1812433253 * (state[i - 1] ^ (state[i - 1] >> 30))) + (uint)i;
    }

    public uint NextWord()
    {
        if (index >= Size) Twist();
        uint y = state[index++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (int i = 0; i < Size; i++)
        {
            uint y = (state[i] & 0x80000000) | (state[(i + 1) % Size] & 0x7fffffff);
            state[i] = state[(i + 397) % Size] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        index = 0;
    }

    /// <summary>A float in [0, 1) of 53 random bits.</summary>
    public double NextDouble()
    {
        uint a = NextWord() >> 5, b = NextWord() >> 6;
        return ((a * 67108864.0) + b) * (1.0 / 9007199254740992.0);
    }

    public Integer NextBits(long bits)
    {
        if (bits <= 32) return bits == 0 ? Integer.Zero : NextWord() >> (int)(32 - bits);
        Machine.Current.Allocate(bits / 4);
        Machine.Current.Charge(bits / 64);
        ulong[] limbs = new ulong[(bits + 63) / 64];
        for (long place = 0; place < bits; place += 32)
        {
            uint word = NextWord();
            if (bits - place < 32) word >>= (int)(32 - (bits - place));
            limbs[place / 64] |= (ulong)word << (int)(place % 64);
        }
        return new Integer(1, limbs);
    }

    /// <summary>A number from 0 to n - 1.</summary>
    public Integer NextBelow(Integer n)
    {
        if (n.Sign <= 0) return Integer.Zero;
        long bits = n.BitLength;
        Integer value = NextBits(bits);
        while (value >= n)
        {
            Machine.Current.Step();
            value = NextBits(bits);
        }
        return value;
    }

    public int NextBelow(int n) => (int)NextBelow((Integer)n);
}
