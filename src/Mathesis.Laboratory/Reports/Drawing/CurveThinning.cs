namespace Mathesis.Laboratory;

/// <summary>Leaves out the points of a curve that nobody can see.</summary>
internal static class CurveThinning
{
    /// <summary>
    /// Thins a run of points in pixels, keeping its first and last. Long runs first keep the first, lowest, highest and last
    /// point of each column of half a pixel (M4; U. Jugel et al., 2014), so spikes survive; then points within
    /// <paramref name="tolerance"/> of the curve through the others go (U. Ramer 1972, D. Douglas and T. Peucker 1973).
    /// </summary>
    public static List<(double X, double Y)> Thin(List<(double X, double Y)> points, double tolerance = 0.1)
    {
        List<(double X, double Y)> columns = points.Count > 1000 ? Columns(points, 0.5) : points;
        return Simplify(columns, tolerance);
    }

    private static List<(double X, double Y)> Columns(List<(double X, double Y)> points, double width)
    {
        var kept = new List<(double X, double Y)>();
        for (int start = 0; start < points.Count;)
        {
            double column = Math.Floor(points[start].X / width);
            int lowest = start;
            int highest = start;
            int end = start;
            while (end < points.Count && Math.Floor(points[end].X / width) == column)
            {
                if (points[end].Y < points[lowest].Y) lowest = end;
                if (points[end].Y > points[highest].Y) highest = end;
                end++;
            }
            int previous = -1;
            foreach (int index in (ReadOnlySpan<int>)[start, Math.Min(lowest, highest), Math.Max(lowest, highest), end - 1])
            {
                if (index > previous) kept.Add(points[index]);
                previous = Math.Max(previous, index);
            }
            start = end;
        }
        return kept;
    }

    private static List<(double X, double Y)> Simplify(List<(double X, double Y)> points, double tolerance)
    {
        if (points.Count < 3) return points;
        bool[] kept = new bool[points.Count];
        kept[0] = kept[^1] = true;
        var pending = new Stack<(int From, int To)>();
        pending.Push((0, points.Count - 1));
        while (pending.TryPop(out (int From, int To) run))
        {
            int farthest = -1;
            double distance = tolerance;
            for (int i = run.From + 1; i < run.To; i++)
            {
                double d = Distance(points[i], points[run.From], points[run.To]);
                if (d > distance) (farthest, distance) = (i, d);
            }
            if (farthest < 0) continue;
            kept[farthest] = true;
            pending.Push((run.From, farthest));
            pending.Push((farthest, run.To));
        }
        return [.. points.Where((_, index) => kept[index])];
    }

    /// <summary>The distance of a point to a segment.</summary>
    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        double dx = to.X - from.X;
        double dy = to.Y - from.Y;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.Clamp(((point.X - from.X) * dx + (point.Y - from.Y) * dy) / length, 0, 1);
        double x = point.X - from.X - along * dx;
        double y = point.Y - from.Y - along * dy;
        return Math.Sqrt(x * x + y * y);
    }
}
