using CsCheck;

namespace Mathesis.Problems.Tests;

public class NaturalOrderTests
{
    [Fact]
    public void Numbers_come_first_by_value_then_texts_with_their_digits_by_value()
    {
        string[] ordered = ["-1e3", "-10", "-9.5", "0", "01", "2", "10", "100000000000000000000001", "100000000000000000000002", "1e40", "NaN", "a2", "a10", "a10b", "b"];
        string[] mixed = [.. ordered.Reverse()];
        Array.Sort(mixed, NaturalOrder.Instance);
        Assert.Equal(ordered, mixed);
    }

    [Fact]
    public void It_is_a_total_order()
    {
        Gen<string> text = Gen.String[Gen.Char["01-.ab"], 0, 4];
        Gen.Select(text, text, text).Sample((x, y, z) =>
        {
            NaturalOrder order = NaturalOrder.Instance;
            Assert.Equal(Math.Sign(order.Compare(x, y)), -Math.Sign(order.Compare(y, x)));
            Assert.Equal(x == y, order.Compare(x, y) == 0);
            if (order.Compare(x, y) <= 0 && order.Compare(y, z) <= 0) Assert.True(order.Compare(x, z) <= 0);
        }, iter: 20000);
    }
}
