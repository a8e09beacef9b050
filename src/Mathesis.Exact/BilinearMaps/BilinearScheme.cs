using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A way to compute a bilinear map with few products: product q is the left form q times the right form q, and every output is a combination of
/// the products. Whether it really computes the map is for <see cref="SchemeVerifier"/> to say.
/// </summary>
public sealed class BilinearScheme
{
    /// <summary>Composes a scheme.</summary>
    /// <param name="map">What it should compute.</param>
    /// <param name="ring">Where its coefficients lie.</param>
    /// <param name="left">The left forms, in the left variables.</param>
    /// <param name="right">The right forms, in the right variables.</param>
    /// <param name="output">For each product its coefficient in every output, in the order of <see cref="BilinearMap.Outputs"/>.</param>
    /// <exception cref="InputError">Numbers of forms or variables do not fit, or a coefficient is outside the ring.</exception>
    public BilinearScheme(BilinearMap map, SchemeRing ring, LinearForms left, LinearForms right, LinearForms output)
    {
        Check("left", left, map.Left.Count, left.Count, ring);
        Check("right", right, map.Right.Count, left.Count, ring);
        Check("output", output, map.OutputCount, left.Count, ring);
        Map = map;
        Ring = ring;
        Left = left;
        Right = right;
        Output = output;
    }

    /// <summary>What it computes.</summary>
    public BilinearMap Map { get; }

    /// <summary>Where its coefficients lie.</summary>
    public SchemeRing Ring { get; }

    /// <summary>The left factors of the products.</summary>
    public LinearForms Left { get; }

    /// <summary>The right factors of the products.</summary>
    public LinearForms Right { get; }

    /// <summary>How each product enters the outputs.</summary>
    public LinearForms Output { get; }

    /// <summary>The number of products.</summary>
    public int Rank => Left.Count;

    /// <summary>Additions and subtractions when every form and output is summed on its own: nonzeros minus forms, minus outputs.</summary>
    public int NaiveAdditions => Left.Nonzeros + Right.Nonzeros + Output.Nonzeros - (2 * Rank) - Map.Terms.Select(term => term.Output).Distinct().Count();

    /// <summary>log(rank) / log(cube root of n1 n2 n3): the exponent that recursion reaches, for products of general matrices; else NaN.</summary>
    public double Exponent => Map.IsMatrixProduct && Map.Rows * Map.Inner * Map.Columns > 1
        ? 3 * Math.Log(Rank) / Math.Log((double)Map.Rows * Map.Inner * Map.Columns)
        : double.NaN;

    /// <summary>The scheme that follows the definition: one product for each entry of the tensor.</summary>
    public static BilinearScheme Definition(BilinearMap map, SchemeRing ring)
    {
        int rank = map.Terms.Count;
        int[] left = new int[rank * map.Left.Count], right = new int[rank * map.Right.Count], output = new int[rank * map.OutputCount];
        for (int q = 0; q < rank; q++)
        {
            BilinearTerm term = map.Terms[q];
            left[(q * map.Left.Count) + term.Left] = 1;
            right[(q * map.Right.Count) + term.Right] = 1;
            output[(q * map.OutputCount) + term.Output] = ring == SchemeRing.Z2 ? 1 : term.Sign;
        }
        return new BilinearScheme(map, ring, new LinearForms(map.Left.Count, left), new LinearForms(map.Right.Count, right), new LinearForms(map.OutputCount, output));
    }

    /// <summary>The same coefficients read in another ring: reduced modulo 2 or 3, or as they are when they belong to it.</summary>
    /// <exception cref="InputError">A coefficient has no image there.</exception>
    public BilinearScheme Over(SchemeRing ring) =>
        new(Map, ring, Image(Left, ring), Image(Right, ring), Image(Output, ring));

    /// <summary>The smallest of ZT, Z and Q that holds the coefficients of a scheme of characteristic 0; the ring itself for Z2 and Z3.</summary>
    public SchemeRing SmallestRing()
    {
        if (Ring.Characteristic() != 0) return Ring;
        return ((SchemeRing[])[SchemeRing.ZT, SchemeRing.Z]).Where(ring => Left.LieIn(ring) && Right.LieIn(ring) && Output.LieIn(ring)).Append(SchemeRing.Q).First();
    }

    private static LinearForms Image(LinearForms forms, SchemeRing ring)
    {
        int p = ring.Characteristic();
        if (p == 0) return forms;
        int[] values = new int[forms.Count * forms.Length];
        for (int form = 0; form < forms.Count; form++)
        {
            int denominator = forms.Denominator(form) % p;
            if (denominator == 0) throw new InputError($"a coefficient has a denominator that {p} divides", expected: $"it has no image in {ring}");
            for (int i = 0; i < forms.Length; i++)
            {
                // 1 and 2 are their own inverses modulo 3.
                int residue = ((forms[form][i] % p * denominator % p) + p) % p;
                values[(form * forms.Length) + i] = residue == 2 ? -1 : residue;
            }
        }
        return new LinearForms(forms.Length, values);
    }

    private static void Check(string name, LinearForms forms, int length, int rank, SchemeRing ring)
    {
        if (forms.Length != length) throw new InputError($"the {name} forms have {forms.Length} coefficients", expected: $"expected {length}");
        if (forms.Count != rank) throw new InputError($"there are {forms.Count} {name} forms for {rank} products", expected: "expected one for each product");
        for (int form = 0; form < forms.Count; form++)
        {
            for (int i = 0; i < length; i++)
            {
                (int numerator, int denominator) = forms.Coefficient(form, i);
                if (!ring.Contains(numerator, denominator))
                {
                    string value = denominator == 1 ? $"{numerator}" : $"{numerator}/{denominator}";
                    throw new InputError($"coefficient {value} of the {name} form of product {form + 1} lies outside {ring}", expected: $"expected {ring.Coefficients()}");
                }
            }
        }
    }
}
