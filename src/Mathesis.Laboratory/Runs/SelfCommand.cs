namespace Mathesis.Laboratory;

/// <summary>How this program can be started again: for arms that run as processes of their own.</summary>
/// <param name="FileName">The program's file.</param>
/// <param name="Leading">The arguments before the command: the assembly, when the program is <c>dotnet</c>.</param>
public sealed record SelfCommand(string FileName, IReadOnlyList<string> Leading)
{
    /// <summary>The running program.</summary>
    /// <exception cref="InvalidOperationException">The platform does not tell.</exception>
    public static SelfCommand Current()
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("the path of this program is unknown");
        bool isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost ? new SelfCommand(program, [Environment.GetCommandLineArgs()[0]]) : new SelfCommand(program, []);
    }

    /// <summary>All arguments that start the program with a command.</summary>
    internal IEnumerable<string> Arguments(IEnumerable<string> command) => Leading.Concat(command);
}
