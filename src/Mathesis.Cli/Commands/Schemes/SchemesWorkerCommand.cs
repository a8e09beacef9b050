using Mathesis.Discovery;

namespace Mathesis.Cli;

/// <summary><c>mathesis schemes worker</c>: a node of a distributed multiplication; other commands start it.</summary>
internal sealed class SchemesWorkerCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public SchemesWorkerCommand()
        : base("worker", "Multiply two blocks from standard input; started by schemes faults", "mathesis schemes worker < blocks > product")
    {
        Hidden = true;
        SetAction(_ =>
        {
            using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
            ProductWorker.Serve(input, output);
        });
    }
}
