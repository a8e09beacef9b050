using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>
/// Appends rows to JSONL files, one a stream, in a folder. Rows reach the operating system within a second, and the disk
/// with each snapshot.
/// </summary>
internal sealed class StreamRecorder : IRecorder, IDisposable
{
    private const string Extension = ".jsonl";
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly string folder;
    private readonly Dictionary<string, Segment> segments = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> row = new();
    private readonly Utf8JsonWriter writer;
    private readonly ITimer timer;
    private Exception? failure;

    public StreamRecorder(string folder, TimeProvider time)
    {
        this.folder = folder;
        writer = new Utf8JsonWriter(row);
        timer = time.CreateTimer(_ => FlushNow(), null, FlushInterval, FlushInterval);
    }

    public void Record(string stream, long step, params ReadOnlySpan<Measurement> values)
    {
        lock (gate)
        {
            Guard(() => { });
            Segment segment = Find(stream);
            segment.Check(stream, step, values);
            Compose(step, values);
            ReadOnlyMemory<byte> line = row.WrittenMemory;
            Guard(() => segment.Append(line.Span));
        }
    }

    /// <summary>Puts all rows on the disk.</summary>
    /// <returns>The length of each stream's file, in bytes.</returns>
    public SortedDictionary<string, long> Sync()
    {
        lock (gate)
        {
            var lengths = new SortedDictionary<string, long>(StringComparer.Ordinal);
            Guard(() =>
            {
                foreach ((string name, Segment segment) in segments) lengths[name] = segment.Sync();
            });
            return lengths;
        }
    }

    /// <summary>Whether the files hold at least the bytes that a snapshot counted.</summary>
    public bool Covers(IReadOnlyDictionary<string, long> lengths)
    {
        lock (gate)
        {
            foreach (Segment segment in segments.Values) segment.Flush();
            return lengths.All(stream => new FileInfo(PathOf(stream.Key)) is { Exists: true } file && file.Length >= stream.Value);
        }
    }

    /// <summary>Cuts every stream to the length it had, and drops those that had not begun.</summary>
    public void Rewind(IReadOnlyDictionary<string, long> lengths)
    {
        lock (gate)
        {
            CloseAll();
            if (!Directory.Exists(folder)) return;
            Guard(() =>
            {
                foreach (string path in Directory.GetFiles(folder, "*" + Extension))
                {
                    string name = Path.GetFileNameWithoutExtension(path);
                    if (!lengths.TryGetValue(name, out long length))
                    {
                        File.Delete(path);
                        continue;
                    }
                    segments[name] = new Segment(path);
                    segments[name].Cut(length);
                }
            });
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            CloseAll();
            writer.Dispose();
        }
    }

    private void CloseAll()
    {
        foreach (Segment segment in segments.Values) segment.Close();
        segments.Clear();
    }

    private void FlushNow()
    {
        lock (gate)
        {
            try
            {
                foreach (Segment segment in segments.Values) segment.Flush();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Thrown by the next record, on the thread that computes.
                failure = exception;
            }
        }
    }

    private Segment Find(string stream)
    {
        if (segments.TryGetValue(stream, out Segment? segment)) return segment;
        if (stream.Length == 0 || !stream.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ' '))
            throw new ArgumentException($"'{stream}' is no name of a stream: letters, digits, hyphens, underscores and spaces", nameof(stream));
        Guard(() =>
        {
            Directory.CreateDirectory(folder);
            segments[stream] = new Segment(PathOf(stream));
        });
        return segments[stream];
    }

    /// <summary>One row as a line: the step, then the values; NaN and infinities as strings, which JSON has no numbers for.</summary>
    private void Compose(long step, ReadOnlySpan<Measurement> values)
    {
        row.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteNumber("step", step);
        foreach ((string name, double value) in values)
        {
            if (double.IsFinite(value)) writer.WriteNumber(name, value);
            else writer.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
        writer.WriteEndObject();
        writer.Flush();
        row.Write("\n"u8);
    }

    private void Guard(Action action)
    {
        try
        {
            if (failure is { } earlier) throw AtomicFile.CannotWrite(folder, earlier);
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(folder, exception);
        }
    }

    private string PathOf(string stream) => Path.Combine(folder, stream + Extension);

    /// <summary>One stream's file, opened when it is first written.</summary>
    private sealed class Segment(string path)
    {
        private FileStream? file;
        private long lastStep = long.MinValue;
        private string[]? names;

        private FileStream File => file ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete, 1 << 16);

        public void Append(ReadOnlySpan<byte> line) => File.Write(line);

        public void Flush() => file?.Flush();

        public long Sync()
        {
            File.Flush(flushToDisk: true);
            return File.Length;
        }

        public void Cut(long length)
        {
            using var whole = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
            whole.SetLength(length);
            whole.Flush(flushToDisk: true);
        }

        public void Check(string stream, long step, ReadOnlySpan<Measurement> values)
        {
            if (step <= lastStep) throw new InvalidOperationException($"stream '{stream}': step {step} was recorded after step {lastStep}");
            lastStep = step;
            if (names is null)
            {
                names = new string[values.Length];
                for (int i = 0; i < names.Length; i++) names[i] = values[i].Name;
            }
            bool same = names.Length == values.Length;
            for (int i = 0; same && i < names.Length; i++) same = names[i] == values[i].Name;
            if (!same) throw new InvalidOperationException($"stream '{stream}': the row of step {step} has other names than the rows before");
        }

        public void Close()
        {
            try
            {
                file?.Dispose();
            }
            catch (IOException)
            {
                // A full disk: reported where it was written; what is missing is recorded again from the snapshot.
            }
            file = null;
        }
    }
}
