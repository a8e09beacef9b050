namespace Mathesis.Exact;

/// <summary>
/// A curve b y^2 = x^3 + a x^2 + x modulo a number, with a point, points by their x-coordinates (Montgomery, "Speeding the Pollard and
/// elliptic curve methods of factorization", 1987).
/// </summary>
internal struct MontgomeryCurve<TRing, TResidue>
    where TRing : struct, IResidueRing<TResidue>
    where TResidue : unmanaged
{
    // Not readonly: the methods of a readonly field whose type is a parameter are called on a copy.
#pragma warning disable IDE0044
    private TRing ring;
#pragma warning restore IDE0044

    /// <summary>(a + 2) / 4.</summary>
    private TResidue quarter;

    private MontgomeryCurve(in TRing ring) => this.ring = ring;

    /// <summary>
    /// Suyama's curve of a parameter above 5, whose group has an order that 12 divides, with a point; false when the modulus has a
    /// divisor in common with a denominator, which is then the divisor.
    /// </summary>
    public static bool TryCreate(in TRing ring, ulong sigma, out MontgomeryCurve<TRing, TResidue> curve, out CurvePoint<TResidue> point, out Integer divisor)
    {
        curve = new MontgomeryCurve<TRing, TResidue>(in ring);
        point = default;
        TResidue s = ring.FromInteger(sigma % ring.Modulus), five = ring.FromInteger(5 % ring.Modulus);
        ring.Multiply(out TResidue u, in s, in s);
        ring.Subtract(out u, in u, in five);
        ring.Add(out TResidue v, in s, in s);
        ring.Add(out v, in v, in v);
        ring.Multiply(out TResidue uuu, in u, in u);
        ring.Multiply(out uuu, in uuu, in u);
        ring.Multiply(out TResidue vvv, in v, in v);
        ring.Multiply(out vvv, in vvv, in v);
        point.X = uuu;
        point.Z = vvv;
        // (v - u)^3 (3 u + v) / (16 u^3 v)
        ring.Subtract(out TResidue d, in v, in u);
        ring.Multiply(out TResidue numerator, in d, in d);
        ring.Multiply(out numerator, in numerator, in d);
        ring.Add(out TResidue w, in u, in u);
        ring.Add(out w, in w, in u);
        ring.Add(out w, in w, in v);
        ring.Multiply(out numerator, in numerator, in w);
        ring.Multiply(out TResidue denominator, in uuu, in v);
        for (int i = 0; i < 4; i++) ring.Add(out denominator, in denominator, in denominator);
        if (!ring.TryInvert(in denominator, out TResidue inverse, out divisor)) return false;
        ring.Multiply(out curve.quarter, in numerator, in inverse);
        return true;
    }

    /// <summary>r = 2 p; places may coincide.</summary>
    public void Double(out CurvePoint<TResidue> r, in CurvePoint<TResidue> p)
    {
        ring.Add(out TResidue sum, in p.X, in p.Z);
        ring.Subtract(out TResidue difference, in p.X, in p.Z);
        ring.Multiply(out sum, in sum, in sum);
        ring.Multiply(out difference, in difference, in difference);
        ring.Subtract(out TResidue cross, in sum, in difference);
        ring.Multiply(out r.X, in sum, in difference);
        ring.Multiply(out TResidue t, in quarter, in cross);
        ring.Add(out t, in t, in difference);
        ring.Multiply(out r.Z, in t, in cross);
    }

    /// <summary>r = p + q, with p - q known; places may coincide.</summary>
    public void Add(out CurvePoint<TResidue> r, in CurvePoint<TResidue> p, in CurvePoint<TResidue> q, in CurvePoint<TResidue> difference)
    {
        ring.Subtract(out TResidue a, in p.X, in p.Z);
        ring.Add(out TResidue b, in q.X, in q.Z);
        ring.Multiply(out a, in a, in b);
        ring.Add(out b, in p.X, in p.Z);
        ring.Subtract(out TResidue c, in q.X, in q.Z);
        ring.Multiply(out b, in b, in c);
        ring.Add(out c, in a, in b);
        ring.Subtract(out a, in a, in b);
        ring.Multiply(out c, in c, in c);
        ring.Multiply(out a, in a, in a);
        // The difference may lie at the result's place.
        ring.Multiply(out TResidue x, in c, in difference.Z);
        ring.Multiply(out r.Z, in a, in difference.X);
        r.X = x;
    }

    /// <summary>k p by Montgomery's ladder, for k of at least 1.</summary>
    public CurvePoint<TResidue> Multiply(in CurvePoint<TResidue> p, ulong k)
    {
        if (k == 1) return p;
        CurvePoint<TResidue> low = p;
        Double(out CurvePoint<TResidue> high, in p);
        for (int bit = 62 - System.Numerics.BitOperations.LeadingZeroCount(k); bit > 0; bit--)
        {
            if ((k >> bit & 1) != 0)
            {
                Add(out low, in low, in high, in p);
                Double(out high, in high);
            }
            else
            {
                Add(out high, in low, in high, in p);
                Double(out low, in low);
            }
        }
        if ((k & 1) != 0) Add(out low, in low, in high, in p);
        else Double(out low, in low);
        return low;
    }
}
