using System.Runtime.InteropServices;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>
/// Turns Ctrl-C and a polite kill into a request to end: the first asks, and what runs saves its state; the second ends the
/// program at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private readonly Action announce;
    private int requests;

    /// <summary>Begins to listen.</summary>
    /// <param name="announce">Called once, at the first request.</param>
    public Interruption(Action announce)
    {
        this.announce = announce;
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Request),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Request),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Request),
        ];
    }

    /// <summary>Cancelled at the first request.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations) registration.Dispose();
        source.Dispose();
    }

    private void Request(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref requests) > 1) Environment.Exit(ExitCodes.Interrupted);
        announce();
        source.Cancel();
    }
}
