using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mathesis.Core;

namespace Mathesis.Laboratory.Tests;

public class RoundJobRunnerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void TheResultDoesNotDependOnTheThreads(int threads)
    {
        double[] expected = Reference();
        using var folder = new TemporaryFolder();
        Assert.Equal(expected, Run(new MixingJob(), folder, threads));
        Assert.Equal(["state.json"], Directory.GetFiles(folder["rounds"]).Select(Path.GetFileName));
        Assert.Equal(expected, Run(new MixingJob { BeforeShard = (_, _) => Assert.Fail("it ran again") }, folder, threads));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void DyingAtAnyShardAndGoingOnGivesTheSameResult(int threads)
    {
        double[] expected = Reference();
        using var folder = new TemporaryFolder();
        var executed = new Dictionary<(int, int), int>();
        double[]? result = null;
        int deaths = 0;
        while (result is null)
        {
            int count = 0;
            var job = new MixingJob
            {
                BeforeShard = (round, shard) =>
                {
                    lock (executed)
                    {
                        if (++count == 4) throw new TimeoutException("died");
                        executed[(round, shard)] = executed.GetValueOrDefault((round, shard)) + 1;
                    }
                },
            };
            try
            {
                result = Run(job, folder, threads);
            }
            catch (TimeoutException)
            {
                deaths++;
                // What a kill may leave: a torn line at the end of the round's segment.
                foreach (string segment in Directory.GetFiles(folder["rounds"], "round-*.jsonl")) File.AppendAllText(segment, "{\"shard\":1,\"fin");
            }
        }
        Assert.Equal(expected, result);
        Assert.True(deaths > 5);
        if (threads == 1) Assert.All(executed.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public void CancellingThrowsAndKeepsWhatWasFound()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var job = new MixingJob
        {
            BeforeShard = (round, shard) =>
            {
                if (round == 1 && shard == 2) cancellation.Cancel();
            },
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Run(job, folder, 1, cancellation.Token));
        Assert.Equal(3, File.ReadAllLines(folder["rounds/round-000001.jsonl"]).Length);
        Assert.Equal(Reference(), Run(new MixingJob(), folder, 2));
    }

    [Fact]
    public void ADamagedStateIsOneClearLine()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["rounds"]);
        File.WriteAllText(folder["rounds/state.json"], "{\"round\":1,");
        Assert.Contains("state.json", Assert.Throws<InputError>(() => Run(new MixingJob(), folder, 1)).Message, StringComparison.Ordinal);
    }

    /// <summary>The job by hand: rounds one after the other, shards in order.</summary>
    private static double[] Reference()
    {
        var job = new MixingJob();
        double[] state = job.Start();
        for (int round = 0; job.CountShards(round, state) is int shards && shards > 0; round++)
        {
            double[] before = state;
            state = job.Merge(round, state, [.. Enumerable.Range(0, shards).Select(shard => job.Execute(round, shard, before, default))]);
        }
        return state;
    }

    private static double[] Run(MixingJob job, TemporaryFolder folder, int threads, CancellationToken cancellation = default)
    {
        var progress = new ObservedProgress(NullRunObserver.Instance, "job", TimeProvider.System);
        using var bench = new FolderWorkbench(folder.Path, threads, TimeSpan.FromHours(1), progress, TimeProvider.System, cancellation);
        return RoundJobRunner.Run(job, bench, "rounds");
    }

    /// <summary>Each shard draws numbers that depend on the state; merging is a sum whose value depends on its order.</summary>
    private sealed class MixingJob : IRoundJob<double[], double>
    {
        public Action<int, int>? BeforeShard { get; init; }

        public JsonTypeInfo<double[]> StateCodec { get; } = (JsonTypeInfo<double[]>)JsonSerializerOptions.Default.GetTypeInfo(typeof(double[]));

        public JsonTypeInfo<double> FindsCodec { get; } = (JsonTypeInfo<double>)JsonSerializerOptions.Default.GetTypeInfo(typeof(double));

        public double[] Start() => [1];

        public int CountShards(int round, double[] state) => round < 5 ? 8 + round : 0;

        public double Execute(int round, int shard, double[] state, CancellationToken cancellation)
        {
            BeforeShard?.Invoke(round, shard);
            var random = new RandomStream("test/rounds", (ulong)round, (ulong)shard);
            double sum = state[^1];
            for (int i = 0; i < 1000; i++) sum += random.NextGaussian() / 3;
            return sum;
        }

        public double[] Merge(int round, double[] state, IReadOnlyList<double> finds) => [.. state, finds.Aggregate(0.0, (a, b) => a * 1.1 + b)];
    }
}
