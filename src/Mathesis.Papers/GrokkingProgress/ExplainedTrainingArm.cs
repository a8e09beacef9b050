using Mathesis.Circuits;
using Mathesis.Laboratory;
using Mathesis.Teaching;

namespace Mathesis.Papers;

/// <summary>Trains a network on pairs, takes the trained network apart, and replays the progress measures over its checkpoints.</summary>
internal static class ExplainedTrainingArm
{
    /// <summary>The step at which the paper's memorising network is looked at.</summary>
    private const long MemorisedStep = 2_000;

    /// <summary>Runs the arm.</summary>
    public static void Run(IArmContext arm)
    {
        CourseResult course = TrainingArm.Train(arm);
        arm.Measure("grokking gap", course is { Reached99: { } reached, Fitted: { } fitted } ? reached - fitted : double.PositiveInfinity);

        arm.Progress.Phase("taking the network apart");
        TrainedPairNetwork trained = TrainedPairNetwork.Load(arm.FilePath(Course.NetworkPath));
        PairCircuit circuit = trained.Analyse();
        MeasureCircuit(arm, circuit);
        arm.Cancellation.ThrowIfCancellationRequested();

        ProgressHistory history = ProgressHistory.Replay(arm, trained.Task, circuit.Keys);
        MeasureHistory(arm, history);
    }

    private static void MeasureCircuit(IArmContext arm, PairCircuit circuit)
    {
        double full = circuit[AblationTable.Full].Loss.All;
        arm.Measure("key frequencies", circuit.Keys.Count);
        arm.Measure("W_L residual", circuit.LogitMap.RelativeResidual([.. circuit.Keys]));
        arm.Measure("single-frequency neurons", circuit.Neurons.ClusteredFraction);
        arm.Measure("logit variance explained", circuit.Measures.VarianceExplained);
        arm.Measure("restricted over full test loss", circuit.Measures.Restricted.Loss.Test / circuit.Measures.Full.Loss.Test);
        arm.Measure("least ratio of single-key removal", circuit.Keys.Min(k => circuit[AblationTable.Remove(k)].Loss.All) / full);
        arm.Measure("complement loss", circuit[AblationTable.OffDirectionsAlone].Loss.All);
        arm.Measure("final excluded loss", circuit.Measures.ExcludedLoss);
        arm.Measure("least read-out explained", circuit.ReadOuts.Select(r => Math.Min(r.Cosine, r.Sine)).DefaultIfEmpty(double.NaN).Min());
    }

    private static void MeasureHistory(IArmContext arm, ProgressHistory history)
    {
        int memorised = history.LastAtOrBefore(MemorisedStep);
        arm.Measure("train accuracy at 2000", history.Measures[memorised].Full.Accuracy.Training);
        arm.Measure("test accuracy at 2000", history.Measures[memorised].Full.Accuracy.Test);
        arm.Measure("rise of Gini of W_E", history.WeightMeasures[^1].EmbeddingGini - history.WeightMeasures[0].EmbeddingGini);
        arm.Measure("lead of restricted loss", history.LeadOfRestrictedLoss ?? double.NaN);
        TrainingPhases phases = history.Phases;
        arm.Measure("memorisation ends at", phases.MemorisationEnd ?? double.PositiveInfinity);
        arm.Measure("cleanup starts at", phases.CleanupStart ?? double.PositiveInfinity);
        arm.Measure("cleanup ends at", phases.CleanupEnd ?? double.PositiveInfinity);
        arm.Measure("shortest phase", phases is { MemorisationEnd: { } first, CleanupStart: { } second, CleanupEnd: { } third }
            ? Math.Min(first, Math.Min(second - first, third - second))
            : double.NaN);
    }
}
