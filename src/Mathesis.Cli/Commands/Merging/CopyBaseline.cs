using System.Diagnostics;
using Mathesis.Checkpoints;
using Mathesis.Core;
using Mathesis.Merging;

namespace Mathesis.Cli;

/// <summary>What reading the inputs and writing as many bytes as the merge takes when nothing is computed: the speed of the disk.</summary>
internal static class CopyBaseline
{
    private const int Block = 4 << 20;

    /// <summary>Seconds of one such copy, with a flush to the disk at its end.</summary>
    public static double Measure(IReadOnlyList<MergePlan> stages, string folder, MergeReport report)
    {
        byte[] block = new byte[Block];
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".baseline";
        long started = Stopwatch.GetTimestamp();
        try
        {
            using (var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                long left = report.BytesWritten;
                foreach (ModelReference model in stages.SelectMany(stage => stage.Models).Where(model => Directory.Exists(model.Path) || File.Exists(model.Path)))
                {
                    using SafetensorsSet set = SafetensorsSet.Open(model.Path);
                    foreach (SafetensorsFile file in set.Files)
                    {
                        using FileStream input = new(file.Where, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
                        for (int read; (read = input.Read(block)) > 0;)
                        {
                            int written = (int)Math.Min(read, left);
                            output.Write(block, 0, written);
                            left -= written;
                        }
                    }
                }
                for (; left > 0; left -= Math.Min(left, Block)) output.Write(block, 0, (int)Math.Min(left, Block));
                output.Flush(flushToDisk: true);
            }
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        catch (IOException exception)
        {
            throw AtomicFile.CannotWrite(target, exception);
        }
        finally
        {
            File.Delete(target);
        }
    }
}
