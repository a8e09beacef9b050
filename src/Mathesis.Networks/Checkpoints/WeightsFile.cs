using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Reads a network's parameters from an open safetensors file.</summary>
internal static class WeightsFile
{
    /// <summary>The parameters of a specification, in its order, whatever their order in the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="specification">The network.</param>
    /// <param name="where">What to call the file in errors.</param>
    /// <param name="prefix">What stands before each name in the file; tensors without it are not looked at.</param>
    /// <exception cref="InputError">Tensors are missing, unknown or of another shape; one line lists them all.</exception>
    public static Weights Read(SafetensorsFile file, NetworkSpecification specification, string where, string prefix = "")
    {
        ShapeFit.Require(
            specification,
            file.Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(tensor => (tensor.Name[prefix.Length..], tensor.Shape)),
            where);
        var weights = new Weights();
        foreach (ParameterSpecification parameter in specification.Parameters())
            weights.Add(parameter.Name, new Tensor<float>(file.ReadSingles(prefix + parameter.Name), parameter.Shape.AsSpan()));
        return weights;
    }
}
