namespace Mathesis.Exact;

/// <summary>
/// Products with seven multiplications and fifteen additions of halves (Strassen 1969 in Winograd's form). A last odd row or column is
/// taken care of by the classical product.
/// </summary>
internal static unsafe class StrassenProduct
{
    /// <summary>C = A B, C += A B or C -= A B.</summary>
    public static void Multiply<T>(WordKernel<T> kernel, Block<T> a, Block<T> b, Block<T> c, ProductMode mode)
        where T : unmanaged
    {
        if (mode != ProductMode.Set)
        {
            using AlignedMemory memory = new();
            var product = new Block<T>(memory.Take<T>((long)c.Rows * c.Columns), c.Columns, c.Rows, c.Columns);
            Multiply(kernel, a, b, product, ProductMode.Set);
            if (mode == ProductMode.Add) kernel.Add(c, product, c);
            else kernel.Subtract(c, product, c);
            return;
        }
        int rows = a.Rows & ~1, depth = a.Columns & ~1, columns = b.Columns & ~1;
        MultiplyEven(kernel, a.Part(0, 0, rows, depth), b.Part(0, 0, depth, columns), c.Part(0, 0, rows, columns));
        if (depth < a.Columns)
            kernel.MultiplyClassically(a.Part(0, depth, rows, 1), b.Part(depth, 0, 1, columns), c.Part(0, 0, rows, columns), ProductMode.Add);
        if (columns < b.Columns)
            kernel.MultiplyClassically(a.Part(0, 0, rows, a.Columns), b.Part(0, columns, b.Rows, 1), c.Part(0, columns, rows, 1), ProductMode.Set);
        if (rows < a.Rows) kernel.MultiplyClassically(a.Part(rows, 0, 1, a.Columns), b, c.Part(rows, 0, 1, b.Columns), ProductMode.Set);
    }

    private static void MultiplyEven<T>(WordKernel<T> kernel, Block<T> a, Block<T> b, Block<T> c)
        where T : unmanaged
    {
        int rows = a.Rows / 2, depth = a.Columns / 2, columns = b.Columns / 2;
        using AlignedMemory memory = new();
        T* start = memory.Take<T>(((long)rows * depth) + ((long)depth * columns) + ((long)rows * columns));
        var x = new Block<T>(start, depth, rows, depth);
        var y = new Block<T>(start + ((nint)rows * depth), columns, depth, columns);
        var z = new Block<T>(y.Row(depth), columns, rows, columns);
        Block<T> a11 = a.Part(0, 0, rows, depth), a12 = a.Part(0, depth, rows, depth), a21 = a.Part(rows, 0, rows, depth), a22 = a.Part(rows, depth, rows, depth);
        Block<T> b11 = b.Part(0, 0, depth, columns), b12 = b.Part(0, columns, depth, columns), b21 = b.Part(depth, 0, depth, columns), b22 = b.Part(depth, columns, depth, columns);
        Block<T> c11 = c.Part(0, 0, rows, columns), c12 = c.Part(0, columns, rows, columns), c21 = c.Part(rows, 0, rows, columns), c22 = c.Part(rows, columns, rows, columns);

        kernel.Subtract(a11, a21, x);
        kernel.Subtract(b22, b12, y);
        kernel.Multiply(x, y, c21, ProductMode.Set);
        kernel.Add(a21, a22, x);
        kernel.Subtract(b12, b11, y);
        kernel.Multiply(x, y, c22, ProductMode.Set);
        kernel.Subtract(x, a11, x);
        kernel.Subtract(b22, y, y);
        kernel.Multiply(x, y, c12, ProductMode.Set);
        kernel.Multiply(a11, b11, z, ProductMode.Set);
        kernel.Add(c12, z, c12);
        kernel.Add(c21, c12, c21);
        kernel.Add(c12, c22, c12);
        kernel.Add(c22, c21, c22);
        kernel.Subtract(a12, x, x);
        kernel.Multiply(x, b22, c11, ProductMode.Set);
        kernel.Add(c12, c11, c12);
        kernel.Subtract(y, b21, y);
        kernel.Multiply(a22, y, c11, ProductMode.Set);
        kernel.Subtract(c21, c11, c21);
        kernel.Multiply(a12, b21, c11, ProductMode.Set);
        kernel.Add(c11, z, c11);
    }
}
