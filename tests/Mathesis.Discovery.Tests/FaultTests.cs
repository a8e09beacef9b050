using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery.Tests;

public class FaultTests
{
    [Fact]
    public void UndecodablePatternsAreCountedAsEnumeratedElsewhere()
    {
        // Counted independently by enumeration with rational arithmetic.
        Assert.Equal([0, 0, 2, 40, 362, 1746, 2956], FailureCounts.Linear(RedundantPlan.StrassenWinograd(0)).Undecodable.Take(7));
        Assert.Equal([0, 0, 1, 24, 243, 1420, 4488], FailureCounts.Linear(RedundantPlan.StrassenWinograd(1)).Undecodable.Take(7));
        FailureCounts both = FailureCounts.Linear(RedundantPlan.StrassenWinograd(2));
        Assert.Equal([0, 0, 0, 9, 154, 1189, 4900], both.Undecodable.Take(7));
        FailureCounts copies = FailureCounts.Linear(RedundantPlan.Copies(KnownSchemes.Strassen, 2));
        Assert.Equal([0, 0, 7, 84], copies.Undecodable.Take(4));
        // Copies fail when all copies of a product fail: 1 - (1 - p^2)^7.
        Assert.Equal(1 - Math.Pow(1 - 0.01, 7), copies.Probability(0.1), 12);
        Assert.Equal(9.37e-6, both.Probability(0.01), 8);
        Assert.Equal((double)both.Probability(new Rational(1, 10)), both.Probability(0.1), 12);
    }

    [Fact]
    public void RelationsAreAllFound()
    {
        RedundantPlan plan = RedundantPlan.StrassenWinograd(0);
        IReadOnlyList<NodeRelation> relations = NodeRelationSearch.Find(plan), minimal = NodeRelationSearch.Minimal(relations);
        int[] Counts(IReadOnlyList<NodeRelation> list) => [.. Enumerable.Range(-1, 5).Select(output => list.Count(relation => relation.Output == output))];
        Assert.Equal([10, 12, 12, 14, 14], Counts(relations));
        Assert.Equal([10, 10, 10, 12, 14], Counts(minimal));
        foreach (NodeRelation relation in relations)
        {
            for (int i = 0; i < 16; i++)
            {
                int sum = 0;
                for (int node = 0; node < 14; node++) sum += ((int)(relation.Plus >> node & 1) - (int)(relation.Minus >> node & 1)) * plan.Vectors[node][i];
                Assert.Equal(relation.Output < 0 ? 0 : plan.Targets[relation.Output][i], sum);
            }
        }
        Assert.Contains(relations, relation => relation.ToString(plan) == "c11 = S1 + S4 - S5 + S7");
    }

    [Fact]
    public void DecodersGiveTheProductOrRefuse()
    {
        RedundantPlan plan = RedundantPlan.StrassenWinograd();
        var peeling = new PeelingDecoder(plan, NodeRelationSearch.Find(plan));
        var linear = new LinearDecoder(plan);
        var random = new RandomStream("tests/faults", 1);
        IntegerBlocks a = IntegerBlocks.Random(2, 2, 3, 50, random), b = IntegerBlocks.Random(2, 2, 3, 50, random), expected = a.Multiply(b);
        long[][] products = [.. plan.Nodes.Select(node => IntegerBlocks.Multiply(3, a.Combine(node.Left), b.Combine(node.Right)))];
        int refused = 0;
        for (int i = 0; i < 400; i++)
        {
            ulong alive = random.NextUInt64() | random.NextUInt64();
            alive &= (1UL << 16) - 1;
            var basis = new SpanBasis();
            for (int node = 0; node < 16; node++)
                if ((alive >> node & 1) != 0) basis = basis.With(plan.Vectors[node]);
            bool isDecodable = plan.Targets.All(basis.Contains);
            long[]?[] known = [.. products.Select((product, node) => (alive >> node & 1) != 0 ? product : null)];
            IReadOnlyList<Rational[]>? coefficients = linear.Decode(alive);
            Assert.Equal(isDecodable, coefficients is not null);
            if (coefficients is not null) Assert.True(expected.HasEntriesOf(new IntegerBlocks(2, 2, 3, ProductDecoding.Linear(coefficients, known, 3))));
            IReadOnlyList<NodeRelation>? steps = peeling.Decode(alive);
            if (steps is not null) Assert.True(isDecodable && expected.HasEntriesOf(new IntegerBlocks(2, 2, 3, ProductDecoding.Peeling(steps, known, 3))));
            if (!isDecodable) refused++;
        }
        Assert.InRange(refused, 1, 399);
    }

    [Fact]
    public void AWrongProductIsDetected()
    {
        var random = new RandomStream("tests/freivalds", 1);
        IntegerBlocks a = IntegerBlocks.Random(1, 1, 8, 1000, random), b = IntegerBlocks.Random(1, 1, 8, 1000, random);
        long[] product = IntegerBlocks.Multiply(8, a.Blocks[0], b.Blocks[0]);
        Assert.True(IntegerBlocks.IsProduct(8, a.Blocks[0], b.Blocks[0], product, random));
        for (int i = 0; i < 64; i++)
        {
            product[i]++;
            Assert.False(IntegerBlocks.IsProduct(8, a.Blocks[0], b.Blocks[0], product, random));
            product[i]--;
        }
    }

    [Fact]
    public void AWorkerServesOneProduct()
    {
        using var input = new MemoryStream();
        input.Write(BitConverter.GetBytes(2));
        foreach (long value in (long[])[1, 2, 3, 4, 5, 6, 7, 8]) input.Write(BitConverter.GetBytes(value));
        input.Position = 0;
        using var output = new MemoryStream();
        ProductWorker.Serve(input, output);
        Assert.Equal([19, 22, 43, 50], Enumerable.Range(0, 4).Select(i => BitConverter.ToInt64(output.ToArray(), 8 * i)));
        input.SetLength(20);
        input.Position = 0;
        Assert.Throws<InputError>(() => ProductWorker.Serve(input, output));
    }
}
