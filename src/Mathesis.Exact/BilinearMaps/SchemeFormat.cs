namespace Mathesis.Exact;

/// <summary>The files that schemes are kept in.</summary>
public enum SchemeFormat
{
    /// <summary><c>.txt</c>: sizes and rank, then the rows of the three factors (ternary_flip_graph); products of general matrices, coefficients as integers.</summary>
    Numbers,

    /// <summary><c>.json</c>: sizes, rank and factors, with formulas (FastMatrixMultiplication); extended by a map's name and fractions in quotes.</summary>
    Json,

    /// <summary><c>.exp</c>: a product a line, <c>(a11+a22)*(b11)*(c12)</c> (flips); products of general matrices.</summary>
    Expressions,

    /// <summary><c>.m</c>: nested lists of Mathematica, three matrices a product (flips); products of general matrices.</summary>
    Lists,

    /// <summary><c>.npy</c>: the three factors as one row of numerators and denominators (flip-cpd); the file's name says what it computes.</summary>
    NumPy,

    /// <summary><c>.formulas.txt</c>: products and outputs as equations, <c>m1 = (a1 - a2)(b2)</c> (flip-cpd's text), variables numbered or by row and column.</summary>
    Formulas,
}
