using System.Text;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class SystemReaderTests
{
    [Fact]
    public void EquationsHaveSymbolsFractionsCommentsAndSubscripts()
    {
        LinearSystem system = SystemReader.ReadText("# currents\n3/7*x + 2*y - z = 4 // Kirchhoff\nc[1, 2] == 0.5 x - (y - 2)/3;  2(x+y) = z\n{-x = -2^3, y == x}\n");
        Assert.Equal(["x", "y", "z", "c[1,2]"], system.Unknowns);
        Assert.Equal(5, system.Equations);
        Assert.Equal(new Rational(3, 7), system.Coefficients.RowValues(0)[0]);
        Assert.Equal(4, system.RightSide(0));
        Assert.Equal([new Rational(-1, 2), new Rational(1, 3), 1], system.Coefficients.RowValues(1).ToArray());
        Assert.Equal(new Rational(2, 3), system.RightSide(1));
        Assert.Equal(-8, system.RightSide(3));
        Assert.Equal([2, 3, 3, 4, 4], Enumerable.Range(0, 5).Select(system.Line));
    }

    [Fact]
    public void AnEquationGoesOnAfterAnOperatorInParenthesesAndBeforeItsEqualsSign()
    {
        LinearSystem system = SystemReader.ReadText("x +\n y\n  + z\n = 2 *\n (3\n - w)\nx = 1");
        Assert.Equal(2, system.Equations);
        Assert.Equal([1, 1, 1, 2], system.Coefficients.RowValues(0).ToArray().Select(value => (int)(long)value.Numerator));
        Assert.Equal(6, system.RightSide(0));
    }

    [Fact]
    public void AnUnknownThatCancelsStaysAnUnknown() => Assert.Equal(["x", "y"], SystemReader.ReadText("x - x + y = 0").Unknowns);

    [Fact]
    public void TheSameMatrixInEveryFormat()
    {
        string[] texts =
        [
            "1,0,1/2\n0,-3,0\n", "1;0;1/2\n0;-3;0", "1\t0\t0.5\n0\t-3\t0", " 1  0 5e-1\n 0 -3 0", "2 3 M\n2 2 -3\n1 3 1/2\n1 1 1\n0 0 0\n",
            "%%MatrixMarket matrix coordinate rational general\n% c\n2 3 3\n1 1 1\n1 3 1/2\n2 2 -3\n", "%%MatrixMarket matrix array real general\n2 3\n1\n0\n0\n-3\n0.5\n0\n",
            "x = -1/2*z + 0*y\n-3*y = 0",
        ];
        Matrix<Rational> expected = SystemReader.ReadText(texts[0]).Coefficients.ToDense();
        Assert.Equal(new Rational(1, 2), expected[0, 2]);
        foreach (string text in texts[..^1]) Assert.True(expected.HasEntriesOf(SystemReader.ReadText(text).Coefficients.ToDense()), text);
        Assert.Equal(["x", "z", "y"], SystemReader.ReadText(texts[^1]).Unknowns);
    }

    [Fact]
    public void NamesOfColumnsAndTheirRightSide()
    {
        LinearSystem system = SystemReader.ReadText("a,b,=\n1,2,3\n4,5,6");
        Assert.Equal(["a", "b"], system.Unknowns);
        Assert.Equal(6, system.RightSide(1));
        Assert.True(SystemReader.ReadText("a,b,c\n1,2,3").IsHomogeneous);
    }

    [Fact]
    public void SymmetricMatricesAreCompleted()
    {
        Matrix<Rational> symmetric = SystemReader.ReadText("%%MatrixMarket matrix coordinate pattern symmetric\n2 2 2\n1 1\n2 1").Coefficients.ToDense();
        Assert.Equal(Rational.One, symmetric[0, 1]);
        Matrix<Rational> skew = SystemReader.ReadText("%%MatrixMarket matrix array integer skew-symmetric\n2 2\n7").Coefficients.ToDense();
        Assert.Equal(-7, skew[0, 1]);
    }

    [Theory]
    [InlineData("x*y = 1", "file:1:2", "not linear")]
    [InlineData("x = 1\nx^2 = 1", "file:2:2", "not linear")]
    [InlineData("1/x = 2", "file:1:3", "not linear")]
    [InlineData("sin(x) = 2", "file:1:1", "not linear")]
    [InlineData("x/0 = 2", "file:1:3", "denominator is zero")]
    [InlineData("x + = 2", "file:1:5", "unexpected '='")]
    [InlineData("x = 2 = 3", "file:1:7", "second '='")]
    [InlineData("x = 1\nx + 2", "file:2:6", "no '='")]
    [InlineData("(x = 2", "file:1:1", "not closed")]
    [InlineData("x = 2 ? y", "file:1:7", "does not belong")]
    [InlineData("c[1 = 2", "file:1:5", "subscript")]
    [InlineData("# nothing = here", "file:1", "no equation")]
    [InlineData("1,2\n3", "file:2", "1 cells")]
    [InlineData("1,2\n3,x", "file:2", "'x' is not a number")]
    [InlineData("1,2\n3,1/0", "file:2", "denominator of '1/0' is zero")]
    [InlineData("1,,2", "file:1", "cell 2 is empty")]
    [InlineData("1,1e999999", "file:1", "exponent")]
    [InlineData("2 2 M\n1 1 1", "file:2", "without its last line")]
    [InlineData("2 2 M\n1 3 1\n0 0 0", "file:2", "outside")]
    [InlineData("2 2 M\n1 1 1\n1 1 2\n0 0 0", "file:3", "given again")]
    [InlineData("2 2 M\n1 1 one\n0 0 0", "file:2", "not a number")]
    [InlineData("2 2 M\n0 0 0\n1 1 1", "file:3", "after the last line")]
    [InlineData("1000000000 1000000000 M\n1 1 1\n0 0 0", "file:1", "claims")]
    [InlineData("99999999999 1 M\n0 0 0", "file:1", "not a number of rows")]
    [InlineData("%%MatrixMarket matrix coordinate integer general\n1000000000 1000000000 5\n1 1 1", "file:3", "ends after 1 of 5")]
    [InlineData("%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 1 1\n2 2 1", "file:4", "more entries")]
    [InlineData("%%MatrixMarket matrix array integer general\n1000000000 1000000000\n1", "file:3", "ends after 1 entries")]
    [InlineData("%%MatrixMarket matrix coordinate complex general\n1 1 0", "file:1", "not supported")]
    [InlineData("%%MatrixMarket matrix coordinate integer symmetric\n2 3 0", "file:2", "cannot be symmetric")]
    [InlineData("%%MatrixMarket matrix coordinate integer general", "file:1", "size line")]
    public void WhatIsWrongIsNamedWithItsLine(string text, string where, string what)
    {
        InputError error = Assert.Throws<InputError>(() => SystemReader.ReadText(text, "file"));
        Assert.StartsWith(where, error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1000000000 1000000000 M\n1 1 1\n0 0 0")]
    [InlineData("100000000 1 M\n1 1 1\n0 0 0")]
    [InlineData("1 100000000 M\n1 1 1\n0 0 0")]
    [InlineData("%%MatrixMarket matrix coordinate integer general\n100000000 100000000 2000000000\n1 1 1")]
    [InlineData("%%MatrixMarket matrix coordinate integer symmetric\n100000000 100000000 1\n1 1 1")]
    [InlineData("%%MatrixMarket matrix array integer general\n40000 40000\n1\n2\n3")]
    public void AHeadersLieTakesNoMemory(string text)
    {
        Assert.ThrowsAny<InputError>(() => SystemReader.ReadText(text, "file"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.ThrowsAny<InputError>(() => SystemReader.ReadText(text, "file"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void AMatrixOfZerosIsRead()
    {
        foreach (string text in new[] { "0,0\n0,0\n0,0", "3 2 M\n0 0 0", "%%MatrixMarket matrix coordinate integer general\n3 2 0" })
        {
            LinearSolution solution = ExactSolver.Solve(SystemReader.ReadText(text));
            Assert.Equal(0, solution.Rank);
            Assert.Equal([0, 1], solution.Free);
        }
    }

    [Fact]
    public void DeepParenthesesAreRefusedBeforeTheStackEnds()
    {
        InputError error = Assert.Throws<InputError>(() => SystemReader.ReadText(new string('(', 10_000) + "x = 1", "file"));
        Assert.Contains("too deep", error.Message);
    }

    [Theory]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 0, 0, 1 })]
    [InlineData(new byte[] { 0x78, 0x3D, 0xFF, 0xFE, 0x31 })]
    [InlineData(new byte[] { })]
    public void FilesThatAreNoTextAreRefused(byte[] content)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, content);
            Assert.Contains(path, Assert.Throws<InputError>(() => SystemReader.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void RandomDamageIsRefusedOrRead()
    {
        byte[] text = Encoding.UTF8.GetBytes("3/7*x + 2*y - z = 4\nc[1,2] == x - (y + 2)/3\n");
        for (ulong i = 0; i < 3000; i++)
        {
            var stream = new RandomStream("damage", 1, i);
            byte[] damaged = [.. text];
            for (int k = 0; k <= stream.NextBelow(4); k++) damaged[stream.NextBelow(damaged.Length)] = (byte)(32 + stream.NextBelow(95));
            foreach (SystemFormat format in Enum.GetValues<SystemFormat>())
            {
                try
                {
                    _ = SystemReader.ReadText(Encoding.UTF8.GetString(damaged), "file", format);
                }
                catch (InputError)
                {
                    // The only way to refuse.
                }
            }
        }
    }
}
