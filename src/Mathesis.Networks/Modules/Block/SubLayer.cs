using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>An attention or feed-forward layer with the norms and the dropout around it.</summary>
/// <param name="inner">The layer.</param>
/// <param name="before">Normalises what it reads, or null.</param>
/// <param name="after">Normalises what it writes, or null.</param>
/// <param name="afterSum">Normalises the residual stream after the addition, or null.</param>
/// <param name="site">The name of the dropout's place.</param>
/// <param name="dropout">The fraction of the output set to zero.</param>
internal sealed class SubLayer<T>(Layer<T> inner, NormLayer<T>? before, NormLayer<T>? after, NormLayer<T>? afterSum, string site, double dropout)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The hook points, with that of the output after those before the sum.</summary>
    public IEnumerable<string> HookPoints(string output) =>
        [.. before?.HookPoints ?? [], .. inner.HookPoints, .. after?.HookPoints ?? [], output, .. afterSum?.HookPoints ?? []];

    /// <summary>What is added to the residual stream.</summary>
    public Tensor<T> Forward(Tensor<T> stream, Pass<T> pass)
    {
        Tensor<T> output = inner.Forward(before?.Forward(stream, pass) ?? stream, pass);
        return pass.Drop(site, dropout, after?.Forward(output, pass) ?? output);
    }

    /// <summary>The residual stream after the addition.</summary>
    public Tensor<T> AfterSum(Tensor<T> stream, Pass<T> pass) => afterSum?.Forward(stream, pass) ?? stream;

    /// <summary>The gradient before <see cref="AfterSum"/>.</summary>
    public Tensor<T> AfterSumBack(Tensor<T> gradient, Pass<T> pass) => afterSum?.Backward(gradient, pass) ?? gradient;

    /// <summary>The gradient of what was read; a tensor of its own.</summary>
    public Tensor<T> Backward(Tensor<T> gradient, Pass<T> pass)
    {
        gradient = pass.Drop(site, dropout, gradient);
        gradient = inner.Backward(after?.Backward(gradient, pass) ?? gradient, pass);
        return before?.Backward(gradient, pass) ?? gradient;
    }
}
