namespace Mathesis.Exact;

/// <summary>
/// A representation of a finite group by matrices of rational numbers, R(a) R(b) = R(a b), that keep a diagonal form D:
/// R(a)^T D R(a) = D. So D^(1/2) R(a) D^(-1/2) are orthogonal matrices.
/// </summary>
public sealed class RationalRepresentation
{
    private readonly Matrix<Rational>[] matrices;
    private readonly Rational[] form;

    /// <summary>A representation of given matrices.</summary>
    /// <param name="name">What it is called: the partition of a representation of a symmetric group.</param>
    /// <param name="matrices">The matrix of each element, all of one size; not copied.</param>
    /// <param name="form">The diagonal of D, positive; not copied.</param>
    public RationalRepresentation(string name, Matrix<Rational>[] matrices, Rational[] form)
    {
        if (matrices.Any(matrix => matrix.Rows != form.Length || matrix.Columns != form.Length))
            throw new ArgumentException($"the matrices are not all {form.Length} x {form.Length}", nameof(matrices));
        Name = name;
        this.matrices = matrices;
        this.form = form;
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The number of rows of a matrix.</summary>
    public int Dimension => form.Length;

    /// <summary>The number of elements of the group.</summary>
    public int Order => matrices.Length;

    /// <summary>The diagonal of D.</summary>
    public ReadOnlySpan<Rational> Form => form;

    /// <summary>The matrix of an element.</summary>
    public Matrix<Rational> this[int element] => matrices[element];

    /// <summary>The trace of an element's matrix.</summary>
    public Rational Character(int element)
    {
        Rational trace = Rational.Zero;
        for (int i = 0; i < Dimension; i++) trace += matrices[element][i, i];
        return trace;
    }

    /// <summary>
    /// Proves that the matrices multiply as the group's elements do and keep the form, exactly: R(a) R(s) = R(a s) for all a and
    /// the s of a set of generators, from which it follows for all products.
    /// </summary>
    /// <param name="group">The group.</param>
    public bool Verify(FiniteGroup group)
    {
        if (group.Order != Order || form.Any(entry => entry.Sign <= 0)) return false;
        var algebra = new LinearAlgebra<RationalField, Rational>(default);
        if (!algebra.AreEqual(matrices[group.Identity], algebra.Identity(Dimension))) return false;
        foreach (int s in group.Generators())
        {
            if (!KeepsForm(matrices[s])) return false;
            for (int a = 0; a < Order; a++)
                if (!algebra.AreEqual(algebra.Multiply(matrices[a], matrices[s]), matrices[group.Product(a, s)])) return false;
        }
        return true;
    }

    private bool KeepsForm(Matrix<Rational> matrix)
    {
        for (int i = 0; i < Dimension; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                Rational sum = Rational.Zero;
                for (int k = 0; k < Dimension; k++) sum += matrix[k, i] * form[k] * matrix[k, j];
                if (sum != (i == j ? form[i] : Rational.Zero)) return false;
            }
        }
        return true;
    }
}
