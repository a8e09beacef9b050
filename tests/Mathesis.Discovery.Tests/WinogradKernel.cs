using System.Numerics;

/// <summary>The product of a 2 x 2 and a 2 x 2 matrix with 7 multiplications and 15 additions.</summary>
public static class WinogradKernel
{
    /// <summary>C = A B. Entries row after row; T may itself be a type of square matrices, since no product is commuted.</summary>
    public static void Multiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c)
        where T : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IMultiplyOperators<T, T, T>
    {
        T s0 = a[0] - a[2];
        T s1 = a[3] - s0;
        T t0 = b[0] - b[1];
        T t1 = b[3] + t0;
        T m0 = (a[0]) * (b[0]);
        T m1 = (a[1]) * (b[2]);
        T m2 = (a[3]) * (-b[2] + t1);
        T m3 = (s0) * (-b[1] + b[3]);
        T m4 = (a[2] + a[3]) * (-t0);
        T m5 = (a[1] - s1) * (b[3]);
        T m6 = (-s1) * (t1);
        T r0 = m0 - m6;
        T r1 = m3 + r0;
        c[0] = m0 + m1;
        c[1] = m4 + m5 + r0;
        c[2] = -m2 + r1;
        c[3] = m4 + r1;
    }
}
