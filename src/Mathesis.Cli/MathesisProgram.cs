using System.CommandLine;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Parses the command line, runs the command, and turns whatever goes wrong into one line and an exit code.</summary>
/// <param name="services">What the commands work with.</param>
internal sealed class MathesisProgram(Services services)
{
    private static readonly ParserConfiguration parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Runs a command and returns its exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            ParseResult parsed = CommandTree.Create(services).Parse(arguments, parsing);
            if (parsed.Action is not HelpWithExamples && ParseErrors.Find(parsed) is { } error) throw error;
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = services.Output,
                Error = services.Error,
            });
        }
        catch (InputError error)
        {
            return Fail(error.Message);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message.ReplaceLineEndings(" "), exception);
        }
        catch (Exception exception)
        {
            return Fail($"unexpected error: {exception.Message.ReplaceLineEndings(" ")} (details: {SaveDetails(exception)})", exception);
        }
    }

    private int Fail(string line, Exception? exception = null)
    {
        services.Error.WriteLine($"mathesis: {line}");
        if (exception is not null && Environment.GetEnvironmentVariable("MATHESIS_DEBUG") == "1")
            services.Error.WriteLine(exception);
        return ExitCodes.BadInput;
    }

    /// <summary>Writes what a maintainer needs of an unexpected error to a file, and returns its path.</summary>
    private static string SaveDetails(Exception exception)
    {
        try
        {
            string path = Path.Combine(Path.GetTempPath(), $"mathesis-error-{Environment.ProcessId}.txt");
            File.WriteAllText(path, $"mathesis {ProgramVersion.Full}\n{Environment.CommandLine}\n\n{exception}\n");
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "run again with MATHESIS_DEBUG=1";
        }
    }
}
