using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mathesis.Core;
using Microsoft.Win32.SafeHandles;

namespace Mathesis.Checkpoints;

/// <summary>
/// Writes a checkpoint of known layout into a folder that exists whole or not at all: everything goes to a folder beside, and when all
/// is there it is flushed to the disk and renamed. A journal beside the files notes each finished tensor, so a killed writer's work is
/// taken up by the next one of the same identity. Writes may run in parallel.
/// </summary>
public sealed class CheckpointWriter : IDisposable
{
    /// <summary>What is appended to the folder's name while it is not whole.</summary>
    public const string PartialSuffix = ".partial";

    private const string JournalName = "journal.txt";
    private const string JournalTitle = "mathesis checkpoint 1 ";

    private readonly string target;
    private readonly string partial;
    private readonly SafeFileHandle[] shards;
    private readonly Dictionary<int, string> done = [];
    private readonly Lock gate = new();
    private FileStream? journal;

    private CheckpointWriter(string target, ShardLayout layout, string identity)
    {
        this.target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        partial = this.target + PartialSuffix;
        Layout = layout;
        shards = new SafeFileHandle[layout.Shards.Length];
        try
        {
            Prepare(identity);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where everything lies.</summary>
    public ShardLayout Layout { get; }

    /// <summary>The finished tensors of an earlier writer that was interrupted: their indices in the layout, and the notes made of them.</summary>
    public IReadOnlyDictionary<int, string> Finished => done;

    /// <summary>The folder that is being written.</summary>
    public string PartialFolder => partial;

    /// <summary>Opens a folder for writing, or takes up what an interrupted writer left.</summary>
    /// <param name="folder">The folder; it must not exist, or be empty.</param>
    /// <param name="layout">What will be written.</param>
    /// <param name="identity">A text without line breaks that is the same only when the same bytes will be written: a hash of the plan and its inputs.</param>
    /// <exception cref="InputError">The folder has content, cannot be written, or the disk is too small.</exception>
    public static CheckpointWriter Open(string folder, ShardLayout layout, string identity)
    {
        try
        {
            return new CheckpointWriter(folder, layout, identity);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(folder, exception);
        }
    }

    /// <summary>Checks, without writing anything, that a folder can be written.</summary>
    /// <exception cref="InputError">It has content, or the disk is too small.</exception>
    public static void Check(string folder, long bytes)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(full)) throw new InputError("there is a file of that name", folder, "expected a new folder");
        if (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any())
            throw new InputError("the folder is not empty", folder, "expected a new or empty folder: nothing is overwritten");
        string existing = full;
        while (!Directory.Exists(existing)) existing = Path.GetDirectoryName(existing) ?? "/";
        long free = new DriveInfo(existing).AvailableFreeSpace;
        long had = Directory.Exists(full + PartialSuffix) ? new DirectoryInfo(full + PartialSuffix).EnumerateFiles().Sum(file => file.Length) : 0;
        if (bytes - had > free)
            throw new InputError(string.Create(CultureInfo.InvariantCulture, $"the disk is too small: {bytes - had:N0} bytes are needed, {free:N0} are free"), folder, "free some space or choose another disk");
    }

    /// <summary>Writes some of a tensor's bytes.</summary>
    /// <param name="tensor">The index of the tensor in the layout.</param>
    /// <param name="offset">The first byte, counted within the tensor.</param>
    /// <param name="bytes">The bytes, little-endian and row-major.</param>
    public void Write(int tensor, long offset, ReadOnlySpan<byte> bytes)
    {
        PlacedTensor place = Layout.Tensors[tensor];
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, place.ByteLength - bytes.Length);
        RandomAccess.Write(shards[place.Shard], bytes, place.Position + offset);
        FileAdvice.StartWriting(shards[place.Shard], place.Position + offset, bytes.Length);
    }

    /// <summary>Reads back what was written.</summary>
    /// <param name="tensor">The index of the tensor in the layout.</param>
    /// <param name="offset">The first byte, counted within the tensor.</param>
    /// <param name="destination">Where the bytes go.</param>
    public void Read(int tensor, long offset, Span<byte> destination)
    {
        PlacedTensor place = Layout.Tensors[tensor];
        while (destination.Length > 0)
        {
            int read = RandomAccess.Read(shards[place.Shard], destination, place.Position + offset);
            if (read == 0) throw new IOException($"{Layout.Shards[place.Shard].Name} has become shorter while it was written");
            destination = destination[read..];
            offset += read;
        }
    }

    /// <summary>Notes that all bytes of a tensor are written.</summary>
    /// <param name="tensor">The index of the tensor in the layout.</param>
    /// <param name="note">What a later writer should know of it: its hash. No line breaks.</param>
    public void Complete(int tensor, string note)
    {
        byte[] line = Encoding.UTF8.GetBytes(Line(tensor, note));
        lock (gate)
        {
            done[tensor] = note;
            journal!.Write(line);
            journal.Flush();
        }
    }

    /// <summary>Forgets that a tensor was finished.</summary>
    public void Forget(int tensor)
    {
        lock (gate) done.Remove(tensor);
    }

    /// <summary>Writes a small file of the checkpoint: a configuration, a tokenizer.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="bytes">Its content.</param>
    public void WriteFile(string name, ReadOnlySpan<byte> bytes)
    {
        using var stream = new FileStream(Path.Combine(partial, name), FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Flushes everything to the disk and gives the folder its name.</summary>
    public void Commit()
    {
        if (done.Count != Layout.Tensors.Length) throw new InvalidOperationException($"{Layout.Tensors.Length - done.Count} tensors are not written");
        if (Layout.Shards.Length > 1) WriteFile($"{Layout.BaseName}.safetensors.index.json", Index());
        foreach (SafeFileHandle shard in shards)
        {
            RandomAccess.FlushToDisk(shard);
            shard.Dispose();
        }
        journal!.Dispose();
        File.Delete(Path.Combine(partial, JournalName));
        if (Directory.Exists(target)) Directory.Delete(target);
        Directory.Move(partial, target);
    }

    /// <summary>Closes everything. What is not committed stays beside, for a later writer.</summary>
    public void Dispose()
    {
        journal?.Dispose();
        foreach (SafeFileHandle? shard in shards) shard?.Dispose();
    }

    /// <summary>Closes everything and deletes what was written.</summary>
    public void Abandon()
    {
        Dispose();
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
    }

    private void Prepare(string identity)
    {
        Check(target, Layout.Length);
        string path = Path.Combine(partial, JournalName);
        if (Directory.Exists(partial) && !TryResume(path, identity))
        {
            if (!File.Exists(path) && Directory.EnumerateFileSystemEntries(partial).Any())
                throw new InputError("the folder has files that are no unfinished checkpoint", partial, "expected to write there: move or delete it");
            Directory.Delete(partial, recursive: true);
        }
        Directory.CreateDirectory(partial);
        // Written anew, since a kill may have torn its last line.
        File.WriteAllText(path, JournalTitle + identity + "\n" + string.Concat(done.Select(pair => Line(pair.Key, pair.Value))));
        journal = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        for (int i = 0; i < shards.Length; i++) shards[i] = OpenShard(Layout.Shards[i]);
    }

    private static string Line(int tensor, string note) => string.Create(CultureInfo.InvariantCulture, $"{tensor} {note}\n");

    private SafeFileHandle OpenShard(ShardFile shard)
    {
        string path = Path.Combine(partial, shard.Name);
        bool exists = File.Exists(path);
        SafeFileHandle handle = File.OpenHandle(
            path, exists ? FileMode.Open : FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, preallocationSize: exists ? 0 : shard.Length);
        RandomAccess.SetLength(handle, shard.Length);
        RandomAccess.Write(handle, shard.Header.Span, 0);
        return handle;
    }

    /// <summary>Reads the journal of an interrupted writer; false when there is none, or of other work.</summary>
    private bool TryResume(string path, string identity)
    {
        if (!File.Exists(path)) return false;
        // What follows the last line break is a line that a kill has torn.
        string[] lines = File.ReadAllText(path).Split('\n')[..^1];
        if (lines.Length == 0 || lines[0] != JournalTitle + identity) return false;
        foreach (ShardFile shard in Layout.Shards)
        {
            var file = new FileInfo(Path.Combine(partial, shard.Name));
            if (!file.Exists || file.Length != shard.Length) return false;
        }
        foreach (string line in lines.Skip(1))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && int.TryParse(line.AsSpan(0, space), CultureInfo.InvariantCulture, out int index) && index >= 0 && index < Layout.Tensors.Length)
                done[index] = line[(space + 1)..];
        }
        return done.Count > 0;
    }

    private byte[] Index()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("metadata");
            writer.WriteNumber("total_size", Layout.TensorBytes);
            writer.WriteEndObject();
            writer.WriteStartObject("weight_map");
            foreach (PlacedTensor tensor in Layout.Tensors.OrderBy(tensor => tensor.Tensor.Name, StringComparer.Ordinal))
                writer.WriteString(tensor.Tensor.Name, Layout.Shards[tensor.Shard].Name);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
