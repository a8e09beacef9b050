using System.Numerics;

namespace Mathesis.Scripting;

/// <summary>Arithmetic on complex numbers, as CPython computes it.</summary>
internal static class ComplexArithmetic
{
    public static object? Binary(BinaryOperator operation, Complex x, Complex y) => operation switch
    {
        BinaryOperator.Add => x + y,
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => new Complex((x.Real * y.Real) - (x.Imaginary * y.Imaginary), (x.Real * y.Imaginary) + (x.Imaginary * y.Real)),
        BinaryOperator.Divide => Divide(x, y),
        BinaryOperator.Power => Power(x, y),
        BinaryOperator.FloorDivide or BinaryOperator.Modulo => throw Fault.Type("can't take floor or mod of complex number."),
        _ => null,
    };

    private static Complex Divide(Complex x, Complex y)
    {
        if (y == Complex.Zero) throw Fault.ZeroDivision("complex division by zero");
        if (Math.Abs(y.Real) >= Math.Abs(y.Imaginary))
        {
            double ratio = y.Imaginary / y.Real, scale = y.Real + (y.Imaginary * ratio);
            return new Complex((x.Real + (x.Imaginary * ratio)) / scale, (x.Imaginary - (x.Real * ratio)) / scale);
        }
        double inverse = y.Real / y.Imaginary, size = (y.Real * inverse) + y.Imaginary;
        return new Complex(((x.Real * inverse) + x.Imaginary) / size, ((x.Imaginary * inverse) - x.Real) / size);
    }

    public static Complex Power(Complex x, Complex y)
    {
        if (y == Complex.Zero) return Complex.One;
        if (x == Complex.Zero) return y.Imaginary != 0 || y.Real < 0 ? throw Fault.ZeroDivision("0.0 to a negative or complex power") : Complex.Zero;
        if (y.Imaginary == 0 && y.Real == Math.Floor(y.Real) && Math.Abs(y.Real) <= 100)
        {
            long exponent = (long)Math.Abs(y.Real);
            Complex result = Complex.One, power = x;
            for (long mask = 1; mask <= exponent; mask <<= 1)
            {
                if ((exponent & mask) != 0) result = (Complex)Binary(BinaryOperator.Multiply, result, power)!;
                power = (Complex)Binary(BinaryOperator.Multiply, power, power)!;
            }
            return y.Real < 0 ? Divide(Complex.One, result) : result;
        }
        double size = double.Hypot(x.Real, x.Imaginary), length = Math.Pow(size, y.Real), angle = Math.Atan2(x.Imaginary, x.Real), phase = angle * y.Real;
        if (y.Imaginary != 0)
        {
            length /= Math.Exp(angle * y.Imaginary);
            phase += y.Imaginary * Math.Log(size);
        }
        return new Complex(length * Math.Cos(phase), length * Math.Sin(phase));
    }
}
