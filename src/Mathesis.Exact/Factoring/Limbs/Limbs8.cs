using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>8 limbs.</summary>
[InlineArray(8)]
internal struct Limbs8
{
    private ulong first;
}
