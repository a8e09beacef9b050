using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Objectives in libtorch's operations, in float64.</summary>
internal static class TorchObjectives
{
    /// <summary>The mean over the targets that count.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="outputs">[targets, outputs].</param>
    /// <param name="examples">What is wanted.</param>
    /// <exception cref="InputError">There is no translation of the objective.</exception>
    public static torch.Tensor Loss(Objective objective, torch.Tensor outputs, Examples examples)
    {
        torch.Tensor wanted = Wanted(outputs, examples);
        torch.Tensor wide = outputs.to(torch.float64);
        torch.Tensor losses = objective switch
        {
            CrossEntropyObjective => -(wanted * wide.log_softmax(-1)).sum(-1),
            MeanSquareObjective => (wide - wanted).square().mean([-1]),
            _ => throw new InputError($"libtorch has no translation of the objective {objective.GetType().Name}", expected: "use the native engine"),
        };
        return (losses * Counted(examples)).sum() / examples.Wanted;
    }

    /// <summary>1 for a target that counts, 0 for one that is ignored: [targets].</summary>
    public static torch.Tensor Counted(Examples examples)
    {
        double[] counted = new double[examples.Count * examples.TargetsOfSequence];
        for (int i = 0; i < counted.Length; i++) counted[i] = examples.Target(i).IsIgnored ? 0 : 1;
        return torch.tensor(counted);
    }

    /// <summary>The numbers wanted, of a class 1 for it and 0 for the others: [targets, outputs].</summary>
    private static torch.Tensor Wanted(torch.Tensor outputs, Examples examples)
    {
        int classes = (int)outputs.shape[1];
        double[] wanted = new double[outputs.shape[0] * classes];
        for (int i = 0; i < wanted.Length / classes; i++)
        {
            RowTarget target = examples.Target(i);
            if (target.IsIgnored) continue;
            for (int j = 0; j < classes; j++) wanted[i * classes + j] = target[j];
        }
        return torch.tensor(wanted).reshape(outputs.shape);
    }
}
