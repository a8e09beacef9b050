namespace Mathesis.Numerics.Tests;

public sealed class ParallelTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_part_runs_once_whatever_the_number_of_threads(int threads)
    {
        using var team = new ParallelTeam(threads);
        Assert.Equal(threads, team.Threads);
        for (int round = 0; round < 2000; round++)
        {
            int[] runs = new int[round % 13];
            team.Run(runs.Length, part => Interlocked.Increment(ref runs[part]));
            Assert.All(runs, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void A_team_works_after_its_threads_went_to_sleep()
    {
        using var team = new ParallelTeam(3);
        for (int round = 0; round < 5; round++)
        {
            Thread.Sleep(5);
            int sum = 0;
            team.Run(10, part => Interlocked.Add(ref sum, part));
            Assert.Equal(45, sum);
        }
    }

    [Fact]
    public void The_caller_waits_for_parts_that_others_hold()
    {
        using var team = new ParallelTeam(2);
        bool[] done = new bool[4];
        team.Run(4, part =>
        {
            // Longer than a waiting thread's patience, so that it sleeps and must be woken.
            if (part > 0) Thread.Sleep(20);
            done[part] = true;
        });
        Assert.All(done, Assert.True);
    }

    [Fact]
    public void A_failing_part_is_reported_after_the_others_are_done()
    {
        using var team = new ParallelTeam(2);
        int done = 0;
        AggregateException thrown = Assert.Throws<AggregateException>(() => team.Run(6, part =>
        {
            if (part == 2) throw new InvalidOperationException("part 2");
            Interlocked.Increment(ref done);
        }));
        Assert.Equal("part 2", thrown.InnerException!.Message);
        Assert.Equal(5, done);
        team.Run(3, _ => Interlocked.Increment(ref done));
        Assert.Equal(8, done);
    }

    [Fact]
    public void Runs_allocate_nothing()
    {
        using var team = new ParallelTeam(1);
        using var pair = new ParallelTeam(2);
        int sum = 0;
        Action<int> part = index => Interlocked.Add(ref sum, index);
        team.Run(4, part);
        pair.Run(4, part);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 100; round++)
        {
            team.Run(4, part);
            pair.Run(4, part);
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_disposed_team_runs_nothing()
    {
        var team = new ParallelTeam(2);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(2, _ => { }));
    }
}
