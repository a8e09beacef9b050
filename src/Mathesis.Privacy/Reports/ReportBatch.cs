using System.Numerics;

namespace Mathesis.Privacy;

/// <summary>
/// Many reports, one after another in flat memory. A report is a block (which modulus, which hash function; 0 where there is no
/// choice) and members, ascending: the subset that it names.
/// </summary>
public sealed class ReportBatch
{
    private long[] blocks = new long[16];
    private int[] ends = new int[16];
    private int[] members = new int[64];

    /// <summary>How many reports there are.</summary>
    public int Count { get; private set; }

    /// <summary>The members of all reports, one report after another.</summary>
    public ReadOnlySpan<int> AllMembers => members.AsSpan(0, End(Count - 1));

    /// <summary>The block of every report.</summary>
    public ReadOnlySpan<long> Blocks => blocks.AsSpan(0, Count);

    /// <summary>Where the members of every report end in <see cref="AllMembers"/>.</summary>
    public ReadOnlySpan<int> Ends => ends.AsSpan(0, Count);

    /// <summary>The block of a report.</summary>
    public long Block(int report) => Blocks[report];

    /// <summary>The members of a report, ascending.</summary>
    public ReadOnlySpan<int> Members(int report)
    {
        int start = End(report - 1);
        return members.AsSpan(start, Ends[report] - start);
    }

    /// <summary>Begins a report without members.</summary>
    public void Begin(long block)
    {
        if (Count == blocks.Length)
        {
            Array.Resize(ref blocks, 2 * Count);
            Array.Resize(ref ends, 2 * Count);
        }
        blocks[Count] = block;
        ends[Count] = End(Count - 1);
        Count++;
    }

    /// <summary>Adds a member, above those before it, to the last report.</summary>
    public void AddMember(int member)
    {
        Reserve(1);
        members[ends[Count - 1]++] = member;
    }

    /// <summary>Adds the members whose bits are set to the last report.</summary>
    public void AddMembers(ReadOnlySpan<ulong> bits)
    {
        int total = 0;
        foreach (ulong word in bits) total += BitOperations.PopCount(word);
        Reserve(total);
        int at = ends[Count - 1];
        for (int i = 0; i < bits.Length; i++)
            for (ulong word = bits[i]; word != 0; word &= word - 1) members[at++] = (64 * i) + BitOperations.TrailingZeroCount(word);
        ends[Count - 1] = at;
    }

    /// <summary>Adds a whole report.</summary>
    public void Add(long block, ReadOnlySpan<int> ascending)
    {
        Begin(block);
        Reserve(ascending.Length);
        ascending.CopyTo(members.AsSpan(ends[Count - 1]));
        ends[Count - 1] += ascending.Length;
    }

    /// <summary>Removes all reports and keeps the memory.</summary>
    public void Clear() => Count = 0;

    private int End(int report) => report < 0 ? 0 : ends[report];

    private void Reserve(int more)
    {
        int needed = checked(ends[Count - 1] + more);
        if (needed > members.Length) Array.Resize(ref members, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * members.Length)));
    }
}
