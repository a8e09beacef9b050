using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli.Tests;

public class ArmProgressTests
{
    private readonly ManualTime time = new();
    private readonly ArmProgress arm;

    public ArmProgressTests() => arm = new ArmProgress("main", time);

    [Fact]
    public void SaysPhaseStepAndTimeLeft()
    {
        Assert.Equal("starting", arm.Position());
        arm.Begin("training");
        Assert.Equal("training", arm.Position());
        arm.Advance(1000, 8000, []);
        time.Pass(60);
        arm.Advance(3000, 8000, []);
        // 2,000 steps took a minute, so the 5,000 that are left take two and a half.
        Assert.Equal("training, 3,000 of 8,000 (38%), 2:30 left", arm.Position());
    }

    [Fact]
    public void AResumedArmsPaceIsThatOfItsNewSteps()
    {
        arm.Begin("training");
        arm.Advance(7000, 8000, []);
        time.Pass(10);
        arm.Advance(7500, 8000, []);
        Assert.Equal(TimeSpan.FromSeconds(10), arm.Left);
    }

    [Fact]
    public void AnUnknownLengthHasNoTimeLeft()
    {
        arm.Begin("searching");
        arm.Advance(1, 0, []);
        time.Pass(10);
        arm.Advance(2000, 0, []);
        Assert.Equal("searching, 2,000", arm.Position());
        Assert.Null(arm.Fraction);
    }

    [Fact]
    public void TellsHowLongAFinishedArmTook()
    {
        time.Pass(3723);
        arm.End(RunState.Finished);
        time.Pass(100);
        Assert.Equal("finished after 1:02:03", arm.Position());
    }

    [Fact]
    public void ShowsAccuracyAsPercentAndTheTestLossAsCurve()
    {
        arm.Begin("training");
        for (int step = 0; step < 3; step++)
            arm.Advance(step, 3, [new Measurement("train loss", 0.5), new Measurement("test loss", Math.Pow(10, -step)), new Measurement("test accuracy", 0.25)]);
        Assert.Equal("train loss 0.500 · test loss 0.0100 · test accuracy 25.0%", arm.Values());
        Assert.Equal("test loss █▅▁", arm.Curve(10));
    }

    [Fact]
    public void ALongCurveKeepsItsEnds()
    {
        arm.Begin("training");
        for (int step = 0; step < 100_000; step++) arm.Advance(step, 100_000, [new Measurement("value", step)]);
        string curve = arm.Curve(8);
        Assert.Equal("value ▁▂▃▄▅▆▇█", curve);
    }
}
