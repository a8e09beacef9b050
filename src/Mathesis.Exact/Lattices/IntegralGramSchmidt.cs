namespace Mathesis.Exact;

/// <summary>
/// Gram-Schmidt orthogonalisation in integers: d(i) is the determinant of the first i scalar products, lambda(i, j) = d(j) mu(i, j).
/// </summary>
/// <remarks>De Weger 1989; Cohen, "A Course in Computational Algebraic Number Theory", algorithm 2.6.7.</remarks>
internal sealed class IntegralGramSchmidt
{
    private readonly Integer[] determinants;
    private readonly Integer[][] lambda;

    /// <summary>Orthogonalises.</summary>
    /// <param name="gram">The lower triangle of the matrix of scalar products.</param>
    public IntegralGramSchmidt(IReadOnlyList<Integer[]> gram)
    {
        int count = gram.Count;
        determinants = new Integer[count + 1];
        determinants[0] = Integer.One;
        lambda = new Integer[count][];
        for (int k = 0; k < count; k++)
        {
            lambda[k] = new Integer[k + 1];
            for (int j = 0; j <= k; j++)
            {
                Integer value = gram[k][j];
                for (int i = 0; i < j; i++) value = ((determinants[i + 1] * value) - (lambda[k][i] * lambda[j][i])) / determinants[i];
                lambda[k][j] = value;
            }
            determinants[k + 1] = lambda[k][k];
            // Dependent vectors: nothing after this one is defined.
            if (determinants[k + 1].IsZero) return;
        }
    }

    /// <summary>Whether the vectors are independent.</summary>
    public bool AreIndependent => !determinants[^1].IsZero;

    /// <summary>The square of the lattice's volume; 0 for dependent vectors.</summary>
    public Integer Determinant => determinants[^1];

    /// <summary>Whether the vectors are independent and reduced.</summary>
    public bool IsReduced(Rational sizeBound, Rational delta)
    {
        if (!AreIndependent) return false;
        for (int i = 0; i < lambda.Length; i++)
        {
            for (int j = 0; j < i; j++)
                if (Integer.Abs(lambda[i][j]) * sizeBound.Denominator > determinants[j + 1] * sizeBound.Numerator) return false;
            if (i == 0) continue;
            // d(i+1) d(i-1) + lambda(i, i-1)^2 >= delta d(i)^2
            Integer left = (determinants[i + 1] * determinants[i - 1]) + Integer.Square(lambda[i][i - 1]);
            if (left * delta.Denominator < Integer.Square(determinants[i]) * delta.Numerator) return false;
        }
        return true;
    }
}
