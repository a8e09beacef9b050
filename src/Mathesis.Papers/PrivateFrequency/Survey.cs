using System.Globalization;
using Mathesis.Core;
using Mathesis.Laboratory;
using Mathesis.Numerics;
using Mathesis.Privacy;

namespace Mathesis.Papers;

/// <summary>Repeated simulated surveys of one mechanism, and the names under which they are measured.</summary>
internal static class Survey
{
    /// <summary>The populations of the comparisons.</summary>
    public static IReadOnlyList<string> Populations { get; } = ["zipf", "spike"];

    /// <summary>The name of a measurement.</summary>
    public static string Key(string what, string population, string mechanism, double epsilon) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}, {population}, {mechanism}, epsilon {epsilon}");

    /// <summary>The values of a population's users.</summary>
    public static int[] Values(string population, int categories, int users, ulong seed)
    {
        var stream = new RandomStream($"papers/private-frequency/{population}", seed);
        return population == "zipf" ? Privacy.Populations.Zipf(categories, users, stream) : Privacy.Populations.Spike(categories, users, stream);
    }

    /// <summary>Runs surveys and measures their mean squared error, the attack's success and the bits.</summary>
    public static void Run(IArmContext arm, string population, FrequencyMechanism mechanism, int[] values, int trials)
    {
        double[] frequencies = Privacy.Populations.Frequencies(values, mechanism.Categories);
        var code = new ReportCode(mechanism);
        var results = new SimulatedTrial[trials];
        using var team = new ParallelTeam(arm.Threads);
        team.Run(trials, trial =>
        {
            if (!arm.Cancellation.IsCancellationRequested)
                results[trial] = SimulatedTrial.Run(mechanism, code, values, frequencies, arm.Seed, (ulong)trial);
        });
        arm.Cancellation.ThrowIfCancellationRequested();
        double epsilon = mechanism.Budget.Epsilon;
        arm.Measure(Key("mse", population, mechanism.Name, epsilon), results.Average(result => result.SquaredError));
        arm.Measure(Key("formula", population, mechanism.Name, epsilon), mechanism.MeanSquaredError(frequencies, values.Length));
        arm.Measure(Key("attack", population, mechanism.Name, epsilon), results.Average(result => result.Attack.Rate));
        arm.Measure(Key("bits", population, mechanism.Name, epsilon), code.MeanBits);
        arm.Measure(Key("best guess", population, mechanism.Name, epsilon), mechanism.BestGuess);
        if (mechanism is ModularSubsetSelection modular)
            arm.Measure(Key("attack formula", population, mechanism.Name, epsilon), modular.AttackSuccess(frequencies));
    }
}
