using CsCheck;
using Mathesis.Core;

namespace Mathesis.Laboratory.Tests;

public class StreamRecorderTests
{
    [Fact]
    public void EveryNumberIsReadBackToTheBit() =>
        Gen.Select(Gen.Double, Gen.Double).Array[1, 20].Sample(rows =>
        {
            using var folder = new TemporaryFolder();
            using (var recorder = new StreamRecorder(folder.Path, TimeProvider.System))
            {
                for (int i = 0; i < rows.Length; i++) recorder.Record("s", i, new("a", rows[i].Item1), new("b \"quoted\"", rows[i].Item2));
            }
            MetricStream stream = MetricStream.Read(folder["s.jsonl"]);
            return stream.Steps.SequenceEqual(Enumerable.Range(0, rows.Length).Select(i => (long)i))
                && Same(stream["a"], rows.Select(row => row.Item1)) && Same(stream["b \"quoted\""], rows.Select(row => row.Item2));
        }, iter: 100);

    [Fact]
    public void NumbersThatJsonLacksAreStrings()
    {
        using var folder = new TemporaryFolder();
        using (var recorder = new StreamRecorder(folder.Path, TimeProvider.System))
            recorder.Record("training", 3, new("loss", double.NaN), new("up", double.PositiveInfinity), new("down", double.NegativeInfinity), new("x", 0.1));
        Assert.Equal("{\"step\":3,\"loss\":\"NaN\",\"up\":\"Infinity\",\"down\":\"-Infinity\",\"x\":0.1}\n", File.ReadAllText(folder["training.jsonl"]));
        Assert.True(double.IsNegativeInfinity(MetricStream.Read(folder["training.jsonl"])["down"][0]));
    }

    [Fact]
    public void RowsOfOtherNamesOrWithoutRisingStepsAreMistakes()
    {
        using var folder = new TemporaryFolder();
        using var recorder = new StreamRecorder(folder.Path, TimeProvider.System);
        recorder.Record("s", 1, new Measurement("a", 1));
        Assert.Throws<InvalidOperationException>(() => recorder.Record("s", 1, new Measurement("a", 1)));
        Assert.Throws<InvalidOperationException>(() => recorder.Record("s", 2, new Measurement("b", 1)));
        Assert.Throws<ArgumentException>(() => recorder.Record("../s", 1, new Measurement("a", 1)));
    }

    [Fact]
    public async Task RowsReachTheFileWithoutASnapshot()
    {
        using var folder = new TemporaryFolder();
        using var recorder = new StreamRecorder(folder.Path, TimeProvider.System);
        recorder.Record("s", 1, new Measurement("a", 1));
        for (int i = 0; i < 600 && MetricStream.Read(folder["s.jsonl"]).Steps.Count == 0; i++) await Task.Delay(50);
        Assert.Equal([1L], MetricStream.Read(folder["s.jsonl"]).Steps);
    }

    [Fact]
    public void AFullDiskIsAnInputError()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs a device that is always full");
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["s.jsonl"], "/dev/full");
        using var recorder = new StreamRecorder(folder.Path, TimeProvider.System);
        InputError error = Assert.Throws<InputError>(() =>
        {
            for (int i = 0; i < 100_000; i++) recorder.Record("s", i, new Measurement("a", 1));
        });
        Assert.Contains("cannot write", error.Message, StringComparison.Ordinal);
    }

    private static bool Same(IEnumerable<double> read, IEnumerable<double> written) =>
        read.Zip(written).All(pair => pair.First.Equals(pair.Second)
            && (double.IsNaN(pair.First) || BitConverter.DoubleToInt64Bits(pair.First) == BitConverter.DoubleToInt64Bits(pair.Second)));
}
