using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>128 limbs.</summary>
[InlineArray(128)]
internal struct Limbs128
{
    private ulong first;
}
