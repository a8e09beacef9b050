namespace Mathesis.Checkpoints;

/// <summary>The element types of safetensors files, under the names that the header uses for them.</summary>
public enum SafetensorsType
{
    /// <summary><c>F4</c>: a float of 4 bits, two in a byte.</summary>
    Float4,

    /// <summary><c>F6_E2M3</c>: a float of 6 bits, 2 of them exponent, four in three bytes.</summary>
    Float6E2M3,

    /// <summary><c>F6_E3M2</c>: a float of 6 bits, 3 of them exponent, four in three bytes.</summary>
    Float6E3M2,

    /// <summary><c>BOOL</c>: a byte, 0 or 1.</summary>
    Boolean,

    /// <summary><c>U8</c>: an unsigned integer of 8 bits.</summary>
    UInt8,

    /// <summary><c>I8</c>: a signed integer of 8 bits.</summary>
    Int8,

    /// <summary><c>F8_E5M2</c>: a float of 8 bits, 5 of them exponent.</summary>
    Float8E5M2,

    /// <summary><c>F8_E4M3</c>: a float of 8 bits, 4 of them exponent.</summary>
    Float8E4M3,

    /// <summary><c>F8_E8M0</c>: a power of two by its exponent of 8 bits.</summary>
    Float8E8M0,

    /// <summary><c>F8_E5M2FNUZ</c>: the same as E5M2 without infinities and negative zero.</summary>
    Float8E5M2Fnuz,

    /// <summary><c>F8_E4M3FNUZ</c>: the same as E4M3 without infinities and negative zero.</summary>
    Float8E4M3Fnuz,

    /// <summary><c>U16</c>: an unsigned integer of 16 bits.</summary>
    UInt16,

    /// <summary><c>I16</c>: a signed integer of 16 bits.</summary>
    Int16,

    /// <summary><c>F16</c>: IEEE 754 binary16.</summary>
    Float16,

    /// <summary><c>BF16</c>: the upper half of an IEEE 754 binary32.</summary>
    BFloat16,

    /// <summary><c>U32</c>: an unsigned integer of 32 bits.</summary>
    UInt32,

    /// <summary><c>I32</c>: a signed integer of 32 bits.</summary>
    Int32,

    /// <summary><c>F32</c>: IEEE 754 binary32.</summary>
    Float32,

    /// <summary><c>U64</c>: an unsigned integer of 64 bits.</summary>
    UInt64,

    /// <summary><c>I64</c>: a signed integer of 64 bits.</summary>
    Int64,

    /// <summary><c>F64</c>: IEEE 754 binary64.</summary>
    Float64,

    /// <summary><c>C64</c>: a complex number of two IEEE 754 binary32.</summary>
    Complex64,
}
