using System.Runtime.CompilerServices;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The work of a run of sequences with the same token on the folded rows u_h of that token, with w_h their attention weights to it:
/// forward, each sequence's row gets the sum over heads of w_h u_h; backward, with r the derivatives by a sequence's row, the
/// derivatives by u_h get the sum over sequences of w_h r, and those by w_h are u_h · r. Four heads at a time stay in registers.
/// </summary>
internal static unsafe class FoldedRunKernel
{
    private const int HeadsTogether = 4;

    /// <summary>Adds a token's part to the rows of its sequences.</summary>
    /// <param name="tokenRows">u of the token, a row for each head.</param>
    /// <param name="tokenStride">The distance between them.</param>
    /// <param name="weights">The tile's attention weights to this position [heads, places].</param>
    /// <param name="run">The places of the sequences in the tile.</param>
    /// <param name="rows">The sequences' rows [places, folded].</param>
    /// <param name="constant">What rows begin with, or null to add to what they hold.</param>
    /// <param name="rectified">How many columns go through ReLU at the end.</param>
    public static void Spread(
        float* tokenRows, int tokenStride, AlignedMatrix weights, ReadOnlySpan<int> run, AlignedMatrix rows, float* constant, int rectified)
    {
        fixed (int* places = run)
        {
            var operands = new Operands(tokenRows, tokenStride, weights, places, run.Length, rows);
            if (VectorPath.IsAvx512) SpreadHeads<Lanes512<float>, Strip4<Lanes512<float>, float>>(operands, constant, rectified);
            else if (VectorPath.IsAvx2) SpreadHeads<Lanes256<float>, Strip2<Lanes256<float>, float>>(operands, constant, rectified);
            else SpreadHeads<Lanes128<float>, Strip2<Lanes128<float>, float>>(operands, constant, rectified);
        }
    }

    /// <summary>Sums the derivatives by a token's rows from those by its sequences' rows.</summary>
    /// <param name="tokenSlopes">The derivatives by u of the token, a row for each head.</param>
    /// <param name="tokenStride">The distance between them.</param>
    /// <param name="weights">The tile's attention weights to this position [heads, places].</param>
    /// <param name="run">The places of the sequences in the tile.</param>
    /// <param name="slopes">The derivatives by the sequences' rows [places, folded].</param>
    /// <param name="add">Whether to add to what the token's derivatives hold.</param>
    public static void Gather(float* tokenSlopes, int tokenStride, AlignedMatrix weights, ReadOnlySpan<int> run, AlignedMatrix slopes, bool add)
    {
        fixed (int* places = run)
        {
            var operands = new Operands(tokenSlopes, tokenStride, weights, places, run.Length, slopes);
            if (VectorPath.IsAvx512) GatherHeads<Lanes512<float>, Strip4<Lanes512<float>, float>>(operands, add);
            else if (VectorPath.IsAvx2) GatherHeads<Lanes256<float>, Strip2<Lanes256<float>, float>>(operands, add);
            else GatherHeads<Lanes128<float>, Strip2<Lanes128<float>, float>>(operands, add);
        }
    }

    /// <summary>Computes the derivatives by the attention weights of a run.</summary>
    /// <param name="tokenRows">u of the token, a row for each head.</param>
    /// <param name="tokenStride">The distance between them.</param>
    /// <param name="weightSlopes">Takes the derivatives [heads, places].</param>
    /// <param name="run">The places of the sequences in the tile.</param>
    /// <param name="slopes">The derivatives by the sequences' rows [places, folded].</param>
    public static void Project(float* tokenRows, int tokenStride, AlignedMatrix weightSlopes, ReadOnlySpan<int> run, AlignedMatrix slopes)
    {
        fixed (int* places = run)
        {
            var operands = new Operands(tokenRows, tokenStride, weightSlopes, places, run.Length, slopes);
            if (VectorPath.IsAvx512) ProjectHeads<Lanes512<float>>(operands);
            else if (VectorPath.IsAvx2) ProjectHeads<Lanes256<float>>(operands);
            else ProjectHeads<Lanes128<float>>(operands);
        }
    }

    private static void SpreadHeads<TLanes, TStrip>(in Operands operands, float* constant, int rectified)
        where TLanes : unmanaged, ILanes<TLanes, float>
        where TStrip : unmanaged, IStrip<TStrip, TLanes, float>
    {
        int whole = WholeStrips<TLanes, TStrip>(operands.Columns);
        for (int head = 0; head < operands.Heads;)
        {
            int together = operands.Heads - head >= HeadsTogether ? HeadsTogether : 1;
            Operands some = operands.FromHead(head);
            float* start = head == 0 ? constant : null;
            int last = head + together == operands.Heads ? rectified : 0;
            if (together == HeadsTogether)
            {
                SpreadFour<TLanes, TStrip>(some, start, last, 0, whole);
                SpreadFour<TLanes, Strip1<TLanes, float>>(some, start, last, whole, operands.Columns);
            }
            else
            {
                SpreadOne<TLanes, TStrip>(some, start, last, 0, whole);
                SpreadOne<TLanes, Strip1<TLanes, float>>(some, start, last, whole, operands.Columns);
            }
            head += together;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SpreadFour<TLanes, TStrip>(in Operands operands, float* constant, int rectified, int from, int to)
        where TLanes : unmanaged, ILanes<TLanes, float>
        where TStrip : unmanaged, IStrip<TStrip, TLanes, float>
    {
        nint stride = operands.TokenStride, weightStride = operands.WeightStride, rowStride = operands.RowStride;
        for (int column = from; column < to; column += TStrip.Vectors * TLanes.Count)
        {
            float* token = operands.Token + column;
            TStrip u0 = TStrip.Load(token), u1 = TStrip.Load(token + stride);
            TStrip u2 = TStrip.Load(token + 2 * stride), u3 = TStrip.Load(token + 3 * stride);
            for (int i = 0; i < operands.Count; i++)
            {
                int place = operands.Places[i];
                float* row = operands.Rows + place * rowStride + column;
                float* weight = operands.Weights + place;
                TStrip sum = TStrip.Load(constant == null ? row : constant + column);
                sum = TStrip.MultiplyAdd(TLanes.Broadcast(weight[0]), u0, sum);
                sum = TStrip.MultiplyAdd(TLanes.Broadcast(weight[weightStride]), u1, sum);
                sum = TStrip.MultiplyAdd(TLanes.Broadcast(weight[2 * weightStride]), u2, sum);
                sum = TStrip.MultiplyAdd(TLanes.Broadcast(weight[3 * weightStride]), u3, sum);
                if (column < rectified) sum = TStrip.WherePositive(sum, sum);
                sum.Store(row);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SpreadOne<TLanes, TStrip>(in Operands operands, float* constant, int rectified, int from, int to)
        where TLanes : unmanaged, ILanes<TLanes, float>
        where TStrip : unmanaged, IStrip<TStrip, TLanes, float>
    {
        for (int column = from; column < to; column += TStrip.Vectors * TLanes.Count)
        {
            TStrip u = TStrip.Load(operands.Token + column);
            for (int i = 0; i < operands.Count; i++)
            {
                int place = operands.Places[i];
                float* row = operands.Rows + place * operands.RowStride + column;
                TStrip sum = TStrip.Load(constant == null ? row : constant + column);
                sum = TStrip.MultiplyAdd(TLanes.Broadcast(operands.Weights[place]), u, sum);
                if (column < rectified) sum = TStrip.WherePositive(sum, sum);
                sum.Store(row);
            }
        }
    }

    private static void GatherHeads<TLanes, TStrip>(in Operands operands, bool add)
        where TLanes : unmanaged, ILanes<TLanes, float>
        where TStrip : unmanaged, IStrip<TStrip, TLanes, float>
    {
        int whole = WholeStrips<TLanes, TStrip>(operands.Columns);
        for (int head = 0; head < operands.Heads;)
        {
            Operands some = operands.FromHead(head);
            if (operands.Heads - head >= HeadsTogether)
            {
                GatherFour<TLanes, TStrip>(some, add, 0, whole);
                GatherFour<TLanes, Strip1<TLanes, float>>(some, add, whole, operands.Columns);
                head += HeadsTogether;
            }
            else
            {
                GatherOne<TLanes, TStrip>(some, add, 0, whole);
                GatherOne<TLanes, Strip1<TLanes, float>>(some, add, whole, operands.Columns);
                head++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void GatherFour<TLanes, TStrip>(in Operands operands, bool add, int from, int to)
        where TLanes : unmanaged, ILanes<TLanes, float>
        where TStrip : unmanaged, IStrip<TStrip, TLanes, float>
    {
        nint stride = operands.TokenStride, weightStride = operands.WeightStride, rowStride = operands.RowStride;
        for (int column = from; column < to; column += TStrip.Vectors * TLanes.Count)
        {
            float* token = operands.Token + column;
            TStrip u0 = default, u1 = default, u2 = default, u3 = default;
            if (add)
            {
                u0 = TStrip.Load(token);
                u1 = TStrip.Load(token + stride);
                u2 = TStrip.Load(token + 2 * stride);
                u3 = TStrip.Load(token + 3 * stride);
            }
            for (int i = 0; i < operands.Count; i++)
            {
                int place = operands.Places[i];
                TStrip slope = TStrip.Load(operands.Rows + place * rowStride + column);
                float* weight = operands.Weights + place;
                u0 = TStrip.MultiplyAdd(TLanes.Broadcast(weight[0]), slope, u0);
                u1 = TStrip.MultiplyAdd(TLanes.Broadcast(weight[weightStride]), slope, u1);
                u2 = TStrip.MultiplyAdd(TLanes.Broadcast(weight[2 * weightStride]), slope, u2);
                u3 = TStrip.MultiplyAdd(TLanes.Broadcast(weight[3 * weightStride]), slope, u3);
            }
            u0.Store(token);
            u1.Store(token + stride);
            u2.Store(token + 2 * stride);
            u3.Store(token + 3 * stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void GatherOne<TLanes, TStrip>(in Operands operands, bool add, int from, int to)
        where TLanes : unmanaged, ILanes<TLanes, float>
        where TStrip : unmanaged, IStrip<TStrip, TLanes, float>
    {
        for (int column = from; column < to; column += TStrip.Vectors * TLanes.Count)
        {
            TStrip u = add ? TStrip.Load(operands.Token + column) : default;
            for (int i = 0; i < operands.Count; i++)
            {
                int place = operands.Places[i];
                TStrip slope = TStrip.Load(operands.Rows + place * operands.RowStride + column);
                u = TStrip.MultiplyAdd(TLanes.Broadcast(operands.Weights[place]), slope, u);
            }
            u.Store(operands.Token + column);
        }
    }

    private static void ProjectHeads<TLanes>(in Operands operands) where TLanes : unmanaged, ILanes<TLanes, float>
    {
        for (int head = 0; head < operands.Heads;)
        {
            Operands some = operands.FromHead(head);
            bool four = operands.Heads - head >= HeadsTogether;
            int i = 0;
            if (four)
            {
                for (; i + 2 <= operands.Count; i += 2) ProjectFour<TLanes>(some, operands.Places[i], operands.Places[i + 1]);
                for (; i < operands.Count; i++) ProjectFour<TLanes>(some, operands.Places[i], operands.Places[i]);
            }
            else
            {
                for (; i < operands.Count; i++) ProjectOne<TLanes>(some, operands.Places[i]);
            }
            head += four ? HeadsTogether : 1;
        }
    }

    /// <summary>Four heads with two sequences, which may be the same one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ProjectFour<TLanes>(in Operands operands, int place, int other) where TLanes : unmanaged, ILanes<TLanes, float>
    {
        nint stride = operands.TokenStride;
        float* token = operands.Token;
        float* row = operands.Rows + place * operands.RowStride, otherRow = operands.Rows + other * operands.RowStride;
        TLanes a0 = TLanes.Zero, a1 = TLanes.Zero, a2 = TLanes.Zero, a3 = TLanes.Zero;
        TLanes b0 = TLanes.Zero, b1 = TLanes.Zero, b2 = TLanes.Zero, b3 = TLanes.Zero;
        for (int column = 0; column < operands.Columns; column += TLanes.Count)
        {
            TLanes a = TLanes.Load(row + column), b = TLanes.Load(otherRow + column);
            TLanes u = TLanes.Load(token);
            a0 = TLanes.MultiplyAdd(a, u, a0);
            b0 = TLanes.MultiplyAdd(b, u, b0);
            u = TLanes.Load(token + stride);
            a1 = TLanes.MultiplyAdd(a, u, a1);
            b1 = TLanes.MultiplyAdd(b, u, b1);
            u = TLanes.Load(token + 2 * stride);
            a2 = TLanes.MultiplyAdd(a, u, a2);
            b2 = TLanes.MultiplyAdd(b, u, b2);
            u = TLanes.Load(token + 3 * stride);
            a3 = TLanes.MultiplyAdd(a, u, a3);
            b3 = TLanes.MultiplyAdd(b, u, b3);
            token += TLanes.Count;
        }
        float* slope = operands.Weights + place, otherSlope = operands.Weights + other;
        nint next = operands.WeightStride;
        slope[0] = a0.Sum();
        slope[next] = a1.Sum();
        slope[2 * next] = a2.Sum();
        slope[3 * next] = a3.Sum();
        otherSlope[0] = b0.Sum();
        otherSlope[next] = b1.Sum();
        otherSlope[2 * next] = b2.Sum();
        otherSlope[3 * next] = b3.Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ProjectOne<TLanes>(in Operands operands, int place) where TLanes : unmanaged, ILanes<TLanes, float>
    {
        float* row = operands.Rows + place * operands.RowStride;
        TLanes sum = TLanes.Zero;
        for (int column = 0; column < operands.Columns; column += TLanes.Count)
            sum = TLanes.MultiplyAdd(TLanes.Load(row + column), TLanes.Load(operands.Token + column), sum);
        operands.Weights[place] = sum.Sum();
    }

    private static int WholeStrips<TLanes, TStrip>(int columns)
        where TLanes : unmanaged, ILanes<TLanes, float>
        where TStrip : unmanaged, IStrip<TStrip, TLanes, float> =>
        columns - columns % (TStrip.Vectors * TLanes.Count);

    /// <summary>What the kernels work on: the token's rows or their derivatives, weights or their derivatives, the sequences' rows or their derivatives.</summary>
    private readonly struct Operands
    {
        public readonly float* Token, Weights, Rows;
        public readonly nint TokenStride, WeightStride, RowStride;
        public readonly int* Places;
        public readonly int Count, Columns, Heads;

        public Operands(float* token, int tokenStride, AlignedMatrix weights, int* places, int count, AlignedMatrix rows)
        {
            Token = token;
            TokenStride = tokenStride;
            Weights = weights.RowPointer(0);
            WeightStride = weights.Stride;
            Heads = weights.Rows;
            Places = places;
            Count = count;
            Rows = rows.RowPointer(0);
            RowStride = rows.Stride;
            Columns = rows.Columns;
        }

        private Operands(in Operands all, int head)
        {
            this = all;
            Token += head * TokenStride;
            Weights += head * WeightStride;
        }

        /// <summary>The same from a head on.</summary>
        public Operands FromHead(int head) => new(this, head);
    }
}
