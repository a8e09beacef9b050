namespace Mathesis.Exact;

/// <summary>What the classical half of Shor's algorithm makes of a measured value.</summary>
/// <param name="Register">The register.</param>
/// <param name="Value">a, whose order modulo n is sought.</param>
/// <param name="Measured">y.</param>
/// <param name="Table">The convergents of y/N whose denominators are below n, and the first that is not when there is one.</param>
/// <param name="Denominator">The largest denominator q below n.</param>
/// <param name="Power">a^q mod n: q is a multiple of the order exactly when this is 1.</param>
public sealed record OrderMeasurement(OrderRegister Register, ulong Value, ulong Measured, IReadOnlyList<ConvergentStep> Table, ulong Denominator, ulong Power)
{
    /// <summary>Whether a^q = 1: the denominator is the order or a multiple of it.</summary>
    public bool GivesOrder => Power == 1 % Register.Modulus;

    /// <summary>Runs the classical half on a measured value.</summary>
    /// <param name="register">The register.</param>
    /// <param name="value">a, coprime to n.</param>
    /// <param name="measured">y, below N.</param>
    public static OrderMeasurement Of(OrderRegister register, ulong value, ulong measured)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(measured, register.Size);
        var table = new List<ConvergentStep>();
        (ulong dividend, ulong divisor) = (measured, register.Size);
        (ulong p0, ulong q0, ulong p1, ulong q1) = (0, 1, 1, 0);
        ulong denominator = 1;
        while (divisor != 0)
        {
            (ulong quotient, ulong remainder) = Math.DivRem(dividend, divisor);
            (p0, p1) = (p1, (quotient * p1) + p0);
            (q0, q1) = (q1, (quotient * q1) + q0);
            table.Add(new ConvergentStep(table.Count, dividend, divisor, quotient, remainder, p1, q1));
            if (q1 >= register.Modulus) break;
            denominator = q1;
            (dividend, divisor) = (divisor, remainder);
        }
        return new OrderMeasurement(register, value, measured, table, denominator, ModularArithmetic.Power(value, denominator, register.Modulus));
    }

    /// <summary>The largest denominator below n of the convergents of y/N, without the table.</summary>
    /// <param name="register">The register.</param>
    /// <param name="measured">y, below N.</param>
    public static ulong LargestDenominator(OrderRegister register, ulong measured)
    {
        (ulong dividend, ulong divisor, ulong q0, ulong q1) = (measured, register.Size, 1, 0);
        while (divisor != 0)
        {
            (ulong quotient, ulong remainder) = Math.DivRem(dividend, divisor);
            ulong next = (quotient * q1) + q0;
            if (next >= register.Modulus) break;
            (q0, q1, dividend, divisor) = (q1, next, divisor, remainder);
        }
        return Math.Max(q1, 1);
    }

    /// <summary>Checks every identity of the table in integers: Euclid's divisions, the recurrences, the determinants, and the power.</summary>
    public bool Verify()
    {
        (Integer p0, Integer q0, Integer p1, Integer q1) = (0, 1, 1, 0);
        (ulong dividend, ulong divisor) = (Measured, Register.Size);
        ulong largest = 1;
        for (int i = 0; i < Table.Count; i++)
        {
            ConvergentStep step = Table[i];
            if (step.Index != i || step.Dividend != dividend || step.Divisor != divisor || step.Remainder >= divisor) return false;
            if (((Integer)step.Quotient * step.Divisor) + step.Remainder != step.Dividend) return false;
            if (((Integer)step.Quotient * p1) + p0 != step.Numerator || ((Integer)step.Quotient * q1) + q0 != step.Denominator) return false;
            (p0, q0, p1, q1) = (p1, q1, step.Numerator, step.Denominator);
            // p(i) q(i-1) - p(i-1) q(i) = (-1)^(i-1)
            if ((p1 * q0) - (p0 * q1) != (i % 2 == 0 ? -1 : 1)) return false;
            if (step.Denominator < Register.Modulus) largest = step.Denominator;
            else if (i != Table.Count - 1) return false;
            (dividend, divisor) = (step.Divisor, step.Remainder);
        }
        bool complete = Table.Count > 0 && (Table[^1].Denominator >= Register.Modulus || Table[^1].Remainder == 0);
        return complete && largest == Denominator && Integer.ModPow(Value, Denominator, Register.Modulus) == Power;
    }
}
