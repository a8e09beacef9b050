using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Cli.Tests;

public class LineDisplayTests
{
    [Fact]
    public async Task WritesALineForEachEventAndPositionsNowAndThen()
    {
        var time = new ManualTime();
        var output = new StringWriter { NewLine = "\n" };
        var display = new LineDisplay(output, time);
        await display.ShowAsync(observer =>
        {
            observer.ArmStarted("main", "261123-2031-k7f");
            observer.Phase("main", "training");
            for (int step = 1; step <= 100; step++)
            {
                time.Pass(0.25);
                observer.Advance("main", step, 100, [new Measurement("test loss", 1.0 / step)]);
            }
            observer.Note("main", "generalised");
            observer.ArmFinished("main", RunState.Finished);
            return Task.FromResult(0);
        });
        Assert.Equal(
            """
            main: started as run 261123-2031-k7f
            main: training
            main: training, 40 of 100 (40%), 0:15 left; test loss 0.0250
            main: training, 80 of 100 (80%), 0:05 left; test loss 0.0125
            main: generalised
            main: finished after 0:25

            """, output.ToString());
    }
}
