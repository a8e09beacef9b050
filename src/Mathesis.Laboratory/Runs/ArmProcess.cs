using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>
/// Executes an arm as a child process. The child ends by itself when its standard input does, so closing it (or dying) is how
/// the parent asks for an end.
/// </summary>
internal static class ArmProcess
{
    /// <summary>How long a child may take to save its state before it is killed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    private const int ErrorTail = 16 * 1024;

    public static async Task RunAsync(
        HostServices services, RunRecord run, int threads, string label, IRunObserver observer, CancellationToken cancellation)
    {
        using Process child = Start(services, run, threads);
        using var killer = new CancellationTokenSource();
        using CancellationTokenRegistration kill = killer.Token.Register(() => Kill(child));
        using CancellationTokenRegistration cancel = cancellation.Register(() =>
        {
            child.StandardInput.Close();
            killer.CancelAfter(Grace);
        });
        string? failure;
        string errors;
        try
        {
            Task<string> tail = ReadTailAsync(child.StandardError);
            failure = await ListenAsync(child.StandardOutput, label, observer).ConfigureAwait(false);
            errors = await tail.ConfigureAwait(false);
            await child.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            Kill(child);
            throw;
        }
        switch (child.ExitCode)
        {
            case ExitCodes.Success:
                return;
            case ExitCodes.Interrupted:
                throw new OperationCanceledException($"arm '{run.Label}' was interrupted", cancellation);
            case ExitCodes.BadInput when failure is not null:
                throw new InputError(failure);
            default:
                if (failure is not null) throw new ArmFailedException(failure);
                // It was killed, or died without a word: what it wrote to standard error is all there is.
                string path = services.WriteError(run.Id, errors);
                services.EndQuietly(run.Id, RunState.Interrupted, 0, null);
                cancellation.ThrowIfCancellationRequested();
                throw new ArmFailedException(
                    $"the process of arm '{run.Label}' (run {run.Id}) ended with code {child.ExitCode}; what it wrote is in {path}; the run can be resumed");
        }
    }

    private static Process Start(HostServices services, RunRecord run, int threads)
    {
        var start = new ProcessStartInfo(services.Self.FileName)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        string[] command =
            ["runs", "exec", run.Id, "--store", services.Store.Root, "--threads", threads.ToString(CultureInfo.InvariantCulture)];
        foreach (string argument in services.Self.Arguments(command)) start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InputError($"cannot start a process for arm '{run.Label}': {exception.Message}", start.FileName, cause: exception);
        }
    }

    /// <summary>Passes the child's messages on until it closes its output.</summary>
    /// <returns>Why it failed, if it said so.</returns>
    private static async Task<string?> ListenAsync(StreamReader output, string label, IRunObserver observer)
    {
        string? failure = null;
        while (await output.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            switch (Parse(line))
            {
                case { Kind: ChildMessageKind.Phase, Text: { } name }:
                    observer.Phase(label, name);
                    break;
                case { Kind: ChildMessageKind.Advance, Names: { } names, Values: { } values } message:
                    observer.Advance(label, message.Done, message.Total, [.. names.Zip(values, (name, value) => new Measurement(name, value))]);
                    break;
                case { Kind: ChildMessageKind.Note, Text: { } text }:
                    observer.Note(label, text);
                    break;
                case { Kind: ChildMessageKind.Failure, Text: { } text }:
                    failure = text;
                    break;
                default:
                    // Something in the arm wrote to the console.
                    observer.Note(label, line);
                    break;
            }
        }
        return failure;
    }

    private static ChildMessage? Parse(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize(line, LaboratoryJson.Default.ChildMessage) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<string> ReadTailAsync(StreamReader errors)
    {
        var text = new StringBuilder();
        char[] buffer = new char[4096];
        int count;
        while ((count = await errors.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            text.Append(buffer, 0, count);
            if (text.Length > ErrorTail) text.Remove(0, text.Length - ErrorTail);
        }
        return text.ToString();
    }

    private static void Kill(Process child)
    {
        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }
}
