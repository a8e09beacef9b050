using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>Writes a checkpoint anew: in another element type, cut into other files, with an adapter applied. A merge of one model.</summary>
public static class CheckpointConversion
{
    /// <summary>Converts.</summary>
    /// <param name="source">A file or folder, or <c>model+adapter</c>.</param>
    /// <param name="folder">The new folder.</param>
    /// <param name="options">The type and the size of files; other options as in merges.</param>
    /// <param name="progress">Who watches, or null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputError">The source cannot be read, or the folder cannot be written.</exception>
    public static MergeReport Run(string source, string folder, MergeOptions options, IProgressSink? progress = null, CancellationToken cancellation = default)
    {
        int plus = File.Exists(source) || Directory.Exists(source) ? -1 : source.IndexOf('+', StringComparison.Ordinal);
        var model = plus < 0 ? new ModelReference(source, null, source) : new ModelReference(source[..plus], source[(plus + 1)..], source);
        var plan = new MergePlan
        {
            Method = "passthrough",
            MethodWhere = source,
            Slices = [new PlanSlice([new PlanSource(model, 0, null, ParameterTable.Empty, source)], null, ParameterTable.Empty, source)],
            Where = source,
        };
        return MergeRun.Run([plan], folder, options, progress, cancellation);
    }
}
