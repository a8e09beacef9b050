using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs the fold forward over the sequences of a plan.</summary>
internal sealed class FoldedEvaluator : IDisposable
{
    private readonly FoldedTile[] tiles;
    private readonly double[] losses = new double[PairPlan.Parts];
    private readonly int[] right = new int[PairPlan.Parts];

    /// <summary>An evaluator for weights as they are at each call.</summary>
    public FoldedEvaluator(FoldedShape shape, TokenBatch sequences, FoldedParameters weights)
    {
        Plan = new PairPlan(sequences, shape.Vocabulary);
        Tables = new FoldedTables(shape, Plan, weights);
        tiles = [.. Enumerable.Range(0, PairPlan.Parts).Select(_ => new FoldedTile(shape))];
    }

    /// <summary>The way through the sequences.</summary>
    public PairPlan Plan { get; }

    /// <summary>The tables.</summary>
    public FoldedTables Tables { get; }

    /// <summary>The mean loss, taken from logit differences and summed in double, and the accuracy.</summary>
    public Evaluation Evaluate(ReadOnlySpan<int> targets, ParallelTeam team)
    {
        int[] wanted = Plan.Arrange(targets);
        FoldedShape shape = Tables.Shape;
        Tables.Build(team);
        team.Run(PairPlan.Parts, part =>
        {
            (losses[part], right[part]) = (0, 0);
            FoldedTile tile = tiles[part];
            foreach (PlanTile sequences in Plan.Tiles(part))
            {
                FoldedPass.Forward(Tables, Plan, sequences, tile);
                for (int i = 0; i < sequences.Count; i++)
                {
                    if (DifferenceLoss.IsRight(tile.Logits(i), shape.Classes, wanted[sequences.Start + i])) right[part]++;
                }
                losses[part] += FoldedPass.Differentiate(Tables, sequences, wanted, 1, tile);
            }
        });
        return new Evaluation(losses.Sum() / Plan.Count, (double)right.Sum() / Plan.Count);
    }

    /// <summary>The class columns of every sequence, in the order the sequences were given: [sequences, classes].</summary>
    public Tensor<float> ClassColumns(ParallelTeam team)
    {
        int classes = Tables.Shape.Classes;
        var result = new Tensor<float>(Plan.Count, classes);
        Tables.Build(team);
        team.Run(PairPlan.Parts, part =>
        {
            FoldedTile tile = tiles[part];
            foreach (PlanTile sequences in Plan.Tiles(part))
            {
                FoldedPass.Forward(Tables, Plan, sequences, tile);
                for (int i = 0; i < sequences.Count; i++) tile.Logits(i)[..classes].CopyTo(result.Row(Plan.Order[sequences.Start + i]));
            }
        });
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Tables.Dispose();
        foreach (FoldedTile tile in tiles) tile.Dispose();
    }
}
