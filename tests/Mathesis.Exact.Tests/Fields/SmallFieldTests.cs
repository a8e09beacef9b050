namespace Mathesis.Exact.Tests;

public class SmallFieldTests
{
    [Fact]
    public void TwoElements() => FieldLaws.HoldEverywhere<BinaryField, byte>(default);

    [Fact]
    public void ThreeElements() => FieldLaws.HoldEverywhere<TernaryField, byte>(default);

    [Theory]
    [InlineData(2), InlineData(3), InlineData(5), InlineData(13), InlineData(31)]
    public void EveryTripleOfAPrimeField(int p)
    {
        FieldLaws.HoldEverywhere<PrimeField8, byte>(new PrimeField8((ulong)p));
        FieldLaws.HoldEverywhere<PrimeField16, ushort>(new PrimeField16((ulong)p));
        FieldLaws.HoldEverywhere<PrimeField32, uint>(new PrimeField32((ulong)p));
        if (p > 2) FieldLaws.HoldEverywhere<PrimeField64, ulong>(new PrimeField64((ulong)p));
    }

    [Theory]
    [InlineData(2, 1), InlineData(2, 2), InlineData(2, 3), InlineData(2, 4), InlineData(3, 1), InlineData(3, 2), InlineData(3, 3), InlineData(5, 2)]
    public void EveryTripleOfAnExtension(int p, int degree)
    {
        FieldLaws.HoldEverywhere<GaloisTableField, ushort>(new GaloisTableField((ulong)p, degree));
        FieldLaws.HoldEverywhere<GaloisField<PrimeField32, uint>, uint[]>(new GaloisField<PrimeField32, uint>(new PrimeField32((ulong)p), degree));
    }

    [Fact]
    public void ATowerOfExtensions()
    {
        var four = new GaloisTableField(2, 2);
        FieldLaws.HoldEverywhere<GaloisField<GaloisTableField, ushort>, ushort[]>(new GaloisField<GaloisTableField, ushort>(four, 2));
    }

    [Theory]
    [InlineData(2), InlineData(3), InlineData(127), InlineData(251)]
    public void EveryProductOfBytesIsThatOfIntegers(int p)
    {
        var field = new PrimeField8((ulong)p);
        for (int a = 0; a < p; a++)
            for (int b = 0; b < p; b++)
            {
                Assert.Equal(a * b % p, field.Multiply((byte)a, (byte)b));
                Assert.Equal((a + b) % p, field.Add((byte)a, (byte)b));
                Assert.Equal((a - b + p) % p, field.Subtract((byte)a, (byte)b));
            }
    }
}
