using System.CommandLine;
using Mathesis.Core;

namespace Mathesis.Cli.Tests;

public class HelpTests
{
    /// <summary>Every command that a person sees, as the words that call it.</summary>
    public static TheoryData<string> Commands()
    {
        var commands = new TheoryData<string>();
        Collect(CommandTree.Create(new Services(() => Registry.Compose())), "", commands);
        return commands;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task EveryCommandHasADescriptionAndExamples(string words)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var program = new MathesisProgram(new Services(() => Registry.Compose()) { Output = output, Error = error });
        int code = await program.RunAsync([.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, code);
        Assert.Equal("", error.ToString());
        string text = output.ToString();
        Assert.Contains("Usage:", text, StringComparison.Ordinal);
        Assert.Contains("Examples:", text, StringComparison.Ordinal);
        string examples = text[text.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"  mathesis {words}".TrimEnd(), examples, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("papers show --help")]
    public void TheProgramItselfAnswers(string arguments)
    {
        ProgramRun run = ProgramRun.Of(arguments.Split(' '));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutArgumentsItShowsItsHelp() => Assert.Equal(ProgramRun.Of(["--help"]), ProgramRun.Of([]));

    private static void Collect(Command command, string words, TheoryData<string> commands)
    {
        commands.Add(words);
        foreach (Command sub in command.Subcommands.Where(sub => !sub.Hidden)) Collect(sub, $"{words} {sub.Name}".TrimStart(), commands);
    }
}
