using Mathesis.Core;

namespace Mathesis.Cli;

/// <summary>The program <c>mathesis</c>: composes the floors below and runs the command it is given.</summary>
public static class Program
{
    /// <summary>Runs a command; see <see cref="Laboratory.ExitCodes"/> for what is returned.</summary>
    public static Task<int> Main(string[] arguments) =>
        new MathesisProgram(new Services(static () => Registry.Compose(Papers.Registrations.AddTo, Problems.Registrations.AddTo))).RunAsync(arguments);
}
