namespace Mathesis.Exact;

public sealed partial class PolynomialRing<TField, TElement>
{
    /// <summary>a(x) by Horner's rule.</summary>
    public TElement Evaluate(ReadOnlySpan<TElement> a, TElement point)
    {
        TElement value = field.Zero;
        for (int i = a.Length - 1; i >= 0; i--) value = field.Add(field.Multiply(value, point), a[i]);
        return value;
    }

    /// <summary>a at many points: remainders down the tree of products of (x - point) (Borodin and Moenck 1974).</summary>
    public TElement[] EvaluateMany(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> points)
    {
        var values = new TElement[points.Length];
        if (points.Length > 0) EvaluateDown(a.ToArray(), SubproductTree(points), points, values);
        return values;
    }

    /// <summary>a(b(x)) by Horner's rule.</summary>
    public TElement[] Compose(ReadOnlySpan<TElement> a, ReadOnlySpan<TElement> b)
    {
        TElement[] result = [];
        for (int i = a.Length - 1; i >= 0; i--) result = Add(Multiply(result, b), [a[i]]);
        return result;
    }

    private void EvaluateDown(TElement[] a, ProductNode<TElement> node, ReadOnlySpan<TElement> points, Span<TElement> values)
    {
        if (node.Left is null || node.Right is null)
        {
            for (int i = 0; i < points.Length; i++) values[i] = Evaluate(a, points[i]);
            return;
        }
        int half = points.Length / 2;
        EvaluateDown(Remainder(a, node.Left.Product), node.Left, points[..half], values[..half]);
        EvaluateDown(Remainder(a, node.Right.Product), node.Right, points[half..], values[half..]);
    }

    private ProductNode<TElement> SubproductTree(ReadOnlySpan<TElement> points)
    {
        const int leaf = 16;
        if (points.Length <= leaf) return new ProductNode<TElement>(FromRoots(points), null, null);
        ProductNode<TElement> left = SubproductTree(points[..(points.Length / 2)]);
        ProductNode<TElement> right = SubproductTree(points[(points.Length / 2)..]);
        return new ProductNode<TElement>(Multiply(left.Product, right.Product), left, right);
    }
}
