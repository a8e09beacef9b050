using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using CsCheck;
using Mathesis.Core;

namespace Mathesis.Checkpoints.Tests;

public sealed class SafetensorsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mathesis-safetensors-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A file written by hand from the format's specification: one F32 tensor [1, 2] = (1, -2), one BF16 scalar 1.5.</summary>
    private static byte[] HandMade()
    {
        byte[] json = Encoding.UTF8.GetBytes(
            """{"__metadata__":{"by":"hand"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[],"data_offsets":[8,10]}}""");
        return [(byte)json.Length, 0, 0, 0, 0, 0, 0, 0, .. json, 0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0, 0xC0, 0x3F];
    }

    [Fact]
    public void A_file_written_by_hand_is_read()
    {
        using SafetensorsFile file = SafetensorsFile.Open(Put(HandMade()));
        Assert.Equal("hand", file.Metadata["by"]);
        Assert.Equal(["a", "b"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([1L, 2L], file["a"].Shape);
        Assert.Equal([1f, -2f], file.ReadSingles("a"));
        Assert.Equal([1.5], file.ReadDoubles("b"));
        Assert.Equal([1.5f], file.ReadSingles("b"));
        byte[] middle = new byte[2];
        file.ReadBytes("a", 2, middle);
        Assert.Equal([0x80, 0x3F], middle);
    }

    [Fact]
    public void The_written_bytes_are_those_of_the_format()
    {
        var writer = new SafetensorsWriter { Metadata = { ["k"] = "v" } };
        writer.Add("t", [2], new float[] { 1, -2 });
        using var stream = new MemoryStream();
        writer.Write(stream);
        string json = """{"__metadata__":{"k":"v"},"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        string padded = json.PadRight((json.Length + 7) / 8 * 8);
        Assert.Equal(
            [(byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded), 0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0],
            stream.ToArray());
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Gen<(string Name, int[] Shape, int Kind)> tensor = Gen.Select(
            Gen.String[1, 12].Where(IsText), Gen.Int[0, 4].Array[0, 3], Gen.Int[0, 2]);
        Gen.Select(tensor.Array[0, 6], Gen.String[0, 20].Where(IsText), Gen.ULong).Sample((tensors, text, bits) =>
        {
            tensors = [.. tensors.DistinctBy(t => t.Name).Where(t => t.Name != "__metadata__")];
            var writer = new SafetensorsWriter { Metadata = { ["text"] = text, ["empty"] = "" } };
            var stream = new RandomStream("tests/safetensors", bits);
            var expected = new Dictionary<string, double[]>();
            foreach ((string name, int[] shape, int kind) in tensors)
            {
                int count = shape.Aggregate(1, (a, b) => a * b);
                float[] values = [.. Enumerable.Range(0, count).Select(_ => (float)stream.NextGaussian())];
                expected[name] = [.. values.Select(v => (double)v)];
                if (kind == 0) writer.Add(name, shape, values);
                else if (kind == 1) writer.Add(name, shape, expected[name]);
                else
                {
                    expected[name] = [.. values.Select(v => (double)(Half)v)];
                    writer.Add(name, SafetensorsType.Float16, [.. shape.Select(l => (long)l)], output =>
                    {
                        byte[] two = new byte[2];
                        foreach (float value in values)
                        {
                            BinaryPrimitives.WriteHalfLittleEndian(two, (Half)value);
                            output.Write(two);
                        }
                    });
                }
            }
            using var memory = new MemoryStream();
            writer.Write(memory);
            memory.Write([1, 2, 3]);
            memory.Position = 0;
            using SafetensorsFile file = SafetensorsFile.Read(memory, "memory");
            Assert.Equal(3, memory.Length - memory.Position);
            Assert.Equal(text, file.Metadata["text"]);
            Assert.Equal("", file.Metadata["empty"]);
            Assert.Equal(tensors.Length, file.Tensors.Length);
            foreach ((string name, int[] shape, _) in tensors)
            {
                Assert.Equal(shape.Select(l => (long)l), file[name].Shape);
                Assert.Equal(expected[name], file.ReadDoubles(name));
                Assert.Equal([.. expected[name].Select(v => (float)v)], file.ReadSingles(name));
            }
        }, iter: 300);
    }

    [Fact]
    public void Every_truncation_gives_one_line_that_names_the_file()
    {
        byte[] whole = HandMade();
        for (int length = 0; length < whole.Length; length++)
        {
            string path = Put(whole[..length]);
            InputError error = Assert.Throws<InputError>(() => SafetensorsFile.Open(path));
            Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
            Assert.Throws<InputError>(() => SafetensorsFile.Read(new MemoryStream(whole, 0, length), "memory"));
        }
        Assert.Throws<InputError>(() => SafetensorsFile.Open(Put([.. whole, 0])));
    }

    [Fact]
    public void A_corrupted_byte_gives_an_input_error_or_other_values_but_no_other_exception()
    {
        byte[] whole = HandMade();
        int rejected = 0;
        for (int at = 0; at < whole.Length; at++)
        {
            for (int value = 0; value < 256; value++)
            {
                byte[] damaged = [.. whole];
                damaged[at] = (byte)value;
                if (!ReadsAll(damaged)) rejected++;
            }
        }
        Assert.InRange(rejected, 10_000, whole.Length * 256);
    }

    [Fact]
    public void Many_corrupted_bytes_give_an_input_error_or_other_values_but_no_other_exception() =>
        Gen.Select(Gen.Int[0, HandMade().Length - 1], Gen.Byte).Array[2, 8].Sample(
            changes =>
            {
                byte[] damaged = HandMade();
                foreach ((int at, byte value) in changes) damaged[at] = value;
                ReadsAll(damaged);
            },
            iter: 20_000);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("[]", "does not begin with '{'")]
    [InlineData("{", "not JSON")]
    [InlineData("""{"a":1}""", "not described by a JSON object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'a' twice")]
    [InlineData("""{"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}""", "unknown dtype 'F31'")]
    [InlineData("""{"a":{"dtype":3,"shape":[1],"data_offsets":[0,4]}}""", "unknown dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "does not fill its 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,4]}}""", "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "not a non-negative integer")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "not a non-negative integer")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "not a beginning and an end")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4]}}""", "not a beginning and an end")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "gap of 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", "overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "truncated")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 bytes follow")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "lacks its data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}""", "field 'x'")]
    [InlineData("""{"__metadata__":{"x":1}}""", "metadata 'x' is not a string")]
    [InlineData("""{"__metadata__":{"x":"","x":""}}""", "metadata has 'x' twice")]
    [InlineData("""{"\ud800":{}}""", "UTF-8")]
    public void Each_defect_of_the_header_is_named(string json, string message)
    {
        byte[] header = Encoding.UTF8.GetBytes(json);
        byte[] prefix = new byte[8];
        prefix[0] = (byte)header.Length;
        prefix[1] = (byte)(header.Length >> 8);
        string path = Put(json.Length == 0 ? [] : [.. prefix, .. header, 0, 0, 0, 0, 0, 0, 0, 0]);
        InputError error = Assert.Throws<InputError>(() => SafetensorsFile.Open(path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000_001UL, "more than the 100000000 allowed")]
    [InlineData(ulong.MaxValue, "more than the 100000000 allowed")]
    [InlineData(50_000_000UL, "but only 4 follow")]
    public void A_header_length_beyond_the_file_or_the_limit_is_refused(ulong length, string message)
    {
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, length);
        string path = Put([.. prefix, .. "{}  "u8]);
        Assert.Contains(message, Assert.Throws<InputError>(() => SafetensorsFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_folders_and_unknown_tensors_are_input_errors()
    {
        Assert.Contains("no such file", Assert.Throws<InputError>(() => SafetensorsFile.Open(Path.Combine(folder, "none"))).Message, StringComparison.Ordinal);
        Assert.Throws<InputError>(() => SafetensorsFile.Open(folder));
        Assert.Throws<InputError>(() => SafetensorsFile.Open(""));
        using SafetensorsFile file = SafetensorsFile.Open(Put(HandMade()));
        Assert.Throws<InputError>(() => file.ReadSingles("c"));
    }

    [Fact]
    public void A_tensor_with_too_few_or_too_many_bytes_leaves_no_file()
    {
        string path = Path.Combine(folder, "half.safetensors");
        foreach (int count in new[] { 3, 5 })
        {
            SafetensorsWriter writer = new SafetensorsWriter().Add("a", SafetensorsType.UInt8, [4], stream => stream.Write(new byte[count]));
            Assert.Throws<InvalidOperationException>(() => writer.Write(path));
        }
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Throws<ArgumentException>(() => new SafetensorsWriter().Add("a", [1], new float[1]).Add("a", [1], new float[1]));
        Assert.Throws<ArgumentException>(() => new SafetensorsWriter().Add("a", [2], new float[1]));
    }

    [Fact]
    public void Python_reads_what_was_written()
    {
        string path = Path.Combine(folder, "peer.safetensors");
        new SafetensorsWriter().Add("a", [2, 2], new float[] { 1, 2, 3, 4.5f }).Add("b", [1], new double[] { -0.25 }).Add("c", [2], new long[] { 7, -8 }).Write(path);
        const string Script = """
            import json, struct, sys
            data = open(sys.argv[1], 'rb').read()
            n = struct.unpack('<Q', data[:8])[0]
            header = json.loads(data[8:8 + n])
            codes = {'F32': 'f', 'F64': 'd', 'I64': 'q'}
            for name, t in header.items():
                first, last = t['data_offsets']
                values = [v[0] for v in struct.iter_unpack('<' + codes[t['dtype']], data[8 + n + first:8 + n + last])]
                print(name, t['shape'], values)
            assert 8 + n + last == len(data) and n % 8 == 0
            """;
        Assert.Equal("a [2, 2] [1.0, 2.0, 3.0, 4.5]\nb [1] [-0.25]\nc [2] [7, -8]\n", RunPython(Script, path));
    }

    private static string RunPython(string script, string argument)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, ArgumentList = { "-I", "-c", script, argument } };
        try
        {
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output.ReplaceLineEndings("\n");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not installed");
            throw;
        }
    }

    private static bool ReadsAll(byte[] bytes)
    {
        try
        {
            using SafetensorsFile file = SafetensorsFile.Read(new MemoryStream(bytes), "memory");
            foreach (SafetensorsTensor tensor in file.Tensors)
            {
                Assert.Equal(tensor.ByteLength, file.ReadBytes(tensor.Name).Length);
                try
                {
                    Assert.Equal(tensor.Count, file.ReadDoubles(tensor.Name).Length);
                }
                catch (InputError)
                {
                    // The type became one that no double holds.
                }
            }
            return true;
        }
        catch (InputError)
        {
            return false;
        }
    }

    private static bool IsText(string text) => !text.Any(char.IsSurrogate);

    private string Put(byte[] bytes)
    {
        string path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
