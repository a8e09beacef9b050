using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mathesis.Numerics;

/// <summary>
/// Which vector instructions the kernels of this process use. Runs record <see cref="Name"/>, because a result is the same to
/// the last bit only on the same path: sums over lanes are taken in an order that depends on the number of lanes.
/// </summary>
/// <remarks>
/// The runtime decides once, at its start. <c>DOTNET_EnableAVX512=0</c> and <c>DOTNET_EnableAVX2=0</c> select the lower paths,
/// <c>DOTNET_EnableHWIntrinsic=0</c> runs the portable path without any vector instruction. The portable path gives the same bits on
/// every processor, since it uses no fused multiplication.
/// </remarks>
public static class VectorPath
{
    /// <summary>Whether kernels use 512-bit vectors: <see cref="Lanes512{T}"/>.</summary>
    public static bool IsAvx512 => Vector512.IsHardwareAccelerated && Avx512DQ.IsSupported;

    /// <summary>Whether kernels use 256-bit vectors with fused multiplication: <see cref="Lanes256{T}"/>.</summary>
    public static bool IsAvx2 => !IsAvx512 && Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported;

    /// <summary>The path's name: <c>avx512</c>, <c>avx2</c> or <c>portable</c>.</summary>
    public static string Name => IsAvx512 ? "avx512" : IsAvx2 ? "avx2" : "portable";
}
