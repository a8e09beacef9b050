namespace Mathesis.Cli.Tests;

public class BadInputTests
{
    [Theory]
    [InlineData("paper", "unknown command 'paper'", "did you mean papers?")]
    [InlineData("frobnicate", "unknown command 'frobnicate'", "see mathesis --help")]
    [InlineData("papers sho 105", "unknown command 'sho'", "did you mean show?")]
    [InlineData("papers --jsn", "unknown option '--jsn'", "did you mean --json?")]
    [InlineData("papers show 105 --jsn", "unknown option '--jsn'", "did you mean --json?")]
    [InlineData("papers show --jsn", "unknown option '--jsn'", "did you mean --json?")]
    [InlineData("papers show", "missing <paper>", "see mathesis papers show --help")]
    [InlineData("papers show 1 2", "unexpected argument '2'", "see mathesis papers show --help")]
    [InlineData("papers show groking-progress", "unknown paper 'groking-progress'", "did you mean grokking-progress?")]
    [InlineData("papers show 0", "there is no paper 0", "1 to 119")]
    [InlineData("papers cite 120", "there is no paper 120", "1 to 119")]
    [InlineData("papers --json --markdown", "--json and --markdown exclude each other", "give one of them")]
    [InlineData("papers --update", "--update: it needs --markdown", "papers --markdown --update")]
    [InlineData("--stor x doctor", "unknown option '--stor'", "did you mean --store?")]
    [InlineData("doctor --store", "--store: missing value", "see mathesis doctor --help")]
    [InlineData("merge", "missing <plan>", "see mathesis merge --help")]
    [InlineData("merge no-such-plan.yaml out", "no-such-plan.yaml", "no such file")]
    [InlineData("checkpoint convert model out --memory 3XB", "--memory: '3XB' is no size", "KB, MB or GB")]
    [InlineData("checkpoint convert model out --compat mergkit", "--compat: unknown program 'mergkit'", "expected mergekit")]
    [InlineData("checkpoint inspect no-such-model", "no-such-model", "there is no such file or folder")]
    [InlineData("checkpoint sum-lora out --add x", "'x' is not of the form ADAPTER=WEIGHT", "write --add folder=0.5")]
    [InlineData("checkpoint extract-lora a b c --rank 0", "rank 0 is out of range", "at least 1")]
    [InlineData("doctor extra", "unexpected argument 'extra'", "see mathesis doctor --help")]
    [InlineData("grade", "nothing to grade", "--gold and --answer, or a file")]
    [InlineData("grade --gold 1", "half a pair", "expected --gold and --answer")]
    [InlineData("grade --gold 1 --answer 1 --type tupel", "unknown type", "did you mean tuple?")]
    [InlineData("grade --gold 1 --answer 1 --mode hendricks", "unknown mode", "did you mean hendrycks?")]
    [InlineData("grade nowhere.jsonl", "there is no such file", "expected a file of JSON lines")]
    public void IsOneLineThatNamesWhatIsWrongAndWhatIsRight(string arguments, string wrong, string right)
    {
        string line = ProgramRun.Of(arguments.Split(' ')).AssertOneLineOfError();
        Assert.Contains(wrong, line, StringComparison.Ordinal);
        Assert.Contains(right, line, StringComparison.Ordinal);
    }
}
