namespace Mathesis.Circuits;

/// <summary>The cross-entropy of all questions at once, in float64.</summary>
internal static class SoftmaxRows
{
    /// <summary>Turns logits into the gradient of the mean cross-entropy; returns it, and the least margin.</summary>
    /// <param name="logits">[questions, classes]; becomes the gradient.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="targets">The right class of each question.</param>
    /// <param name="margin">The least margin.</param>
    public static double LossAndGradient(Span<double> logits, int classes, ReadOnlySpan<int> targets, out double margin)
    {
        double loss = 0;
        margin = double.PositiveInfinity;
        for (int row = 0; row < targets.Length; row++)
        {
            Span<double> scores = logits.Slice(row * classes, classes);
            int target = targets[row];
            double right = scores[target], other = double.NegativeInfinity;
            for (int c = 0; c < classes; c++)
                if (c != target) other = Math.Max(other, scores[c]);
            margin = Math.Min(margin, right - other);
            // Differences to the right class: small losses keep their digits.
            double largest = Math.Max(0, other - right), rest = 0;
            for (int c = 0; c < classes; c++)
            {
                scores[c] = Math.Exp(scores[c] - right - largest);
                if (c != target) rest += scores[c];
            }
            double own = scores[target], sum = own + rest;
            loss += largest > 0 ? largest + Math.Log(sum) : LogOnePlus(rest);
            for (int c = 0; c < classes; c++) scores[c] /= sum * targets.Length;
            scores[target] = -rest / (sum * targets.Length);
        }
        return loss / targets.Length;
    }

    private static double LogOnePlus(double x)
    {
        double rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * x / (rounded - 1);
    }
}
