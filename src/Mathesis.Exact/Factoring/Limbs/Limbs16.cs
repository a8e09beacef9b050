using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>16 limbs.</summary>
[InlineArray(16)]
internal struct Limbs16
{
    private ulong first;
}
