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
                (int rowStart, int rowEnd) = plan.OwnSecondRows(part);
                Assert.Equal(nextRow, rowStart);
                nextRow = rowEnd;
                foreach (PlanTile tile in plan.Tiles(part))
                {
                    Assert.Equal(next, tile.Start);
                    Assert.InRange(tile.Count, 1, FoldedTile.Capacity);
                    next += tile.Count;
                    AssertRuns(tile.First, plan.FirstRows.AsSpan(tile.Start, tile.Count));
                    AssertRuns(tile.Second, plan.SecondRows.AsSpan(tile.Start, tile.Count));
                    for (int place = tile.Start; place < next; place++)
                    {
                        (int first, int second) = pairs[plan.Order[place]];
                        Assert.Equal(first, plan.FirstTokens[plan.FirstRows[place]]);
                        Assert.Equal(second, plan.SecondTokens[plan.SecondRows[place]]);
                        Assert.InRange(plan.SecondRows[place], rowStart, rowEnd - 1);
                    }
                }
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
            int count = 0;
            foreach (PlanTile tile in plan.Tiles(part)) count += tile.Count;
            Assert.InRange(count, 0.9 * grid.Count / PairPlan.Parts, 1.1 * grid.Count / PairPlan.Parts);
        }
    }

    /// <summary>Every place is in exactly one run, that of its token, and no two runs have the same token.</summary>
    private static void AssertRuns(TokenRuns runs, ReadOnlySpan<int> rows)
    {
        var seen = new HashSet<int>();
        var tokens = new HashSet<int>();
        for (int run = 0; run < runs.Count; run++)
        {
            Assert.True(tokens.Add(runs.Row(run)));
            foreach (int place in runs.Places(run))
            {
                Assert.Equal(runs.Row(run), rows[place]);
                Assert.True(seen.Add(place));
            }
        }
        Assert.Equal(rows.Length, seen.Count);
    }
}
