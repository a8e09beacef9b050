namespace Mathesis.Merging;

/// <summary>Which tensor of each source becomes which tensor of the output, and where along the layers it lies.</summary>
/// <param name="Name">The name in the output.</param>
/// <param name="Slice">The slice whose sources it is merged from.</param>
/// <param name="Place">The place along the layers of the slice, from 0 to 1.</param>
/// <param name="NameIn">The name in a source of the slice.</param>
internal sealed record LayerMap(string Name, PlanSlice Slice, double Place, Func<PlanSource, string> NameIn);
