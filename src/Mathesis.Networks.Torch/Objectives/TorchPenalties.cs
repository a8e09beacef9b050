using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Auxiliary losses in libtorch's operations, in float64.</summary>
internal static class TorchPenalties
{
    /// <summary>A penalty, coefficient included.</summary>
    /// <param name="penalty">The penalty.</param>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="outputs">[targets, outputs].</param>
    /// <param name="examples">What is wanted.</param>
    /// <exception cref="InputError">There is no translation of the penalty.</exception>
    public static torch.Tensor Loss(
        AuxiliaryLoss penalty, NetworkSpecification network, IReadOnlyDictionary<string, torch.Tensor> parameters, torch.Tensor outputs, Examples examples)
    {
        torch.Tensor wide = outputs.to(torch.float64);
        torch.Tensor loss = penalty switch
        {
            SquarePenalty square => network.Parameters()
                .Where(parameter => square.Parameters.IsEmpty ? parameter.Role.IsTrained() : square.Parameters.Contains(parameter.Name))
                .Select(parameter => parameters[parameter.Name].to(torch.float64).square().sum())
                .Aggregate((sum, part) => sum + part),
            GroupNormPenalty group => group.Columns.Select(name => Flat(parameters[name]).square().sum(dim: 0L))
                .Concat(group.Rows.Select(name => Flat(parameters[name]).square().sum(dim: 1L)))
                .Aggregate((sum, part) => sum + part).sqrt().pow(group.Power).sum(),
            OutputPenalty => (wide.square().mean([-1]) * TorchObjectives.Counted(examples)).sum() / examples.Wanted,
            PartitionPenalty => (wide.logsumexp(-1).square() * TorchObjectives.Counted(examples)).sum() / examples.Wanted,
            _ => throw new InputError($"libtorch has no translation of the auxiliary loss {penalty.GetType().Name}", expected: "use the native engine"),
        };
        return penalty.Coefficient * loss;

        static torch.Tensor Flat(torch.Tensor matrix) => matrix.to(torch.float64).reshape(-1, matrix.shape[^1]);
    }
}
