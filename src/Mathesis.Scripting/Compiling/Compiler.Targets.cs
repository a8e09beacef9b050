namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Storing Store(Expression target, Scope scope)
    {
        switch (target)
        {
            case NameNode node:
                return StoreName(node.Name, scope);
            case AttributeNode node:
                Evaluation holder = Evaluate(node.Object, scope);
                string name = node.Name;
                return (frame, value) => Attributes.Set(holder(frame), name, value);
            case SubscriptNode node:
                Evaluation container = Evaluate(node.Object, scope), index = Evaluate(node.Index, scope);
                return (frame, value) =>
                {
                    object list = container(frame);
                    Items.Set(list, index(frame), value);
                };
            case TupleNode node:
                return Unpack(node.Items, scope);
            case ListNode node:
                return Unpack(node.Items, scope);
            default:
                throw SourceReader.Error("cannot assign to this expression", target.Position);
        }
    }

    private Storing Unpack(IReadOnlyList<Expression> targets, Scope scope)
    {
        int star = targets.ToList().FindIndex(target => target is StarredNode);
        Storing[] stores = [.. targets.Select(target => Store(target is StarredNode starred ? starred.Value : target, scope))];
        if (star < 0 && stores is [var first, var second])
        {
            return (frame, value) =>
            {
                if (value is TupleValue { Items: [var x, var y] })
                {
                    first(frame, x);
                    second(frame, y);
                    return;
                }
                object[] items = Unpacking.Take(value, 2);
                first(frame, items[0]);
                second(frame, items[1]);
            };
        }
        return (frame, value) =>
        {
            object[] items = star < 0 ? Unpacking.Take(value, stores.Length) : Unpacking.Take(value, star, stores.Length - star - 1);
            for (int i = 0; i < stores.Length; i++) stores[i](frame, items[i]);
        };
    }

    private Execution Delete(Expression target, Scope scope)
    {
        switch (target)
        {
            case NameNode node:
                return DeleteName(node.Name, scope);
            case AttributeNode node:
                Evaluation holder = Evaluate(node.Object, scope);
                string name = node.Name;
                return frame =>
                {
                    Attributes.Delete(holder(frame), name);
                    return Flow.Next;
                };
            case SubscriptNode node:
                Evaluation container = Evaluate(node.Object, scope), index = Evaluate(node.Index, scope);
                return frame =>
                {
                    object list = container(frame);
                    Items.Delete(list, index(frame));
                    return Flow.Next;
                };
            case TupleNode { Items: var items }:
                return Sequence([.. items.Select(item => Delete(item, scope))]);
            case ListNode { Items: var items }:
                return Sequence([.. items.Select(item => Delete(item, scope))]);
            default:
                throw SourceReader.Error("cannot delete this expression", target.Position);
        }
    }
}
