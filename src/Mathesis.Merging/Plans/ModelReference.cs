namespace Mathesis.Merging;

/// <summary>A model that a plan names: a folder or file, and perhaps an adapter that is applied to it.</summary>
/// <param name="Path">The folder or file, as written.</param>
/// <param name="Adapter">The adapter's folder, as written; null for none.</param>
/// <param name="Where">Where the plan names it, for errors; does not distinguish models.</param>
public sealed record ModelReference(string Path, string? Adapter, string Where)
{
    /// <summary>Whether two references mean the same.</summary>
    public bool Equals(ModelReference? other) => other is not null && Path == other.Path && Adapter == other.Adapter;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Adapter);

    /// <summary>As written: <c>path+adapter</c>.</summary>
    public override string ToString() => Adapter is null ? Path : $"{Path}+{Adapter}";
}
