using Mathesis.Core;
using Mathesis.Networks;

namespace Mathesis.Teaching;

/// <summary>Chooses the engine that trains a network.</summary>
internal static class Trainers
{
    /// <summary>The trainer of a recipe: the folded engine where it can train the network, else the layer engine.</summary>
    public static ITrainer Create(
        FiniteTrainingOptions options, NetworkSpecification specification, Weights weights, Examples training, ulong seed, int threads)
    {
        string? reason = null;
        bool folds = options.Engine != EngineChoice.Layers && FoldedPairTrainer.CanTrain(specification, training, out reason);
        if (!folds && options.Engine == EngineChoice.Folded)
            throw new InputError($"the folded engine cannot train this network: {reason}", "engine", "use auto or layers");
        ITrainer trainer = folds
            ? new FoldedPairTrainer(specification, weights, training, options.Optimiser)
            : new LayerTrainer(specification, weights, training, new LayerTrainerOptions { Optimiser = options.Optimiser, Seed = seed });
        trainer.Threads = threads;
        return trainer;
    }
}
