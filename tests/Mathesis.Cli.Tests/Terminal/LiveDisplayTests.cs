using Mathesis.Core;
using Mathesis.Laboratory;
using Spectre.Console;

namespace Mathesis.Cli.Tests;

public class LiveDisplayTests
{
    [Fact]
    public void ShowsEachArmWithItsBarValuesAndCurve()
    {
        var time = new ManualTime();
        var output = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 120;
        var display = new LiveDisplay(console, time);
        display.ArmStarted("main", "a");
        display.ArmStarted("no decay [0]", "b");
        display.Phase("main", "training");
        display.Advance("main", 100, 1000, [new Measurement("test loss", 1)]);
        time.Pass(10);
        display.Advance("main", 500, 1000, [new Measurement("test loss", 0.1)]);
        display.Note("main", "memorised [all]");
        display.ArmFinished("no decay [0]", RunState.Failed);
        console.Write(display.Render());
        string[] lines = [.. output.ToString().Split('\n').Select(line => line.TrimEnd())];
        Assert.Equal("main          ━━━━━━━━━━━━━━━━━━━━━━━━ training, 500 of 1,000 (50%), 0:12 left", lines[0]);
        Assert.Equal("              test loss 0.100", lines[1]);
        Assert.Equal("              test loss █▁", lines[2]);
        Assert.Equal("no decay [0]  failed after 0:10", lines[3]);
        Assert.Equal("main: memorised [all]", lines[4]);
    }
}
