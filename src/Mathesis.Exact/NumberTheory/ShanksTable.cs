namespace Mathesis.Exact;

/// <summary>The baby steps of Shanks's method in a group of prime order.</summary>
internal sealed class ShanksTable
{
    private const ulong LargestTable = 1 << 20;

    private readonly Dictionary<Integer, uint> babies;
    private readonly Integer modulus;
    private readonly Integer step;
    private readonly ulong order, stride;

    /// <summary>Tabulates the powers of a generator up to about the root of its order.</summary>
    public ShanksTable(Integer generator, ulong order, Integer modulus)
    {
        this.modulus = modulus;
        this.order = order;
        stride = Math.Min(LargestTable, IntegerRoot.SquareRoot(order) + 1);
        babies = new Dictionary<Integer, uint>((int)stride);
        Integer power = Integer.Mod(1, modulus);
        for (uint i = 0; i < stride; i++)
        {
            babies.TryAdd(power, i);
            power = power * generator % modulus;
        }
        Integer.TryInvert(generator, modulus, out Integer inverse);
        step = Integer.ModPow(inverse, stride, modulus);
    }

    /// <summary>The logarithm, or null when the target is no power.</summary>
    public Integer? Find(Integer target, CancellationToken cancellation)
    {
        for (ulong start = 0; start < order; start += stride)
        {
            if (babies.TryGetValue(target, out uint baby)) return start + baby;
            target = target * step % modulus;
            cancellation.ThrowIfCancellationRequested();
        }
        return null;
    }
}
