namespace Mathesis.Exact;

/// <summary>
/// Euler's constant as S(n)/I(n) - log n - K(n)/I(n) with the Bessel function I = I_0(2n) = sum (n^k/k!)^2 and
/// S = sum (n^k/k!)^2 H_k, of which the last part is left out and bounded: K_0(2n)/I_0(2n) is positive and below pi e^(-4n).
/// </summary>
/// <remarks>Brent and McMillan, "Some new algorithms for high-precision computation of Euler's constant" (1980), algorithm B1.</remarks>
internal static class EulerGamma
{
    /// <summary>Euler's constant to a precision.</summary>
    public static Ball Compute(int precision)
    {
        int working = precision + 16;
        // e^(-4n) <= 2^-working
        long n = (long)Math.Ceiling((working + 2) * 0.1732867952);
        // At k = 4n a term is at most (e/4)^(8n) < 2^(-4.45n), and each further one below 1/16 of the one before, so that the terms left
        // out sum to less than 2^(-working - 15); with the H_k, which are below 2^6, to less than 2^(-working - 9).
        long terms = (4 * n) + (long)Math.Max(0, (working + 16 - (4.45 * n)) / 3.9) + 1;
        Node sum = Split(1, terms + 1, (Integer)n * n);
        // I = (Q + V) / Q and S = T / (Q D).
        Ball ratio = Ball.Divide(sum.T, (sum.Q + sum.V) * sum.D, working);
        // S/I is below 2^6, so what is left out of S and of I changes it by less than 2^-working; so does K/I.
        ratio = ratio.Widen(Radius.PowerOfTwo(1 - working));
        return Ball.Subtract(ratio, Ball.Log(n, working), precision);
    }

    // For the terms k in [start, end): P = n^2 (end - start times), Q = product of k^2, D = product of k,
    // V/Q = sum of the products of n^2/k^2 from start on, C/D = sum of 1/k, T/(Q D) = sum of the products times the sum of 1/j up to k.
    private static Node Split(long start, long end, Integer square)
    {
        if (end - start == 1) return new Node(square, (Integer)start * start, start, square, 1, square);
        long middle = start + ((end - start) / 2);
        Node left = Split(start, middle, square), right = Split(middle, end, square);
        Integer p = left.P * right.V;
        return new Node(
            left.P * right.P,
            left.Q * right.Q,
            left.D * right.D,
            (right.Q * left.V) + p,
            (right.D * left.C) + (left.D * right.C),
            (right.D * ((right.Q * left.T) + (p * left.C))) + (left.D * left.P * right.T));
    }

    private readonly record struct Node(Integer P, Integer Q, Integer D, Integer V, Integer C, Integer T);
}
