using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>12 limbs.</summary>
[InlineArray(12)]
internal struct Limbs12
{
    private ulong first;
}
