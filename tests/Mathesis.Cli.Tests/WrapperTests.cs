using System.Diagnostics;

namespace Mathesis.Cli.Tests;

public sealed class WrapperTests : IDisposable
{
    private readonly WrapperSandbox sandbox;

    public WrapperTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is for POSIX shells");
        sandbox = new WrapperSandbox();
    }

    public void Dispose() => sandbox?.Dispose();

    [Fact]
    public void BuildsOnceAndPassesEveryArgumentOn()
    {
        ProgramRun first = sandbox.Run("papers", "two words", "", "*");
        Assert.Equal(0, first.ExitCode);
        string program = Path.Combine(sandbox.Root, "artifacts/bin/Mathesis.Cli/release/mathesis.dll");
        Assert.Equal($"<{program}>\n<papers>\n<two words>\n<>\n<*>\n", first.Output);
        Assert.Equal("mathesis: building (once, and again when the sources change) ...\n", first.Error);

        ProgramRun second = sandbox.Run("papers");
        Assert.Equal("", second.Error);
        Assert.Equal(1, sandbox.Builds);
    }

    [Fact]
    public void BuildsAgainWhenASourceChanges()
    {
        sandbox.Run();
        File.SetLastWriteTimeUtc(sandbox.Source, DateTime.UtcNow.AddMinutes(1));
        sandbox.Run();
        Assert.Equal(2, sandbox.Builds);
    }

    [Fact]
    public void WorksThroughASymbolicLink()
    {
        string link = Path.Combine(sandbox.Root, "..", "link");
        File.CreateSymbolicLink(link, "a clone/mathesis");
        ProgramRun run = WrapperSandbox.Finish(sandbox.Start(link, "version"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("<version>", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstCallsAtTheSameTimeBuildOnce()
    {
        Process[] calls = [.. Enumerable.Range(0, 4).Select(_ => sandbox.Start(sandbox.Script, "version"))];
        Assert.All(calls, call => Assert.Equal(0, WrapperSandbox.Finish(call).ExitCode));
        Assert.Equal(1, sandbox.Builds);
    }

    [Fact]
    public void ALockWhoseOwnerIsGoneIsTakenOver()
    {
        string held = Path.Combine(sandbox.Root, "artifacts", "mathesis.lock");
        Directory.CreateDirectory(held);
        // No process has a number beyond the largest that Linux and macOS give.
        File.WriteAllText(Path.Combine(held, "pid"), "99999999");
        Assert.Equal(0, sandbox.Run().ExitCode);
        Assert.False(Directory.Exists(held));
    }

    [Fact]
    public void WithoutDotnetItSaysWhatToInstall()
    {
        sandbox.RemoveDotnet();
        Assert.Contains("install the .NET 10 SDK from https://", sandbox.Run("papers").AssertOneLineOfError(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithAnOldSdkItSaysWhatToInstall()
    {
        sandbox.SetDotnet("""
            [ "$1" = --list-sdks ] && echo "8.0.100 [/usr/share/dotnet/sdk]" && exit 0
            exit 1
            """);
        string line = sandbox.Run("papers").AssertOneLineOfError();
        Assert.Contains("8.0.100", line, StringComparison.Ordinal);
        Assert.Contains("install the .NET 10 SDK", line, StringComparison.Ordinal);
    }

    [Fact]
    public void ABuildThatFailsShowsItsErrorsAndStartsNothing()
    {
        sandbox.SetDotnet("""
            [ "$1" = --version ] && echo 10.0.100 && exit 0
            echo "Program.cs(1,1): error CS0116: wrong"
            exit 1
            """);
        ProgramRun run = sandbox.Run("papers");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("error CS0116: wrong", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(sandbox.Root, "artifacts", "mathesis.lock")));
    }

    [Fact]
    public void TestRunsTheTestsOfTheSolution()
    {
        ProgramRun run = sandbox.Run("test", "--no-build");
        Assert.Equal("<test>\n<--solution>\n<Mathesis.slnx>\n<-c>\n<Release>\n<--no-build>\n", run.Output);
    }
}
