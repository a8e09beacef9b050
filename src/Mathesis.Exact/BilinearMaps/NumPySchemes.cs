using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// <c>.npy</c> of flip-cpd: an array of int64 with one row that holds numerator and denominator of every coefficient of the three factors, row after row.
/// What is computed, the rank and the ring stand in the file's name.
/// </summary>
internal static class NumPySchemes
{
    private const int PreambleLength = 10;

    public static BilinearScheme Read(byte[] bytes, string path, SchemeFileName? name, SchemeRing? ring)
    {
        if (bytes.Length < PreambleLength || !bytes.AsSpan(0, 6).SequenceEqual(Magic)) throw new InputError("this is no NumPy file", path, "expected .npy");
        if (bytes[6] != 1) throw new InputError($"version {bytes[6]} of the NumPy format is unknown", path, "expected version 1");
        int start = PreambleLength + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        if (start > bytes.Length) throw new InputError("the header is cut off", path);
        string header = Encoding.ASCII.GetString(bytes, PreambleLength, start - PreambleLength);
        if (!header.Contains("'<i8'", StringComparison.Ordinal) || !header.Contains("'fortran_order': False", StringComparison.Ordinal))
            throw new InputError("the array holds no 64-bit integers in C order", path, "expected descr '<i8'");
        if (name is null) throw new InputError("the file's name does not say what it computes", path, "expected a name such as kg-333-rank14-rec-0-0-0-q.npy");
        int count = (bytes.Length - start) / 16, each = name.Map.Left.Count + name.Map.Right.Count + name.Map.OutputCount;
        if ((bytes.Length - start) % 16 != 0 || count != name.Rank * each)
            throw new InputError($"the array has {(bytes.Length - start) / 8.0:0.#} numbers", path, $"expected 2 * {name.Rank} * {each} for {name.Map} of rank {name.Rank}");
        int next = 0;
        LinearForms left = Take(name.Map.Left.Count), right = Take(name.Map.Right.Count), output = Take(name.Map.OutputCount);
        return SchemeFiles.Compose(name.Map, ring, name, left, right, output);

        LinearForms Take(int length)
        {
            var forms = new LinearFormsBuilder(length);
            for (int q = 0; q < name.Rank; q++)
            {
                var row = new (long, long)[length];
                for (int i = 0; i < length; i++, next++)
                {
                    ReadOnlySpan<byte> pair = bytes.AsSpan(start + (16 * next), 16);
                    row[i] = (BinaryPrimitives.ReadInt64LittleEndian(pair), BinaryPrimitives.ReadInt64LittleEndian(pair[8..]));
                    if (row[i].Item2 <= 0) throw new InputError($"coefficient {next + 1} has denominator {row[i].Item2}", path, "expected at least 1");
                }
                forms.Add(row, path);
            }
            return forms.ToForms();
        }
    }

    public static byte[] Write(BilinearScheme scheme)
    {
        LinearForms[] factors = [scheme.Left, scheme.Right, scheme.Output];
        int count = 2 * factors.Sum(forms => forms.Count * forms.Length);
        string header = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<i8', 'fortran_order': False, 'shape': (1, {count}), }}");
        // The data begin at a multiple of 16, as NumPy writes them.
        int padded = ((PreambleLength + header.Length + 1 + 15) / 16 * 16) - PreambleLength;
        byte[] bytes = new byte[PreambleLength + padded + (8 * count)];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)padded);
        Encoding.ASCII.GetBytes(header.PadRight(padded - 1) + "\n", bytes.AsSpan(PreambleLength));
        int place = PreambleLength + padded;
        foreach (LinearForms forms in factors)
        {
            for (int form = 0; form < forms.Count; form++)
            {
                for (int i = 0; i < forms.Length; i++, place += 16)
                {
                    (int numerator, int denominator) = forms.Coefficient(form, i);
                    BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(place), numerator);
                    BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(place + 8), numerator == 0 ? 1 : denominator);
                }
            }
        }
        return bytes;
    }

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];
}
