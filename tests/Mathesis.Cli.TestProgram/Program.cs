using Mathesis.Cli;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Laboratory.TestHost;

// The counting experiment stands in for two papers of the catalogue: one with claims, one whose arm is alone.
return await new MathesisProgram(new Services(() => Registry.Compose(static registry =>
{
    registry.Add<IExperiment>("grok-or-not", static () => new CountingExperiment("grok-or-not", "main", "control"));
    registry.Add<IExperiment>("circular-features", static () => new CountingExperiment("circular-features", "main")
    {
        Claims =
        [
            new Claim
            {
                Id = "mean", Statement = "the mean of the values is a fraction", Source = "by construction", Reported = "1/2", Metric = "mean",
                Criterion = Criterion.Between(0, 1),
            },
        ],
    });
    registry.Add<IExperiment>("screws", static () => new CountingExperiment("screws", "main")
    {
        Claims =
        [
            new Claim
            {
                Id = "mean", Statement = "the mean of the values exceeds one", Source = "by construction", Reported = "2", Metric = "mean",
                Criterion = Criterion.Minimum(1), Threshold = Threshold.Calibrated("2026-01-01", [5, 101], "0.5"), Explanation = "Values are fractions.",
            },
        ],
    });
}))).RunAsync(args);
