namespace Mathesis.Expressions;

/// <summary>
/// Proves two expressions equal by normal forms. Where roots, logarithms and absolute values depend on signs the two are compared for
/// every combination of signs in which the first is real.
/// </summary>
internal sealed class FormComparison(Expression first, Expression second, bool isComplex, StepBudget budget)
{
    private const int SignLimit = 6;

    private int compared;

    /// <summary>Whether they are proved equal.</summary>
    public bool Decide() => (Decide([]) && compared > 0) || DecideOpaquely();

    /// <summary>Roots, logarithms and absolute values as they stand: functions of equal arguments are equal.</summary>
    private bool DecideOpaquely()
    {
        try
        {
            var builder = new FormBuilder(budget, new Dictionary<string, int>(), isOpaque: true);
            return builder.Field.AreEqual(builder.Build(first), builder.Build(second));
        }
        catch (Exception error) when (error is NoFormException or SignNeededException)
        {
            return false;
        }
    }

    private bool Decide(Dictionary<string, int> signs)
    {
        string key;
        try
        {
            var builder = new FormBuilder(budget, signs);
            Form left = builder.Build(first);
            // Where the first is not real (and was not meant to be complex) the second may be anything.
            if (!isComplex && signs.Count > 0 && !builder.Field.IsReal(left)) return true;
            Form right = builder.Build(second);
            compared++;
            return builder.Field.AreEqual(left, right);
        }
        catch (NoFormException)
        {
            return false;
        }
        catch (SignNeededException needed)
        {
            key = needed.Key;
        }
        if (signs.Count >= SignLimit || signs.ContainsKey(key)) return false;
        return Decide(new(signs) { [key] = 1 }) && Decide(new(signs) { [key] = -1 });
    }
}
