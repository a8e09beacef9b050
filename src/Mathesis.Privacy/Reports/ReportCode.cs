using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// The shortest code of a mechanism's reports: the block in ceil(log2 blocks) bits, then the number of the subset among all of its
/// shape in ceil(log2 C(m, w)) bits, as little-endian bytes. What users send, and the measure of how long it is.
/// </summary>
public sealed class ReportCode
{
    /// <summary>Blocks beyond this number have one shape.</summary>
    private const int MostShapes = 4096;

    private readonly FrequencyMechanism mechanism;
    private readonly int[] memberBits;

    /// <summary>Makes the code of a mechanism's reports.</summary>
    public ReportCode(FrequencyMechanism mechanism)
    {
        this.mechanism = mechanism;
        BlockBits = (int)((Integer)mechanism.Blocks - Integer.One).BitLength;
        memberBits = new int[mechanism.Blocks <= MostShapes ? (int)mechanism.Blocks : 1];
        for (int block = 0; block < memberBits.Length; block++) memberBits[block] = mechanism.Shape(block).Bits;
    }

    /// <summary>The bits that tell the blocks apart.</summary>
    public int BlockBits { get; }

    /// <summary>The mean number of bits of a report, blocks being equally likely.</summary>
    public double MeanBits => BlockBits + memberBits.Average();

    /// <summary>The number of bits of a block's reports.</summary>
    public int Bits(long block) => BlockBits + memberBits[memberBits.Length == 1 ? 0 : (int)block];

    /// <summary>Encodes a report.</summary>
    /// <param name="block">The block.</param>
    /// <param name="members">The members, ascending.</param>
    public byte[] Pack(long block, ReadOnlySpan<int> members)
    {
        Integer rank = mechanism.Shape(block).Weight is null ? Mask(members) : Subsets.Rank(members);
        Integer code = (rank << BlockBits) + block;
        byte[] bytes = new byte[(Bits(block) + 7) / 8];
        ReadOnlySpan<ulong> limbs = code.Magnitude;
        for (int i = 0; i < bytes.Length && i / 8 < limbs.Length; i++) bytes[i] = (byte)(limbs[i / 8] >> (8 * (i % 8)));
        return bytes;
    }

    /// <summary>Decodes a report and appends it.</summary>
    /// <param name="bytes">The code.</param>
    /// <param name="reports">Receives the report.</param>
    /// <returns>False when it is no code of a report of this mechanism; nothing is appended then.</returns>
    public bool TryUnpack(ReadOnlySpan<byte> bytes, ReportBatch reports)
    {
        ulong[] limbs = new ulong[(bytes.Length + 7) / 8];
        for (int i = 0; i < bytes.Length; i++) limbs[i / 8] |= (ulong)bytes[i] << (8 * (i % 8));
        var code = new Integer(1, limbs);
        long block = (long)Integer.LowBits(code, BlockBits);
        if (block >= mechanism.Blocks || bytes.Length != (Bits(block) + 7) / 8) return false;
        Integer rank = code >> BlockBits;
        ReportShape shape = mechanism.Shape(block);
        if (shape.Weight is not { } weight)
        {
            if (rank.BitLength > shape.Size) return false;
            reports.Begin(block);
            reports.AddMembers(rank.Magnitude);
            return true;
        }
        if (rank >= shape.Count) return false;
        int[] members = new int[weight];
        Subsets.Unrank(rank, shape.Size, members);
        reports.Add(block, members);
        return true;
    }

    private static Integer Mask(ReadOnlySpan<int> members)
    {
        ulong[] limbs = new ulong[members.IsEmpty ? 1 : (members[^1] / 64) + 1];
        foreach (int member in members) limbs[member / 64] |= 1UL << (member % 64);
        return new Integer(1, limbs);
    }
}
