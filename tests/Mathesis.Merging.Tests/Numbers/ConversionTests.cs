using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Merging.Tests;

public sealed class ConversionTests
{
    /// <summary>Numbers of every size, halfway cases of both formats, and their neighbours.</summary>
    private static double[] Samples()
    {
        var values = new List<double> { 0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, 65504, 65519.999, 65520, 65536, 3.39e38, 3.3961775292304957e38, 3.4e38, 3.5e38 };
        var stream = new RandomStream("tests/merging/conversion", 1);
        for (int i = 0; i < 60_000; i++) values.Add(BitConverter.UInt64BitsToDouble(stream.NextUInt64()));
        for (int i = 0; i < 60_000; i++) values.Add(stream.NextGaussian() * Math.ScaleB(1, (int)stream.NextBelow(60UL) - 40));
        for (int i = 0; i < 0x7C00; i++)
        {
            double middle = ((double)BitConverter.UInt16BitsToHalf((ushort)i) + (double)BitConverter.UInt16BitsToHalf((ushort)(i + 1))) / 2;
            if (double.IsFinite(middle)) values.AddRange([middle, Math.BitIncrement(middle), -Math.BitDecrement(middle)]);
        }
        for (int i = 0; i < 0x7F7F; i++)
        {
            double middle = ((double)Brain((ushort)i) + Brain((ushort)(i + 1))) / 2;
            values.AddRange([middle, Math.BitIncrement(middle), -Math.BitDecrement(middle)]);
        }
        return [.. values];
    }

    private static float Brain(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    [Fact]
    public void Half_floats_are_rounded_once_as_the_runtime_rounds_them()
    {
        double[] values = Samples();
        ushort[] bits = new ushort[values.Length];
        int overflows = HalfFloat.Narrow(values, bits);
        int expected = 0;
        for (int i = 0; i < values.Length; i++)
        {
            var half = (Half)values[i];
            if (Half.IsNaN(half)) Assert.True(Half.IsNaN(BitConverter.UInt16BitsToHalf(bits[i])));
            else Assert.Equal(BitConverter.HalfToUInt16Bits(half), bits[i]);
            if (Half.IsInfinity(half) && double.IsFinite(values[i])) expected++;
        }
        Assert.Equal(expected, overflows);
    }

    [Fact]
    public void Brain_floats_are_the_nearest_and_ties_go_to_the_even_one()
    {
        double[] values = Samples();
        ushort[] bits = new ushort[values.Length];
        BrainFloat.Narrow(values, bits);
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                Assert.True(float.IsNaN(Brain(bits[i])));
                continue;
            }
            double magnitude = Math.Abs(values[i]);
            ushort found = (ushort)(bits[i] & 0x7FFF);
            Assert.Equal(double.IsNegative(values[i]), (bits[i] & 0x8000) != 0);
            if (found == 0x7F80)
            {
                Assert.True(magnitude >= 3.3961775292304957e38);
                continue;
            }
            double distance = Math.Abs(magnitude - Brain(found));
            foreach (int other in new[] { found - 1, found + 1 })
            {
                if (other is < 0 or > 0x7F80) continue;
                double there = other == 0x7F80 ? 3.4028236692093846e38 : Brain((ushort)other);
                Assert.True(distance < Math.Abs(magnitude - there) || (distance == Math.Abs(magnitude - there) && (found & 1) == 0), $"{values[i]:R}");
            }
        }
    }

    [Fact]
    public void Every_half_and_brain_float_is_widened_exactly_and_comes_back()
    {
        ushort[] all = [.. Enumerable.Range(0, 65536).Select(i => (ushort)i)];
        double[] wide = new double[65536];
        ushort[] back = new ushort[65536];
        HalfFloat.Widen(all, wide);
        Assert.Equal(0, HalfFloat.Narrow(wide, back));
        for (int i = 0; i < 65536; i++)
        {
            Assert.Equal((double)BitConverter.UInt16BitsToHalf((ushort)i), wide[i]);
            if (!double.IsNaN(wide[i])) Assert.Equal(all[i], back[i]);
        }
        BrainFloat.Widen(all, wide);
        Assert.Equal(0, BrainFloat.Narrow(wide, back));
        for (int i = 0; i < 65536; i++)
        {
            Assert.Equal((double)Brain((ushort)i), wide[i]);
            if (!double.IsNaN(wide[i])) Assert.Equal(all[i], back[i]);
        }
    }

    [Fact]
    public void Single_floats_count_what_becomes_infinite()
    {
        double[] values = Samples();
        float[] singles = new float[values.Length];
        int overflows = SingleFloat.Narrow(values, singles);
        Assert.Equal(values.Select(value => (float)value), singles);
        Assert.Equal(values.Count(value => double.IsFinite(value) && float.IsInfinity((float)value)), overflows);
    }

    [Fact]
    public void Floats_of_eight_bits_have_the_values_of_the_paper()
    {
        double[] values = new double[6];
        QuarterFloat.WidenE4M3([0x7E, 0x08, 0x01, 0x80, 0x38, 0xFF], values);
        Assert.Equal([448, 0.015625, 0.001953125, -0.0, 1, double.NaN], values);
        QuarterFloat.WidenE5M2([0x7B, 0x04, 0x01, 0xFC, 0x3C, 0x7F], values);
        Assert.Equal([57344, 0.00006103515625, 0.0000152587890625, double.NegativeInfinity, 1, double.NaN], values);
    }
}
