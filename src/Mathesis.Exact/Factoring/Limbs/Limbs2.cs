using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>2 limbs.</summary>
[InlineArray(2)]
internal struct Limbs2
{
    private ulong first;
}
