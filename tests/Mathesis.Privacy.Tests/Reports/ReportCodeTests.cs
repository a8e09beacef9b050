namespace Mathesis.Privacy.Tests;

public class ReportCodeTests
{
    [Theory]
    [MemberData(nameof(AllMechanisms.Names), MemberType = typeof(AllMechanisms))]
    public void ReportsComeBackFromTheirCodeOfTheStatedLength(string name)
    {
        foreach ((int categories, double epsilon) in new[] { (30, 0.5), (30, 3), (7, 1) })
        {
            FrequencyMechanism mechanism = AllMechanisms.Make(name, categories, epsilon);
            var code = new ReportCode(mechanism);
            ReportBatch sent = new(), received = new();
            for (int user = 0; user < 300; user++)
            {
                mechanism.Encode(user % categories, SeededSource.ForUser(2, (ulong)user), sent);
                byte[] bytes = code.Pack(sent.Block(user), sent.Members(user));
                Assert.Equal((code.Bits(sent.Block(user)) + 7) / 8, bytes.Length);
                Assert.True(code.TryUnpack(bytes, received));
                Assert.Equal(sent.Block(user), received.Block(user));
                Assert.Equal(sent.Members(user).ToArray(), received.Members(user).ToArray());
            }
        }
    }

    [Fact]
    public void TheBitsAreThoseOfThePapersFormula()
    {
        // ceil(log2 4) for the modulus; C(17, 5) = 6188 < 2^13, C(19, 5) = 11628 < 2^14, C(23, 6) = 100947 < 2^17, C(29, 8) = 4292145 < 2^23.
        var code = new ReportCode(AllMechanisms.Make("mss", 30, 1));
        Assert.Equal([15, 16, 19, 25], Enumerable.Range(0, 4).Select(block => code.Bits(block)));
        Assert.Equal(18.75, code.MeanBits);
        Assert.Equal(30, new ReportCode(AllMechanisms.Make("rappor", 30, 1)).MeanBits);
        Assert.Equal(5, new ReportCode(AllMechanisms.Make("grr", 30, 1)).MeanBits);
    }

    [Fact]
    public void ImpossibleCodesAreRefused()
    {
        var code = new ReportCode(AllMechanisms.Make("mss", 30, 1));
        var batch = new ReportBatch();
        Assert.False(code.TryUnpack([], batch));
        Assert.False(code.TryUnpack([0xFF, 0xFF], batch));
        Assert.False(code.TryUnpack([0xFC, 0xFF], batch));
        Assert.False(code.TryUnpack([0, 0, 0, 0, 0], batch));
        Assert.Equal(0, batch.Count);
        Assert.True(code.TryUnpack([0, 0], batch));
        Assert.Equal([0, 1, 2, 3, 4], batch.Members(0).ToArray());
    }
}
