using System.Runtime.CompilerServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The work of a single sequence (a, b) on folded rows. Forward: row = constant + sum over heads of w_h(a) u_h(a) + w_h(b) u_h(b),
/// whose hidden part goes through ReLU. Backward, with r the derivatives by that row: each u_h gets w_h r, each weight w_h gets u_h · r.
/// </summary>
internal static unsafe class FoldedRowKernel
{
    /// <summary>Computes neurons and direct logits of a sequence.</summary>
    /// <param name="tables">The folded rows.</param>
    /// <param name="first">The row of a.</param>
    /// <param name="second">The row of b.</param>
    /// <param name="tile">Takes the results.</param>
    /// <param name="place">The sequence's place in the tile.</param>
    public static void Forward(FoldedTables tables, int first, int second, FoldedTile tile, int place)
    {
        if (VectorPath.IsAvx512) Forward<Lanes512<float>>(tables, first, second, tile, place);
        else if (VectorPath.IsAvx2) Forward<Lanes256<float>>(tables, first, second, tile, place);
        else Forward<Lanes128<float>>(tables, first, second, tile, place);
    }

    /// <summary>Adds a sequence's derivatives to those of its folded rows and of the constant row, and computes those of its attention weights.</summary>
    public static void Backward(
        FoldedTables tables, int first, int second, FoldedTile tile, int place,
        AlignedMatrix firstSlopes, AlignedMatrix secondSlopes, AlignedMatrix constantSlopes)
    {
        if (VectorPath.IsAvx512) Backward<Lanes512<float>>(tables, first, second, tile, place, firstSlopes, secondSlopes, constantSlopes);
        else if (VectorPath.IsAvx2) Backward<Lanes256<float>>(tables, first, second, tile, place, firstSlopes, secondSlopes, constantSlopes);
        else Backward<Lanes128<float>>(tables, first, second, tile, place, firstSlopes, secondSlopes, constantSlopes);
    }

    private static void Forward<TLanes>(FoldedTables tables, int first, int second, FoldedTile tile, int place)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        FoldedShape shape = tables.Shape;
        var rows = new Rows(
            shape.Heads, tables.FirstRows.Stride, tables.FirstRows.RowPointer(first * shape.Heads), tables.SecondRows.RowPointer(second * shape.Heads),
            tile.FirstWeights.RowPointer(0) + place, tile.SecondWeights.RowPointer(0) + place, tile.FirstWeights.Stride);
        Combine<TLanes>(rows, 0, shape.Hidden, tables.Constant.RowPointer(0), tile.Neurons.RowPointer(place), rectify: true);
        Combine<TLanes>(
            rows, shape.Hidden, shape.PaddedClasses, tables.Constant.RowPointer(0) + shape.Hidden, tile.Logits.RowPointer(place), rectify: false);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine<TLanes>(in Rows rows, int column, int columns, float* constant, float* result, bool rectify)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        int wide = Strip4<TLanes, float>.Vectors * TLanes.Count;
        int j = 0;
        for (; j + wide <= columns; j += wide)
            CombineStrip<TLanes, Strip4<TLanes, float>>(rows, column + j, constant + j, result + j, rectify);
        for (; j < columns; j += TLanes.Count)
            CombineStrip<TLanes, Strip1<TLanes, float>>(rows, column + j, constant + j, result + j, rectify);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CombineStrip<TLanes, TStrip>(in Rows rows, int column, float* constant, float* result, bool rectify)
        where TLanes : unmanaged, ILanes<TLanes, float>
        where TStrip : unmanaged, IStrip<TStrip, TLanes, float>
    {
        TStrip sum = TStrip.Load(constant);
        float* first = rows.First + column, second = rows.Second + column;
        float* firstWeight = rows.FirstWeights, secondWeight = rows.SecondWeights;
        for (int head = rows.Heads; head > 0; head--)
        {
            sum = TStrip.MultiplyAdd(TLanes.Broadcast(*firstWeight), TStrip.Load(first), sum);
            sum = TStrip.MultiplyAdd(TLanes.Broadcast(*secondWeight), TStrip.Load(second), sum);
            first += rows.Stride;
            second += rows.Stride;
            firstWeight += rows.WeightStride;
            secondWeight += rows.WeightStride;
        }
        if (rectify) sum = TStrip.WherePositive(sum, sum);
        sum.Store(result);
    }

    private static void Backward<TLanes>(
        FoldedTables tables, int first, int second, FoldedTile tile, int place,
        AlignedMatrix firstSlopes, AlignedMatrix secondSlopes, AlignedMatrix constantSlopes)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        FoldedShape shape = tables.Shape;
        var rows = new Rows(
            shape.Heads, tables.FirstRows.Stride, tables.FirstRows.RowPointer(first * shape.Heads), tables.SecondRows.RowPointer(second * shape.Heads),
            tile.FirstWeights.RowPointer(0) + place, tile.SecondWeights.RowPointer(0) + place, tile.FirstWeights.Stride);
        float* firstRow = firstSlopes.RowPointer(first * shape.Heads), secondRow = secondSlopes.RowPointer(second * shape.Heads);
        float* constant = constantSlopes.RowPointer(0);
        TLanes* products = stackalloc TLanes[2 * shape.Heads];
        for (int i = 0; i < 2 * shape.Heads; i++) products[i] = TLanes.Zero;
        Distribute(
            rows, 0, shape.Hidden, tile.NeuronSlopes.RowPointer(place), tile.Neurons.RowPointer(place), firstRow, secondRow, constant, products);
        Distribute(
            rows, shape.Hidden, shape.PaddedClasses, tile.Logits.RowPointer(place), null, firstRow, secondRow, constant, products);
        for (int head = 0; head < shape.Heads; head++)
        {
            tile.FirstSlopes.RowPointer(head)[place] = products[2 * head].Sum();
            tile.SecondSlopes.RowPointer(head)[place] = products[2 * head + 1].Sum();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distribute<TLanes>(
        in Rows rows, int column, int columns, float* slopes, float* neurons, float* firstRow, float* secondRow, float* constant, TLanes* products)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        int wide = Strip4<TLanes, float>.Vectors * TLanes.Count;
        int j = 0;
        for (; j + wide <= columns; j += wide)
            DistributeStrip<TLanes, Strip4<TLanes, float>>(
                rows, column + j, slopes + j, neurons == null ? null : neurons + j, firstRow, secondRow, constant, products);
        for (; j < columns; j += TLanes.Count)
            DistributeStrip<TLanes, Strip1<TLanes, float>>(
                rows, column + j, slopes + j, neurons == null ? null : neurons + j, firstRow, secondRow, constant, products);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DistributeStrip<TLanes, TStrip>(
        in Rows rows, int column, float* slopes, float* neurons, float* firstRow, float* secondRow, float* constant, TLanes* products)
        where TLanes : unmanaged, ILanes<TLanes, float>
        where TStrip : unmanaged, IStrip<TStrip, TLanes, float>
    {
        TStrip slope = TStrip.Load(slopes);
        if (neurons != null) slope = TStrip.WherePositive(TStrip.Load(neurons), slope);
        (TStrip.Load(constant + column) + slope).Store(constant + column);
        float* first = rows.First + column, second = rows.Second + column;
        float* firstSlope = firstRow + column, secondSlope = secondRow + column;
        float* firstWeight = rows.FirstWeights, secondWeight = rows.SecondWeights;
        for (int head = rows.Heads; head > 0; head--)
        {
            products[0] = TStrip.AddProducts(slope, TStrip.Load(first), products[0]);
            products[1] = TStrip.AddProducts(slope, TStrip.Load(second), products[1]);
            TStrip.MultiplyAdd(TLanes.Broadcast(*firstWeight), slope, TStrip.Load(firstSlope)).Store(firstSlope);
            TStrip.MultiplyAdd(TLanes.Broadcast(*secondWeight), slope, TStrip.Load(secondSlope)).Store(secondSlope);
            products += 2;
            first += rows.Stride;
            second += rows.Stride;
            firstSlope += rows.Stride;
            secondSlope += rows.Stride;
            firstWeight += rows.WeightStride;
            secondWeight += rows.WeightStride;
        }
    }

    /// <summary>The folded rows of a sequence's two tokens (a row for each head, one after the other), and their attention weights.</summary>
    private readonly struct Rows(int heads, nint stride, float* first, float* second, float* firstWeights, float* secondWeights, nint weightStride)
    {
        public readonly int Heads = heads;
        public readonly nint Stride = stride;
        public readonly float* First = first;
        public readonly float* Second = second;
        public readonly float* FirstWeights = firstWeights;
        public readonly float* SecondWeights = secondWeights;
        public readonly nint WeightStride = weightStride;
    }
}
