namespace Mathesis.Privacy;

/// <summary>
/// Symmetric unary encoding, the one-time basic RAPPOR: every bit is kept with probability e^(epsilon/2) / (e^(epsilon/2) + 1)
/// (Erlingsson, Pihur, Korolova, "RAPPOR: randomized aggregatable privacy-preserving ordinal response", CCS 2014).
/// </summary>
/// <param name="categories">k.</param>
/// <param name="budget">The privacy budget; half of it for each of the two bits that differ between two values.</param>
public sealed class Rappor(int categories, PrivacyBudget budget) : UnaryEncoding(categories, budget)
{
    private readonly ExactChance kept = budget.Half().Favour(1, 1);

    /// <inheritdoc/>
    public override string Name => "rappor";

    /// <inheritdoc/>
    protected override ExactChance TrueBit => kept;

    /// <inheritdoc/>
    protected override ExactChance FalseBit => kept.Complement;
}
