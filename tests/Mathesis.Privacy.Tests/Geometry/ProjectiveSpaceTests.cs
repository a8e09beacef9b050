using CsCheck;
using Mathesis.Exact;

namespace Mathesis.Privacy.Tests;

public class ProjectiveSpaceTests
{
    public static TheoryData<int, int, int> Spaces() => new()
    {
        { 2, 1, 2 }, { 2, 1, 3 }, { 2, 1, 5 }, { 3, 1, 2 }, { 3, 1, 3 }, { 3, 1, 4 }, { 2, 2, 2 }, { 2, 2, 3 }, { 2, 2, 4 }, { 5, 1, 3 }, { 7, 1, 3 }, { 2, 3, 3 }, { 3, 2, 3 }, { 11, 1, 2 },
    };

    [Theory]
    [MemberData(nameof(Spaces))]
    public void PointsAndCoordinatesAreOneToOne(int prime, int degree, int dimension)
    {
        var space = new ProjectiveSpace(new GaloisTableField((ulong)prime, degree), dimension);
        ushort[] coordinates = new ushort[dimension];
        for (int point = 0; point < space.Points; point++)
        {
            space.Coordinates(point, coordinates);
            Assert.Equal(point, space.PointOf(coordinates));
        }
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void HyperplanesAndTheirComplementsAreNumberedWithoutGaps(int prime, int degree, int dimension)
    {
        var space = new ProjectiveSpace(new GaloisTableField((ulong)prime, degree), dimension);
        for (int x = 0; x < space.Points; x += 1 + (space.Points / 40))
        {
            var on = Enumerable.Range(0, space.PointsOnHyperplane).Select(index => space.OnHyperplane(x, index)).ToHashSet();
            var off = Enumerable.Range(0, space.Points - space.PointsOnHyperplane).Select(index => space.OffHyperplane(x, index)).ToHashSet();
            for (int y = 0; y < space.Points; y++)
            {
                Assert.Equal(space.AreOrthogonal(x, y), on.Contains(y));
                Assert.Equal(!space.AreOrthogonal(x, y), off.Contains(y));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void SumsOverHyperplanesAreThoseOfTheDefinition(int prime, int degree, int dimension)
    {
        var space = new ProjectiveSpace(new GaloisTableField((ulong)prime, degree), dimension);
        Gen.Int[0, 1000].Array[space.Points].Sample(counts =>
        {
            int[] sums = HyperplaneSums.Compute(space, counts, 2);
            for (int x = 0; x < space.Points; x++)
            {
                int sum = 0;
                for (int y = 0; y < space.Points; y++)
                    if (space.AreOrthogonal(x, y)) sum += counts[y];
                Assert.Equal(sum, sums[x]);
            }
        }, iter: 3);
    }
}
