using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>6 limbs.</summary>
[InlineArray(6)]
internal struct Limbs6
{
    private ulong first;
}
