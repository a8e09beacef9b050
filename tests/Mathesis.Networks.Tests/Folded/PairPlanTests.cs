using CsCheck;

namespace Mathesis.Networks.Tests;

public sealed class PairPlanTests
{
    [Fact]
    public void A_plan_is_a_permutation_whose_parts_share_no_second_token()
    {
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30]).Array[1, 300].Sample(pairs =>
        {
            var sequences = new TokenBatch([.. pairs.SelectMany(pair => (int[])[pair.Item1, pair.Item2, 30])], 3);
            var plan = new PairPlan(sequences, 31);
            Assert.Equal(Enumerable.Range(0, pairs.Length), plan.Order.Order());
            Assert.Equal(pairs.Select(pair => pair.Item1).Distinct().Order(), plan.FirstTokens);
            Assert.Equal(pairs.Select(pair => pair.Item2).Distinct().Order(), plan.SecondTokens);
            int next = 0, nextRow = 0;
            for (int part = 0; part < PairPlan.Parts; part++)
            {
                (int start, int end) = plan.Places(part);
                (int rowStart, int rowEnd) = plan.OwnSecondRows(part);
                Assert.Equal((next, nextRow), (start, rowStart));
                for (int place = start; place < end; place++)
                {
                    (int first, int second) = pairs[plan.Order[place]];
                    Assert.Equal(first, plan.FirstTokens[plan.FirstRows[place]]);
                    Assert.Equal(second, plan.SecondTokens[plan.SecondRows[place]]);
                    Assert.InRange(plan.SecondRows[place], rowStart, rowEnd - 1);
                }
                (next, nextRow) = (end, rowEnd);
            }
            Assert.Equal((pairs.Length, plan.SecondTokens.Length), (next, nextRow));
        });
    }

    [Fact]
    public void Parts_of_a_grid_have_nearly_the_same_size()
    {
        (Examples grid, _) = PairTasks.Sums(113, 0.3);
        var plan = new PairPlan(grid.Inputs, 114);
        for (int part = 0; part < PairPlan.Parts; part++)
        {
            (int start, int end) = plan.Places(part);
            Assert.InRange(end - start, 0.9 * grid.Count / PairPlan.Parts, 1.1 * grid.Count / PairPlan.Parts);
        }
    }
}
