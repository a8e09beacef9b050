namespace Mathesis.Scripting;

internal sealed partial class Parser
{
    /// <summary>The targets of a for, up to its in.</summary>
    private Expression ParseTargets()
    {
        Position position = tokens.Position;
        Expression first = ParseTarget();
        if (tokens.At(","))
        {
            List<Expression> items = [first];
            while (tokens.Accept(","))
            {
                if (tokens.At("in")) break;
                items.Add(ParseTarget());
            }
            first = new TupleNode(position, items);
        }
        CheckTarget(first, allowsStar: false);
        return first;
    }

    private Expression ParseTarget()
    {
        Position position = tokens.Position;
        return tokens.Accept("*") ? new StarredNode(position, ParsePostfix()) : ParsePostfix();
    }

    private static void CheckTarget(Expression target, bool allowsStar)
    {
        switch (target)
        {
            case NameNode or AttributeNode or SubscriptNode:
                return;
            case StarredNode starred when allowsStar:
                CheckTarget(starred.Value, allowsStar: false);
                return;
            case TupleNode tuple:
                CheckTargets(tuple.Items);
                return;
            case ListNode list:
                CheckTargets(list.Items);
                return;
            default:
                throw SourceReader.Error("cannot assign to this expression", target.Position);
        }
    }

    private static void CheckTargets(IReadOnlyList<Expression> targets)
    {
        foreach (Expression target in targets) CheckTarget(target, allowsStar: true);
        if (targets.Count(target => target is StarredNode) > 1) throw SourceReader.Error("multiple starred expressions in assignment", targets[0].Position);
    }
}
