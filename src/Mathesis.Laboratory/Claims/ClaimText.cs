using System.Globalization;

namespace Mathesis.Laboratory;

/// <summary>How claims and findings read, in the terminal and in the report.</summary>
public static class ClaimText
{
    /// <summary>The criterion in the claim's format: <c>≥ 99.0%</c>, <c>3 to 8</c>; a difference without margin is <c>> 0</c>.</summary>
    public static string Criterion(Claim claim)
    {
        MetricFormat format = claim.Format;
        return claim.Criterion switch
        {
            { IsDifference: true, AtLeast: 0, AtMost: null } => "> 0",
            { IsDifference: true, AtLeast: null, AtMost: 0 } => "< 0",
            { AtLeast: double low, AtMost: double high } when low == high => $"= {Exactly(low, format)}",
            { AtLeast: double low, AtMost: double high } => $"{Exactly(low, format)} to {Exactly(high, format)}",
            { AtLeast: double low } => $"≥ {Exactly(low, format)}",
            { AtMost: double high } => $"≤ {Exactly(high, format)}",
            _ => "none",
        };
    }

    /// <summary>The measured estimate: <c>84.6%</c>.</summary>
    public static string Estimate(Finding finding) => Value(finding.Claim, finding.Estimate);

    /// <summary>The interval of the estimate, <c>81.2% to 87.4%</c>; null when it is the estimate itself.</summary>
    public static string? Interval(Finding finding) =>
        finding.Interval.Low < finding.Interval.High ? Interval(finding.Claim, finding.Interval.Low, finding.Interval.High) : null;

    /// <summary>The estimate, with its interval when it has one: <c>84.6% (81.2% to 87.4%)</c>.</summary>
    public static string Measured(Finding finding) =>
        Interval(finding) is { } interval ? $"{Estimate(finding)} ({interval})" : Estimate(finding);

    /// <summary>What the estimate and the interval are: <c>median and range of 3 replicates</c>.</summary>
    public static string Basis(Finding finding)
    {
        int count = finding.Values.Count;
        if (count == 0) return "not measured";
        if (count == 1) return "1 replicate";
        return finding.Claim.Aggregation switch
        {
            Aggregation.Every => $"median and range of {count} replicates",
            Aggregation.Mean => $"mean and 95% interval of {count} replicates",
            _ => $"rate and 95% interval of {count} replicates",
        };
    }

    /// <summary>A verdict in lower case: <c>holds</c>.</summary>
    public static string Word(ClaimVerdict verdict) =>
        verdict switch { ClaimVerdict.Holds => "holds", ClaimVerdict.Fails => "fails", _ => "undecided" };

    /// <summary>A fidelity in lower case: <c>exact</c>.</summary>
    public static string Word(Fidelity fidelity) =>
        fidelity switch { Fidelity.Exact => "exact", Fidelity.Scaled => "scaled", _ => "substitute" };

    /// <summary>
    /// A measurement with few digits, and as many more as tell it apart from 0%, from 100% and from a bound that it does not
    /// equal: 0.98996 against a bound of 0.99 reads 98.996%, not 99.0%. NaN is a dash.
    /// </summary>
    public static string Value(double value, MetricFormat format) => Value(value, format, []);

    /// <summary>A measurement of a claim, with digits enough to tell it apart from the claim's bounds.</summary>
    internal static string Value(Claim claim, double value) =>
        Value(value, claim.Format, [claim.Criterion.AtLeast ?? double.NaN, claim.Criterion.AtMost ?? double.NaN]);

    /// <summary>An interval of a claim's measurement, <c>81.2% to 87.4%</c>; a single point is one value.</summary>
    internal static string Interval(Claim claim, double low, double high) =>
        low == high ? Value(claim, low) : $"{Value(claim, low)} to {Value(claim, high)}";

    /// <summary>The bound that an interval from <paramref name="low"/> straddles.</summary>
    internal static string Bound(Claim claim, double low) =>
        Exactly(low < claim.Criterion.AtLeast ? claim.Criterion.AtLeast.Value : claim.Criterion.AtMost!.Value, claim.Format);

    private static string Value(double value, MetricFormat format, ReadOnlySpan<double> others)
    {
        for (int extra = 0; extra < 5; extra++)
        {
            string text = Print(value, format, extra);
            bool ambiguous = format == MetricFormat.Percent && (Alike(text, value, 0, extra) || Alike(text, value, 1, extra));
            foreach (double other in others) ambiguous |= Alike(text, value, other, extra);
            if (!ambiguous) return text;
        }
        return Print(value, format, 5);

        bool Alike(string text, double value, double other, int extra) => value != other && text == Print(other, format, extra);
    }

    /// <summary>A bound: every digit its author wrote, and no more than the format's usual ones if these are zeros.</summary>
    private static string Exactly(double bound, MetricFormat format)
    {
        if (!double.IsFinite(bound)) return Print(bound, format, 0);
        if (format == MetricFormat.Percent)
            return Signed((100 * (decimal)bound).ToString("#,##0.0#########", CultureInfo.InvariantCulture)) + "%";
        double magnitude = Math.Abs(bound);
        return magnitude is 0 or (>= 1e-3 and < 1e7)
            ? Signed(((decimal)bound).ToString("#,##0.##########", CultureInfo.InvariantCulture))
            : Scientific(bound.ToString("0.##########e0", CultureInfo.InvariantCulture));
    }

    private static string Print(double value, MetricFormat format, int extra)
    {
        if (double.IsNaN(value)) return "—";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        return format switch
        {
            MetricFormat.Percent => Fixed(100 * value, 1 + extra) + "%",
            MetricFormat.Count => Fixed(value, value == Math.Round(value) ? 0 : Math.Abs(value) < 100 ? 1 + extra : extra),
            _ => Significant(value, 3 + extra),
        };
    }

    private static string Significant(double value, int digits)
    {
        if (value == 0) return "0";
        string scientific = value.ToString("e" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('e') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is < -3 or > 6) return Scientific(scientific);
        double rounded = double.Parse(scientific, CultureInfo.InvariantCulture);
        return Fixed(rounded, Math.Max(0, digits - 1 - exponent));
    }

    /// <summary>Turns <c>2.41e-007</c> into <c>2.41×10⁻⁷</c>.</summary>
    private static string Scientific(string text)
    {
        int e = text.IndexOf('e');
        int exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{Signed(text[..e])}×10{Superscript(exponent)}";
    }

    /// <summary>An integer in raised digits: <c>⁻⁷</c>.</summary>
    internal static string Superscript(int number)
    {
        const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        string raised = string.Concat(Math.Abs((long)number).ToString(CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0']));
        return number < 0 ? "⁻" + raised : raised;
    }

    private static string Fixed(double value, int decimals) =>
        Signed(value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>Sets the minus sign, and none before a zero.</summary>
    private static string Signed(string text) =>
        !text.StartsWith('-') ? text : text.AsSpan().ContainsAnyInRange('1', '9') ? "−" + text[1..] : text[1..];
}
