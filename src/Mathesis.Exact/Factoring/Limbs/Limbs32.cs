using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>32 limbs.</summary>
[InlineArray(32)]
internal struct Limbs32
{
    private ulong first;
}
