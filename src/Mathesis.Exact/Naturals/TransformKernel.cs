using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mathesis.Exact;

/// <summary>
/// Transforms of polynomials whose coefficients lie eight to a vector: lane l holds f_l with f(x) = sum of x^l f_l(x^8), and each f_l is
/// evaluated by halving the moduli y^2m - c^2 = (y^m - c)(y^m + c), four children at a time. The vectors end as f mod x^8 - root.
/// </summary>
internal static unsafe class TransformKernel
{
    /// <summary>Transforms the subtree under a node: count vectors (a power of two), |values| at most 2.5 p in and out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(Vector512<double>* data, int count, int node, double* roots, double prime, double inverse)
    {
        Vector512<double> p = Vector512.Create(prime), v = Vector512.Create(inverse);
        int half = count / 2, nodes = 1, first = node;
        while (half >= 2)
        {
            int quarter = half / 2;
            for (int j = 0; j < nodes; j++)
            {
                Vector512<double> w1 = Vector512.Create(roots[first + j]);
                Vector512<double> w2 = Vector512.Create(roots[2 * (first + j)]);
                Vector512<double> w3 = Vector512.Create(roots[(2 * (first + j)) + 1]);
                Vector512<double>* x = data + ((long)j * 4 * quarter);
                for (int i = 0; i < quarter; i++)
                {
                    Vector512<double> x0 = TransformField.Reduce(x[i], p, v), x1 = x[i + quarter];
                    Vector512<double> x2 = TransformField.Times(x[i + (2 * quarter)], w1, p, v);
                    Vector512<double> x3 = TransformField.Times(x[i + (3 * quarter)], w1, p, v);
                    Vector512<double> s0 = x0 + x2, s2 = x0 - x2;
                    Vector512<double> s1 = TransformField.Times(x1 + x3, w2, p, v), s3 = TransformField.Times(x1 - x3, w3, p, v);
                    x[i] = s0 + s1;
                    x[i + quarter] = s0 - s1;
                    x[i + (2 * quarter)] = s2 + s3;
                    x[i + (3 * quarter)] = s2 - s3;
                }
            }
            half /= 4;
            nodes *= 4;
            first *= 4;
        }
        if (half != 1) return;
        for (int j = 0; j < nodes; j++)
        {
            Vector512<double>* x = data + (2L * j);
            Vector512<double> x0 = TransformField.Reduce(x[0], p, v);
            Vector512<double> x1 = TransformField.Times(x[1], Vector512.Create(roots[first + j]), p, v);
            x[0] = x0 + x1;
            x[1] = x0 - x1;
        }
    }

    /// <summary>Undoes <see cref="Forward"/> up to the factor count: |values| at most p in and out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(Vector512<double>* data, int count, int node, double* roots, double prime, double inverse)
    {
        Vector512<double> p = Vector512.Create(prime), v = Vector512.Create(inverse);
        int quarter = 1, nodes = count;
        if (int.Log2(count) % 2 == 1)
        {
            nodes /= 2;
            int firstPair = node * nodes;
            for (int j = 0; j < nodes; j++)
            {
                Vector512<double>* x = data + (2L * j);
                Vector512<double> x0 = x[0], x1 = x[1];
                x[0] = TransformField.Reduce(x0 + x1, p, v);
                x[1] = TransformField.Times(x0 - x1, Vector512.Create(roots[firstPair + j]), p, v);
            }
            quarter = 2;
        }
        for (nodes /= 4; nodes >= 1; nodes /= 4, quarter *= 4)
        {
            int first = node * nodes;
            for (int j = 0; j < nodes; j++)
            {
                Vector512<double> w1 = Vector512.Create(roots[first + j]);
                Vector512<double> w2 = Vector512.Create(roots[2 * (first + j)]);
                Vector512<double> w3 = Vector512.Create(roots[(2 * (first + j)) + 1]);
                Vector512<double>* x = data + ((long)j * 4 * quarter);
                for (int i = 0; i < quarter; i++)
                {
                    Vector512<double> x0 = x[i], x1 = x[i + quarter], x2 = x[i + (2 * quarter)], x3 = x[i + (3 * quarter)];
                    Vector512<double> s0 = x0 + x1, s2 = x2 + x3;
                    Vector512<double> s1 = TransformField.Times(x0 - x1, w2, p, v), s3 = TransformField.Times(x2 - x3, w3, p, v);
                    x[i] = TransformField.Reduce(s0 + s2, p, v);
                    x[i + quarter] = TransformField.Reduce(s1 + s3, p, v);
                    x[i + (2 * quarter)] = TransformField.Times(s0 - s2, w1, p, v);
                    x[i + (3 * quarter)] = TransformField.Times(s1 - s3, w1, p, v);
                }
            }
        }
    }

    /// <summary>
    /// a := a b scale mod x^8 - root, vector by vector, from node <paramref name="node"/> on its level (even, as are all counts).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Vector512<double>* a, Vector512<double>* b, int count, int node, double* roots, double scale, double prime, double inverse)
    {
        const int batch = 16;
        Vector512<double> p = Vector512.Create(prime), v = Vector512.Create(inverse), factor = Vector512.Create(scale);
        double* windows = stackalloc double[16 * batch];
        for (int start = 0; start < count; start += batch)
        {
            int size = Math.Min(batch, count - start);
            // A window holds root b, then b: the eight vectors that start in it are x^l b mod x^8 - root.
            for (int k = 0; k < size; k++)
            {
                int j = start + k;
                double root = roots[(node + j) / 2];
                Vector512<double> y = TransformField.Times(b[j], factor, p, v);
                TransformField.Times(y, Vector512.Create(((node + j) & 1) == 0 ? root : -root), p, v).Store(windows + (16 * k));
                y.Store(windows + (16 * k) + 8);
                a[j] = TransformField.Reduce(a[j], p, v);
            }
            for (int k = 0; k < size; k++)
            {
                double* x = (double*)(a + start + k), window = windows + (16 * k) + 8;
                Vector512<double> even = TransformField.Times(Vector512.Create(x[0]), Vector512.Load(window), p, v);
                Vector512<double> odd = TransformField.Times(Vector512.Create(x[1]), Vector512.Load(window - 1), p, v);
                for (int l = 2; l < 8; l += 2)
                {
                    even += TransformField.Times(Vector512.Create(x[l]), Vector512.Load(window - l), p, v);
                    odd += TransformField.Times(Vector512.Create(x[l + 1]), Vector512.Load(window - l - 1), p, v);
                }
                a[start + k] = TransformField.Reduce(even + odd, p, v);
            }
        }
    }
}
