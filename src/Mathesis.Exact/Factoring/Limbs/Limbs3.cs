using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>3 limbs.</summary>
[InlineArray(3)]
internal struct Limbs3
{
    private ulong first;
}
