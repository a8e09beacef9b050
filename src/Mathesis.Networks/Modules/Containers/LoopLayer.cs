using System.Globalization;
using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs a <see cref="Loop"/>.</summary>
internal sealed class LoopLayer<T>(Layer<T>[] layers, int turns, bool injection) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public override IReadOnlyList<string> HookPoints { get; } =
        [.. Enumerable.Range(0, turns).SelectMany(turn => layers.SelectMany(layer => layer.HookPoints).Select(point => Scope(turn) + point))];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        string outer = pass.Scope;
        Tensor<T> value = input;
        for (int turn = 0; turn < turns; turn++)
        {
            pass.Scope = outer + Scope(turn);
            if (injection && turn > 0) value = pass.Sum(value, input);
            foreach (Layer<T> layer in layers) value = layer.Forward(value, pass);
        }
        pass.Scope = outer;
        return value;
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        string outer = pass.Scope;
        Tensor<T> gradient = outputGradient;
        Tensor<T>? injected = null;
        for (int turn = turns - 1; turn >= 0; turn--)
        {
            pass.Scope = outer + Scope(turn);
            for (int i = layers.Length - 1; i >= 0; i--) gradient = layers[i].Backward(gradient, pass);
            if (injection && turn > 0) injected = injected is null ? gradient : pass.Sum(injected, gradient);
        }
        pass.Scope = outer;
        return injected is null ? gradient : pass.Sum(gradient, injected);
    }

    private static string Scope(int turn) => string.Create(CultureInfo.InvariantCulture, $"turn.{turn}.");
}
