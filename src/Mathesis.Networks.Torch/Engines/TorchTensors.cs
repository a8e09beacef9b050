using System.Numerics;
using Mathesis.Numerics;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Copies between Mathesis's tensors and libtorch's.</summary>
internal static class TorchTensors
{
    /// <summary>The libtorch name of an arithmetic.</summary>
    public static torch.ScalarType TypeOf<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? torch.float32
        : typeof(T) == typeof(double) ? torch.float64
        : throw new NotSupportedException($"libtorch runs networks in float or double, not {typeof(T).Name}");

    /// <summary>A copy for libtorch.</summary>
    public static torch.Tensor ToTorch<T>(Tensor<T> tensor) where T : unmanaged, IFloatingPointIeee754<T>
    {
        long[] shape = Array.ConvertAll(tensor.Shape.ToArray(), length => (long)length);
        return tensor.Values is float[] singles ? torch.tensor(singles).reshape(shape) : torch.tensor((double[])(object)tensor.Values).reshape(shape);
    }

    /// <summary>Rows of a table: [ids' shape, width].</summary>
    /// <param name="table">[rows, width].</param>
    /// <param name="ids">Indices of rows.</param>
    public static torch.Tensor Rows(torch.Tensor table, torch.Tensor ids) => table.index_select(0, ids.flatten()).reshape([.. ids.shape, table.shape[^1]]);

    /// <summary>A copy of libtorch's values.</summary>
    public static Tensor<T> FromTorch<T>(torch.Tensor tensor) where T : unmanaged, IFloatingPointIeee754<T>
    {
        using torch.Tensor dense = tensor.detach().to(TypeOf<T>()).contiguous();
        return new Tensor<T>(dense.data<T>().ToArray(), Array.ConvertAll(tensor.shape, length => (int)length));
    }
}
