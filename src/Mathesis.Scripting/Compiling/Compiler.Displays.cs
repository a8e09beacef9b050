using System.Text;

namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    /// <summary>Evaluates items, some of them perhaps unpacked.</summary>
    private Func<Frame, object[]> ItemsOf(IReadOnlyList<Expression> items, Scope scope)
    {
        Evaluation[] values = [.. items.Select(item => Evaluate(item is StarredNode starred ? starred.Value : item, scope))];
        if (!items.Any(item => item is StarredNode))
        {
            return frame =>
            {
                object[] result = new object[values.Length];
                for (int i = 0; i < values.Length; i++) result[i] = values[i](frame);
                return result;
            };
        }
        bool[] isStarred = [.. items.Select(item => item is StarredNode)];
        return frame =>
        {
            var list = new ListValue();
            for (int i = 0; i < values.Length; i++)
            {
                object value = values[i](frame);
                if (isStarred[i]) list.Extend(value);
                else list.Add(value);
            }
            return list.ToArray();
        };
    }

    private Evaluation TupleDisplay(IReadOnlyList<Expression> items, Scope scope)
    {
        // A tuple of constants is made once.
        if (items.All(item => item is ConstantNode)) return Constant(new TupleValue([.. items.Select(item => ((ConstantNode)item).Value)]));
        if (items is [not StarredNode, not StarredNode])
        {
            Evaluation first = Evaluate(items[0], scope), second = Evaluate(items[1], scope);
            return frame => new TupleValue([first(frame), second(frame)]);
        }
        Func<Frame, object[]> values = ItemsOf(items, scope);
        return frame => new TupleValue(values(frame));
    }

    private Evaluation ListDisplay(IReadOnlyList<Expression> items, Scope scope)
    {
        if (items.Count == 0) return _ => new ListValue();
        Func<Frame, object[]> values = ItemsOf(items, scope);
        return frame => new ListValue(values(frame));
    }

    private Evaluation SetDisplay(SetNode node, Scope scope)
    {
        Func<Frame, object[]> values = ItemsOf(node.Items, scope);
        // CPython keeps three and more constants as a frozen set, from which the set is filled; that decides the order.
        bool isConstant = node.Items.Count > 2 && node.Items.All(item => item is ConstantNode);
        return frame =>
        {
            var set = new SetValue(isFrozen: isConstant);
            foreach (object value in values(frame)) set.Add(value);
            return isConstant ? new SetValue(set, isFrozen: false) : set;
        };
    }

    private Evaluation DictionaryDisplay(DictionaryNode node, Scope scope)
    {
        Evaluation?[] keys = [.. node.Keys.Select(key => key is null ? null : Evaluate(key, scope))];
        Evaluation[] values = [.. node.Values.Select(value => Evaluate(value, scope))];
        return frame =>
        {
            var dictionary = new DictionaryValue();
            for (int i = 0; i < values.Length; i++)
            {
                if (keys[i] is { } key)
                {
                    object name = key(frame);
                    dictionary.Set(name, values[i](frame));
                }
                else
                {
                    object mapping = values[i](frame);
                    if (mapping is not DictionaryValue other) throw Fault.Type($"'{Classes.Of(mapping).Name}' object is not a mapping");
                    other.CopyTo(dictionary);
                }
            }
            return dictionary;
        };
    }

    private Evaluation FormatText(FormatTextNode node, Scope scope)
    {
        var parts = node.Parts.Select(part => (
            part.Text,
            Value: part.Value is null ? null : Evaluate(part.Value, scope),
            part.Conversion,
            Format: part.Format is null ? null : FormatText(part.Format, scope))).ToArray();
        return frame =>
        {
            var text = new StringBuilder();
            foreach ((string literal, Evaluation? value, char conversion, Evaluation? format) in parts)
            {
                if (value is null)
                {
                    text.Append(literal);
                    continue;
                }
                object result = value(frame);
                result = conversion switch { 'r' => Text.Repr(result), 's' => Text.Str(result), 'a' => TextRepr.Of(Text.Str(result), isAscii: true), _ => result };
                string formatted = ValueFormatter.Format(result, format is null ? "" : (string)format(frame));
                frame.Machine.Allocate(2L * formatted.Length);
                text.Append(formatted);
            }
            return text.ToString();
        };
    }

    private Evaluation Slice(SliceNode node, Scope scope)
    {
        Evaluation start = Bound(node.Start), stop = Bound(node.Stop), step = Bound(node.Step);
        return frame => new SliceValue(start(frame), stop(frame), step(frame));

        Evaluation Bound(Expression? bound) => bound is null ? Constant(None.Value) : Evaluate(bound, scope);
    }

    private Evaluation Subscript(SubscriptNode node, Scope scope)
    {
        Evaluation container = Evaluate(node.Object, scope), index = Evaluate(node.Index, scope);
        return frame =>
        {
            object items = container(frame);
            return Items.Get(items, index(frame));
        };
    }

    private Evaluation Attribute(AttributeNode node, Scope scope)
    {
        Evaluation holder = Evaluate(node.Object, scope);
        string name = node.Name;
        return frame => Attributes.Get(holder(frame), name);
    }
}
