using Mathesis.Core;

namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>The monic polynomial with the given roots, each as often as it is listed.</summary>
    public TElement[] FromRoots(ReadOnlySpan<TElement> roots)
    {
        if (roots.IsEmpty) return One;
        if (roots.Length == 1) return [field.Negate(roots[0]), field.One];
        return Multiply(FromRoots(roots[..(roots.Length / 2)]), FromRoots(roots[(roots.Length / 2)..]));
    }

    /// <summary>
    /// The polynomial of degree below n with the given values at n points: Lagrange's formula, the weights 1 / M'(x_i) from one
    /// multipoint evaluation, the sum over the tree of products (von zur Gathen and Gerhard, section 10.2).
    /// </summary>
    /// <param name="points">Different points.</param>
    /// <param name="values">As many values.</param>
    /// <exception cref="InputError">A point occurs twice, or the numbers differ.</exception>
    public TElement[] Interpolate(ReadOnlySpan<TElement> points, ReadOnlySpan<TElement> values)
    {
        if (points.Length != values.Length)
            throw new InputError($"{points.Length} points and {values.Length} values", expected: "expected as many values as points");
        if (points.IsEmpty) return [];
        ProductNode<TElement> tree = SubproductTree(points);
        TElement[] weights = new TElement[points.Length];
        EvaluateDown(Derivative(tree.Product), tree, points, weights);
        for (int i = 0; i < weights.Length; i++)
        {
            if (field.IsZero(weights[i]))
                throw new InputError($"point {i + 1} occurs twice", expected: "expected different points");
            weights[i] = field.Multiply(values[i], field.Invert(weights[i]));
        }
        return CombineUp(tree, points, weights);
    }

    // The sum of weight_i M / (x - point_i).
    private TElement[] CombineUp(ProductNode<TElement> node, ReadOnlySpan<TElement> points, ReadOnlySpan<TElement> weights)
    {
        int half = points.Length / 2;
        if (node.Left is not null && node.Right is not null)
        {
            return Add(
                Multiply(CombineUp(node.Left, points[..half], weights[..half]), node.Right.Product),
                Multiply(CombineUp(node.Right, points[half..], weights[half..]), node.Left.Product));
        }
        TElement[] sum = [];
        for (int i = 0; i < points.Length; i++)
            sum = Add(sum, Scale(Divide(node.Product, [field.Negate(points[i]), field.One]), weights[i]));
        return sum;
    }
}
