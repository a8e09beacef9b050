using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>The child's end of the pipe to its parent: progress and failures go out as lines.</summary>
internal sealed class ChildChannel(Stream output, TimeProvider time) : IProgressSink
{
    private readonly Throttle throttle = new(time, Throttle.ProgressInterval);
    private readonly Lock gate = new();

    public void Phase(string name) => Send(new ChildMessage { Kind = ChildMessageKind.Phase, Text = name });

    public void Advance(long done, long total, params ReadOnlySpan<Measurement> status)
    {
        lock (gate)
        {
            if (!throttle.Pass(always: done == total)) return;
        }
        var names = new string[status.Length];
        var values = new double[status.Length];
        for (int i = 0; i < status.Length; i++) (names[i], values[i]) = status[i];
        Send(new ChildMessage { Kind = ChildMessageKind.Advance, Done = done, Total = total, Names = names, Values = values });
    }

    public void Note(string text) => Send(new ChildMessage { Kind = ChildMessageKind.Note, Text = text });

    public void Failure(string text) => Send(new ChildMessage { Kind = ChildMessageKind.Failure, Text = text });

    private void Send(ChildMessage message)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, LaboratoryJson.Default.ChildMessage), (byte)'\n'];
        lock (gate)
        {
            try
            {
                output.Write(line);
                output.Flush();
            }
            catch (IOException)
            {
                // The parent is gone: the end of standard input says so too, and ends this process in order.
            }
        }
    }
}
