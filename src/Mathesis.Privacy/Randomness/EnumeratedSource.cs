using Mathesis.Exact;

namespace Mathesis.Privacy;

/// <summary>
/// Random choices that take every outcome, one run of the encoder after another: a walk through the tree of choices in depth
/// first order, with the exact probability of the path just taken.
/// </summary>
public sealed class EnumeratedSource : RandomSource
{
    private readonly List<(int Outcome, int Outcomes, ExactChance? Chance)> path = [];
    private int depth;

    /// <summary>How many runs were begun.</summary>
    public long Runs { get; private set; }

    /// <summary>Begins the next run; false when every outcome was taken.</summary>
    public bool MoveNext()
    {
        depth = 0;
        if (Runs++ == 0) return true;
        while (path.Count > 0)
        {
            (int outcome, int outcomes, ExactChance? chance) = path[^1];
            if (outcome + 1 < outcomes)
            {
                path[^1] = (outcome + 1, outcomes, chance);
                return true;
            }
            path.RemoveAt(path.Count - 1);
        }
        Runs--;
        return false;
    }

    /// <summary>The probability of the run that has just ended.</summary>
    public Rational Probability
    {
        get
        {
            Integer numerator = Integer.One, denominator = Integer.One;
            foreach ((int outcome, int outcomes, ExactChance? chance) in path)
            {
                ExactChance taken = chance is not { } weighted ? new ExactChance(1, (ulong)outcomes) : outcome == 0 ? weighted : weighted.Complement;
                numerator *= taken.Numerator;
                denominator *= taken.Denominator;
            }
            return new Rational(numerator, denominator);
        }
    }

    /// <inheritdoc/>
    public override int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return Take(bound, null);
    }

    /// <inheritdoc/>
    public override bool Draw(ExactChance chance)
    {
        // An impossible outcome is no branch.
        if (chance.Numerator == 0) return false;
        if (chance.Numerator == chance.Denominator) return true;
        return Take(2, chance) == 0;
    }

    private int Take(int outcomes, ExactChance? chance)
    {
        if (depth == path.Count) path.Add((0, outcomes, chance));
        (int outcome, int known, _) = path[depth++];
        if (known != outcomes) throw new InvalidOperationException("the encoder's choices depend on something else than its value and its random choices");
        return outcome;
    }
}
