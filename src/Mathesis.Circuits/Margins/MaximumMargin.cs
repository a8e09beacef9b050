using Mathesis.Core;

namespace Mathesis.Circuits;

/// <summary>
/// The maximal normalised margins of paper 8 (Morwani, Edelman, Oncescu, Zhao and Kakade 2023, theorems 7, 8 and 9), in closed
/// form, and networks that attain them.
/// </summary>
public static class MaximumMargin
{
    /// <summary>The neurons of <see cref="CosineNetwork"/> for each frequency.</summary>
    public const int PhasesPerFrequency = 8;

    /// <summary>Of addition modulo an odd prime: sqrt(2/27) / (sqrt(p) (p - 1)).</summary>
    /// <param name="modulus">p.</param>
    /// <exception cref="InputError">p is not an odd prime, for which alone the theorem is stated.</exception>
    public static double OfAddition(int modulus)
    {
        RequireOddPrime(modulus);
        return Math.Sqrt(2.0 / 27) / (Math.Sqrt(modulus) * (modulus - 1));
    }

    /// <summary>Of parity of k of n bits, with k-th powers: k! sqrt(2 (k + 1)^-(k + 1)).</summary>
    /// <param name="relevant">k, at least 1.</param>
    public static double OfParity(int relevant)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(relevant);
        double factorial = 1;
        for (int i = 2; i <= relevant; i++) factorial *= i;
        return factorial * Math.Sqrt(2 * Math.Pow(relevant + 1, -(relevant + 1)));
    }

    /// <summary>Of the product in a group with real irreducible representations: 2 / (3 sqrt(3 |G|) sum d^2.5) over the non-trivial ones.</summary>
    /// <param name="irreducible">All irreducible representations, the trivial one first.</param>
    /// <exception cref="InputError">The group's characters do not meet the theorem's condition.</exception>
    public static double OfGroup(IReadOnlyList<RealRepresentation> irreducible)
    {
        GroupClassWeights.Of(irreducible);
        return 2 / (3 * Math.Sqrt(3.0 * irreducible[0].Order) * PowerSum(irreducible));
    }

    /// <summary>
    /// A network of maximal margin for addition: for every frequency z from 1 to (p - 1) / 2, neurons u(a) = cos(s + 2 pi z a / p),
    /// v(b) = cos(t + 2 pi z b / p), w(c) = cos(s + t + 2 pi z c / p) with the phases (s, t) = (2 pi j / 8, 4 pi j / 8): over these,
    /// all terms of the product vanish but cos(2 pi z (a + b - c) / p). 4 (p - 1) neurons.
    /// </summary>
    /// <param name="modulus">p, an odd prime.</param>
    /// <exception cref="InputError">p is not an odd prime.</exception>
    public static QuadraticPairNetwork CosineNetwork(int modulus)
    {
        RequireOddPrime(modulus);
        int neurons = PhasesPerFrequency * (modulus - 1) / 2;
        var network = new QuadraticPairNetwork(modulus, modulus, new double[neurons * modulus], new double[neurons * modulus], new double[neurons * modulus]);
        for (int i = 0; i < neurons; i++)
        {
            (int z, int j) = (i / PhasesPerFrequency + 1, i % PhasesPerFrequency);
            for (int residue = 0; residue < modulus; residue++)
            {
                // Half turns, with the frequency's part reduced exactly.
                double angle = 2.0 * (int)((long)z * residue % modulus) / modulus, step = 2.0 * j / PhasesPerFrequency;
                network.First(i)[residue] = double.CosPi(angle + step);
                network.Second(i)[residue] = double.CosPi(angle + 2 * step);
                network.Output(i)[residue] = double.CosPi(angle + 3 * step);
            }
        }
        return network;
    }

    /// <summary>
    /// A network of maximal margin for parity of the first k of n bits: u is (±1, …, ±1) on the relevant bits with the first sign
    /// positive, w is the product of the signs towards class 0 (even) and away from class 1 (odd); a bit b is the number (-1)^b. 2^(k - 1) neurons.
    /// </summary>
    /// <param name="bits">n.</param>
    /// <param name="relevant">k, from 1 to n.</param>
    public static PowerNetwork ParityNetwork(int bits, int relevant)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(relevant);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(relevant, bits);
        int neurons = 1 << (relevant - 1);
        var network = new PowerNetwork(bits, relevant, 2, new double[neurons * bits], new double[neurons * 2]);
        // At the maximum the input weights have k / (k + 1) of a neuron's squared norm, the output weights the rest.
        double size = Math.Sqrt((double)relevant / (relevant + 1) / relevant), weight = Math.Sqrt(1.0 / (relevant + 1) / 2);
        for (int i = 0; i < neurons; i++)
        {
            double sign = 1;
            for (int bit = 0; bit < relevant; bit++)
            {
                double own = bit > 0 && (i >> (bit - 1) & 1) == 1 ? -1 : 1;
                network.Input(i)[bit] = own * size;
                sign *= own;
            }
            network.Output(i)[0] = sign * weight;
            network.Output(i)[1] = -sign * weight;
        }
        return network;
    }

    /// <summary>
    /// A network of maximal margin for the product in a group: for every non-trivial irreducible representation R of dimension d,
    /// and all i, j, k below d, the pair of neurons u(a) = R(a)_ij, v(b) = ± R(b)_jk, w(c) = ± R(c)_ik, which add up to 4 tr(R(a)
    /// R(b) R(c)^-1), with weights d. 2 d^3 neurons each.
    /// </summary>
    /// <param name="irreducible">All irreducible representations, the trivial one first.</param>
    public static QuadraticPairNetwork RepresentationNetwork(IReadOnlyList<RealRepresentation> irreducible)
    {
        int order = irreducible[0].Order;
        int neurons = irreducible.Skip(1).Sum(r => 2 * r.Dimension * r.Dimension * r.Dimension);
        var network = new QuadraticPairNetwork(order, order, new double[neurons * order], new double[neurons * order], new double[neurons * order]);
        int neuron = 0;
        foreach (RealRepresentation representation in irreducible.Skip(1))
        {
            int d = representation.Dimension;
            // Logits are cubic in the weights, and the coefficient of the character is to be proportional to d.
            double size = Math.Cbrt(d);
            for (int path = 0; path < d * d * d; path++)
            {
                (int i, int j, int k) = (path / (d * d), path / d % d, path % d);
                for (int sign = 1; sign >= -1; sign -= 2, neuron++)
                {
                    for (int g = 0; g < order; g++)
                    {
                        ReadOnlySpan<double> matrix = representation[g];
                        network.First(neuron)[g] = size * matrix[i * d + j];
                        network.Second(neuron)[g] = sign * size * matrix[j * d + k];
                        network.Output(neuron)[g] = sign * size * matrix[i * d + k];
                    }
                }
            }
        }
        return network;
    }

    /// <summary>sum d^2.5 over the non-trivial representations.</summary>
    internal static double PowerSum(IReadOnlyList<RealRepresentation> irreducible) => irreducible.Skip(1).Sum(r => Math.Pow(r.Dimension, 2.5));

    private static void RequireOddPrime(int modulus)
    {
        bool isPrime = modulus > 2 && modulus % 2 == 1;
        for (int divisor = 3; divisor * divisor <= modulus; divisor += 2) isPrime &= modulus % divisor != 0;
        if (!isPrime) throw new InputError($"{modulus} is not an odd prime", "modulus", "the theorem is stated for odd primes");
    }
}
