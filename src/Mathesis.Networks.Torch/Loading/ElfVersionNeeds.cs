using System.Buffers.Binary;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Networks.Torch;

/// <summary>
/// The versions that a shared library of 64 bits, little-endian, asks of others: the section <c>.gnu.version_r</c> (System V
/// ABI; "Linux Standard Base Core", symbol versioning). It is a list, one entry for each library needed, of lists of versions;
/// a version is known by a hash of its name and by the place of its name in the table of strings.
/// </summary>
internal static class ElfVersionNeeds
{
    /// <summary>SHT_GNU_verneed.</summary>
    private const uint VersionNeedSection = 0x6ffffffe;

    /// <summary>The names of all versions asked for.</summary>
    /// <exception cref="InputError">The bytes are not such a library.</exception>
    public static IReadOnlyList<string> Names(ReadOnlySpan<byte> library)
    {
        var names = new List<string>();
        foreach ((_, string name) in Find(library)) names.Add(name);
        return names;
    }

    /// <summary>Makes a library ask for another version, which it also asks for by itself already.</summary>
    /// <param name="library">The library; changed.</param>
    /// <param name="from">The versions that it shall not ask for.</param>
    /// <param name="to">The version in their place.</param>
    /// <exception cref="InputError">The bytes are not such a library, or it does not ask for <paramref name="to"/>.</exception>
    public static void Rename(Span<byte> library, IReadOnlyCollection<string> from, string to)
    {
        List<(int At, string Name)> versions = Find(library);
        int source = versions.FindIndex(version => version.Name == to);
        if (source < 0) throw new InputError($"the library does not ask for {to}");
        foreach ((int at, string name) in versions)
        {
            if (!from.Contains(name)) continue;
            // vna_hash and vna_name; flags, index and link stay.
            library.Slice(versions[source].At, 4).CopyTo(library[at..]);
            library.Slice(versions[source].At + 8, 4).CopyTo(library[(at + 8)..]);
        }
    }

    private static List<(int At, string Name)> Find(ReadOnlySpan<byte> library)
    {
        try
        {
            if (!library.StartsWith("\u007fELF\u0002\u0001"u8)) throw new InputError("not an ELF library of 64 bits, little-endian");
            var found = new List<(int, string)>();
            int table = (int)U64(library, 40);
            int entryLength = U16(library, 58);
            int count = U16(library, 60);
            for (int section = 0; section < count; section++)
            {
                int header = table + section * entryLength;
                if (U32(library, header + 4) != VersionNeedSection) continue;
                int strings = (int)U64(library, table + (int)U32(library, header + 40) * entryLength + 24);
                int need = (int)U64(library, header + 24);
                for (int next = 1; next != 0; need += next)
                {
                    int version = need + (int)U32(library, need + 8);
                    for (int index = U16(library, need + 2); index > 0; index--)
                    {
                        found.Add((version, NameAt(library, strings + (int)U32(library, version + 8))));
                        version += (int)U32(library, version + 12);
                    }
                    next = (int)U32(library, need + 12);
                }
            }
            return found;
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            throw new InputError("the ELF library is damaged", cause: exception);
        }
    }

    private static string NameAt(ReadOnlySpan<byte> library, int at)
    {
        ReadOnlySpan<byte> rest = library[at..];
        int end = rest.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}
