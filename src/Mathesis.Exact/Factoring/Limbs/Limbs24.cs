using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>24 limbs.</summary>
[InlineArray(24)]
internal struct Limbs24
{
    private ulong first;
}
