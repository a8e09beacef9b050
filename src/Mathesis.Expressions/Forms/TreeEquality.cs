namespace Mathesis.Expressions;

/// <summary>Whether two trees are the same, wherever they stand.</summary>
internal static class TreeEquality
{
    /// <summary>Whether two trees are the same.</summary>
    public static bool AreEqual(Expression? a, Expression? b) => (a, b) switch
    {
        (null, null) => true,
        (Expression.Number x, Expression.Number y) => x.Value == y.Value,
        (Expression.Constant x, Expression.Constant y) => x.Definition.Name == y.Definition.Name,
        (Expression.Variable x, Expression.Variable y) => x.Name == y.Name,
        (Expression.Negative x, Expression.Negative y) => AreEqual(x.Operand, y.Operand),
        (Expression.Binary x, Expression.Binary y) => x.Operation == y.Operation && AreEqual(x.Left, y.Left) && AreEqual(x.Right, y.Right),
        (Expression.Call x, Expression.Call y) => x.Function.Name == y.Function.Name && AreAllEqual(x.Arguments, y.Arguments),
        (Expression.Based x, Expression.Based y) => x.Value == y.Value && x.Base == y.Base,
        (Expression.Mixed x, Expression.Mixed y) => x.Value == y.Value,
        (Expression.Percent x, Expression.Percent y) => AreEqual(x.Operand, y.Operand),
        (Expression.PlusMinus x, Expression.PlusMinus y) => AreEqual(x.Left, y.Left) && AreEqual(x.Right, y.Right),
        (Expression.Quantity x, Expression.Quantity y) => x.Unit == y.Unit && AreEqual(x.Value, y.Value),
        (Expression.Sequence x, Expression.Sequence y) => x.Open == y.Open && x.Close == y.Close && AreAllEqual(x.Items, y.Items),
        (Expression.Chain x, Expression.Chain y) => x.Relations.SequenceEqual(y.Relations) && AreAllEqual(x.Operands, y.Operands),
        (Expression.SetCombination x, Expression.SetCombination y) => x.Operation == y.Operation && AreEqual(x.Left, y.Left) && AreEqual(x.Right, y.Right),
        (Expression.Ratio x, Expression.Ratio y) => AreAllEqual(x.Parts, y.Parts),
        (Expression.Matrix x, Expression.Matrix y) => x.IsDeterminant == y.IsDeterminant && x.Rows.Count == y.Rows.Count && x.Rows.Zip(y.Rows).All(pair => AreAllEqual(pair.First, pair.Second)),
        (Expression.Piecewise x, Expression.Piecewise y) => x.Pieces.Count == y.Pieces.Count && x.Pieces.Zip(y.Pieces).All(pair => AreEqual(pair.First.Value, pair.Second.Value) && AreEqual(pair.First.Condition, pair.Second.Condition)),
        (Expression.Text x, Expression.Text y) => x.Words == y.Words,
        (Expression.Dots, Expression.Dots) => true,
        _ => false,
    };

    private static bool AreAllEqual(IReadOnlyList<Expression?> a, IReadOnlyList<Expression?> b)
    {
        if (a.Count != b.Count) return false;
        for (int i = 0; i < a.Count; i++)
        {
            if (!AreEqual(a[i], b[i])) return false;
        }
        return true;
    }
}
