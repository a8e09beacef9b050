namespace Mathesis.Privacy;

/// <summary>
/// Optimised unary encoding: the user's bit is kept with probability 1/2, the others are set with probability
/// 1 / (e^epsilon + 1) (Wang, Blocki, Li, Jha, USENIX Security 2017, section 4.3).
/// </summary>
/// <param name="categories">k.</param>
/// <param name="budget">The privacy budget.</param>
public sealed class OptimizedUnaryEncoding(int categories, PrivacyBudget budget) : UnaryEncoding(categories, budget)
{
    private readonly ExactChance set = budget.Favour(1, 1).Complement;

    /// <inheritdoc/>
    public override string Name => "oue";

    /// <inheritdoc/>
    protected override ExactChance TrueBit => new(1, 2);

    /// <inheritdoc/>
    protected override ExactChance FalseBit => set;
}
