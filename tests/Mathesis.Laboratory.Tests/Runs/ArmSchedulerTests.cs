using CsCheck;

namespace Mathesis.Laboratory.Tests;

public class ArmSchedulerTests
{
    [Fact]
    public async Task AnArmAloneGetsAllCoresAndArmsTogetherGetOneEach()
    {
        var scheduler = new ArmScheduler(3);
        Assert.Equal(3, await scheduler.EnterAsync(CancellationToken.None));
        scheduler.Leave(3);
        int[] counts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => scheduler.EnterAsync(CancellationToken.None)));
        Assert.Equal([1, 1, 1], counts);
        Task<int> fourth = scheduler.EnterAsync(CancellationToken.None);
        Assert.False(fourth.IsCompleted);
        scheduler.Leave(1);
        Assert.Equal(1, await fourth);
    }

    [Fact]
    public async Task AnArmThatStopsWaitingHoldsNothing()
    {
        var scheduler = new ArmScheduler(1);
        await scheduler.EnterAsync(CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        Task<int> second = scheduler.EnterAsync(cancellation.Token);
        Task<int> third = scheduler.EnterAsync(CancellationToken.None);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        scheduler.Leave(1);
        Assert.Equal(1, await third);
    }

    [Fact]
    public void NoMoreCoresAreGivenThanThereAre() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 12]).Sample((cores, arms) =>
        {
            var scheduler = new ArmScheduler(cores);
            int used = 0, most = 0;
            var gate = new Lock();
            Task.WaitAll([.. Enumerable.Range(0, arms).Select(_ => Task.Run(async () =>
            {
                int count = await scheduler.EnterAsync(CancellationToken.None);
                lock (gate) most = Math.Max(most, used += count);
                await Task.Yield();
                lock (gate) used -= count;
                scheduler.Leave(count);
            }))]);
            return used == 0 && most <= cores && most >= 1;
        }, iter: 20);
}
