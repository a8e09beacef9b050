using CsCheck;
using Mathesis.Exact;

namespace Mathesis.Privacy.Tests;

public class SubsetsTests
{
    [Theory]
    [InlineData(1, 1, 0, true)]
    [InlineData(5, 2, 0, true)]
    [InlineData(5, 2, 4, false)]
    [InlineData(6, 3, 2, true)]
    [InlineData(7, 3, 3, false)]
    [InlineData(6, 6, 2, true)]
    [InlineData(6, 5, 2, false)]
    public void SamplingIsExactlyUniform(int size, int weight, int distinguished, bool isMember)
    {
        var probabilities = new Dictionary<string, Rational>();
        var source = new EnumeratedSource();
        var batch = new ReportBatch();
        while (source.MoveNext())
        {
            batch.Clear();
            batch.Begin(0);
            Subsets.Sample(source, size, weight, distinguished, isMember, batch);
            int[] members = batch.Members(0).ToArray();
            Assert.Equal(weight, members.Length);
            Assert.Equal(members.Order().Distinct(), members);
            Assert.Equal(isMember, members.Contains(distinguished));
            string text = string.Join(',', members);
            probabilities[text] = probabilities.GetValueOrDefault(text) + source.Probability;
        }
        Integer subsets = isMember ? Subsets.Count(size - 1, weight - 1) : Subsets.Count(size - 1, weight);
        Assert.Equal(subsets, probabilities.Count);
        Assert.All(probabilities.Values, probability => Assert.Equal(new Rational(1, subsets), probability));
    }

    [Fact]
    public void RanksNumberAllSubsetsWithoutGaps()
    {
        for (int size = 1; size <= 9; size++)
        {
            for (int weight = 0; weight <= size; weight++)
            {
                int count = (int)Subsets.Count(size, weight);
                for (int rank = 0; rank < count; rank++)
                {
                    int[] members = new int[weight];
                    Subsets.Unrank(rank, size, members);
                    Assert.Equal(members.Order().Distinct(), members);
                    Assert.All(members, member => Assert.InRange(member, 0, size - 1));
                    Assert.Equal(rank, Subsets.Rank(members));
                }
            }
        }
    }

    [Fact]
    public void LargeSubsetsComeBackFromTheirRank() => Gen.Int[0, 1 << 20].Sample(seed =>
    {
        var batch = new ReportBatch();
        batch.Begin(0);
        Subsets.Sample(SeededSource.ForUser(7, (ulong)seed), 443, 119, seed % 443, seed % 2 == 0, batch);
        int[] members = new int[119];
        Integer rank = Subsets.Rank(batch.Members(0));
        Assert.True(rank < Subsets.Count(443, 119));
        Subsets.Unrank(rank, 443, members);
        Assert.Equal(batch.Members(0).ToArray(), members);
    }, iter: 50);
}
