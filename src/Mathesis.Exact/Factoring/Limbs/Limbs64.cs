using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>64 limbs.</summary>
[InlineArray(64)]
internal struct Limbs64
{
    private ulong first;
}
