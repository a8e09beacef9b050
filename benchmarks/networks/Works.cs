namespace Mathesis.Benchmarks.Networks;

/// <summary>The pieces of work that are measured, by the names of their rows.</summary>
internal static class Works
{
    public const string Forward = "forward";
    public const string Evaluation = "evaluation";
    public const string Training = "training";

    public static IReadOnlyList<string> All { get; } = [Forward, Evaluation, Training];
}
