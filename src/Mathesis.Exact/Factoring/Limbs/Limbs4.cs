using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>4 limbs.</summary>
[InlineArray(4)]
internal struct Limbs4
{
    private ulong first;
}
