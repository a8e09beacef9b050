using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>48 limbs.</summary>
[InlineArray(48)]
internal struct Limbs48
{
    private ulong first;
}
