using System.Runtime.CompilerServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The derivatives by a tile's rows before ReLU: those by neurons where the neuron is positive, zero elsewhere, those by class columns
/// as they are; and their sum over the tile's sequences, which is the derivative by the constant row.
/// </summary>
internal static unsafe class RectifierKernel
{
    /// <summary>Rectifies the derivatives of a tile in place and adds them up.</summary>
    /// <param name="rows">Neurons and class columns [places, folded].</param>
    /// <param name="slopes">The derivatives by them.</param>
    /// <param name="count">How many places are used.</param>
    /// <param name="hidden">How many columns are neurons.</param>
    /// <param name="sums">The derivatives by the constant row [1, folded], added to.</param>
    public static void Backward(AlignedMatrix rows, AlignedMatrix slopes, int count, int hidden, AlignedMatrix sums)
    {
        if (VectorPath.IsAvx512) Backward<Lanes512<float>>(rows, slopes, count, hidden, sums);
        else if (VectorPath.IsAvx2) Backward<Lanes256<float>>(rows, slopes, count, hidden, sums);
        else Backward<Lanes128<float>>(rows, slopes, count, hidden, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Backward<TLanes>(AlignedMatrix rows, AlignedMatrix slopes, int count, int hidden, AlignedMatrix sums)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        float* constant = sums.RowPointer(0);
        for (int column = 0; column < rows.Columns; column += TLanes.Count)
        {
            float* row = rows.RowPointer(0) + column, slope = slopes.RowPointer(0) + column;
            // Late in training these nearly cancel, and one sum over all sequences would lose what is left of them.
            TLanes sum = TLanes.Zero;
            for (int place = 0; place < count; place++)
            {
                TLanes value = TLanes.Load(slope);
                if (column < hidden)
                {
                    value = TLanes.WherePositive(TLanes.Load(row), value);
                    value.Store(slope);
                }
                sum += value;
                row += rows.Stride;
                slope += slopes.Stride;
            }
            (TLanes.Load(constant + column) + sum).Store(constant + column);
        }
    }
}
