using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// AdamW with bias-corrected moments and decoupled decay of every parameter, as <see cref="AdamWOptions"/> says (Loshchilov and
/// Hutter 2019, algorithm 2). Moments are held in the arithmetic of the parameters; the factors of a step are computed in double.
/// </summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class AdamW<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly AdamWOptions options;

    /// <summary>An optimiser at its beginning: both moments 0.</summary>
    public AdamW(NetworkSpecification specification, AdamWOptions options)
    {
        options.Validate();
        this.options = options;
        FirstMoments = new ParameterSet<T>(specification);
        SecondMoments = new ParameterSet<T>(specification);
    }

    /// <summary>The running means of the gradients.</summary>
    public ParameterSet<T> FirstMoments { get; }

    /// <summary>The running means of the squared gradients.</summary>
    public ParameterSet<T> SecondMoments { get; }

    /// <summary>Makes one update.</summary>
    /// <param name="step">Its number, from 1.</param>
    /// <param name="parameters">The parameters; changed.</param>
    /// <param name="gradients">The gradients.</param>
    public void Update(long step, ParameterSet<T> parameters, ParameterSet<T> gradients)
    {
        double rate = options.LearningRate * Math.Min(1, (double)step / Math.Max(1, options.WarmUpSteps));
        var factors = new Factors(
            T.CreateChecked(options.Beta1),
            T.CreateChecked(1 - options.Beta1),
            T.CreateChecked(options.Beta2),
            T.CreateChecked(1 - options.Beta2),
            T.CreateChecked(rate / (1 - Math.Pow(options.Beta1, step))),
            T.CreateChecked(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, step))),
            T.CreateChecked(options.Epsilon),
            T.CreateChecked(1 - rate * options.WeightDecay));
        foreach ((string name, Tensor<T> parameter) in parameters)
            Update(factors, parameter.Span, gradients[name].Span, FirstMoments[name].Span, SecondMoments[name].Span);
    }

    private static void Update(in Factors f, Span<T> parameter, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second)
    {
        gradient = gradient[..parameter.Length];
        first = first[..parameter.Length];
        second = second[..parameter.Length];
        for (int i = 0; i < parameter.Length; i++)
        {
            T g = gradient[i];
            T m = first[i] = f.Beta1 * first[i] + f.OneMinusBeta1 * g;
            T v = second[i] = f.Beta2 * second[i] + f.OneMinusBeta2 * g * g;
            parameter[i] = f.Decay * parameter[i] - f.Rate * m / (T.Sqrt(v) * f.SecondCorrection + f.Epsilon);
        }
    }

    /// <summary>The factors of one step: the rate holds the first moment's correction, the second's acts on the root.</summary>
    private readonly record struct Factors(
        T Beta1, T OneMinusBeta1, T Beta2, T OneMinusBeta2, T Rate, T SecondCorrection, T Epsilon, T Decay);
}
