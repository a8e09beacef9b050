using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Mathesis.Laboratory;

namespace Mathesis.Papers;

/// <summary>
/// Paper 52: Mangan, "FiniteFieldSolve: Exactly Solving Large Linear Systems in High-Energy Theory" (2023). The answers are compared with another
/// program's, the paper's two kinds of systems are solved and proved, and its own idea, the compiled prime, is timed in plain code and beside vector code.
/// </summary>
[Register<IExperiment>("finite-field-solve")]
public sealed class FiniteFieldSolve : IExperiment
{
    /// <inheritdoc/>
    public string Name => "finite-field-solve";

    /// <inheritdoc/>
    public IReadOnlyList<Claim> Claims => FiniteFieldSolveClaims.All;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Action<IArmContext>> Arms { get; } = new Dictionary<string, Action<IArmContext>>
    {
        ["comparison"] = ComparisonArm.Run,
        ["dense"] = SystemArms.Dense,
        ["bootstrap"] = SystemArms.Bootstrap,
        ["compiled prime"] = CompiledPrimeArm.Run,
    };

    /// <inheritdoc/>
    public JsonObject Configure(Scale scale, IReadOnlyDictionary<string, string> settings)
    {
        FiniteFieldSolveOptions options = OptionsBinder.Bind(Defaults(scale), settings, FiniteFieldSolveJson.Default.FiniteFieldSolveOptions);
        return JsonSerializer.SerializeToNode(options, FiniteFieldSolveJson.Default.FiniteFieldSolveOptions)!.AsObject();
    }

    /// <inheritdoc/>
    public async Task ReplicateAsync(IReplicateContext replicate)
    {
        // One after the other: times are measured.
        foreach (string name in Arms.Keys)
        {
            ArmResult arm = await replicate.RunArmAsync(name, name);
            foreach ((string metric, double value) in arm.Measurements) replicate.Measure(metric, value);
        }
    }

    /// <inheritdoc/>
    public void Report(IReportBuilder report, IReadOnlyList<ReplicateResult> replicates)
    {
        foreach (ReplicateResult replicate in replicates) FiniteFieldSolveReport.Write(report, replicate);
    }

    /// <summary>The options of an arm.</summary>
    internal static FiniteFieldSolveOptions Options(IArmContext arm) => arm.Settings.Deserialize(FiniteFieldSolveJson.Default.FiniteFieldSolveOptions)!;

    private static FiniteFieldSolveOptions Defaults(Scale scale) => scale switch
    {
        Scale.Smoke => new FiniteFieldSolveOptions { Systems = 5, DenseUnknowns = 20, Particles = 5, Degree = 3, KernelSize = 60 },
        Scale.Small => new FiniteFieldSolveOptions(),
        _ => new FiniteFieldSolveOptions { Systems = 500, Particles = 8, KernelSize = 1000 },
    };
}
