namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Execution Block(IReadOnlyList<Statement> statements, Scope scope) => Sequence([.. statements.Select(statement => Execute(statement, scope))]);

    private static Execution Sequence(Execution[] statements)
    {
        switch (statements)
        {
            case []: return _ => Flow.Next;
            case [var only]: return only;
            case [var first, var second]:
                return frame => first(frame) is var flow && flow != Flow.Next ? flow : second(frame);
            case [var first, var second, var third]:
                return frame =>
                {
                    Flow flow = first(frame);
                    if (flow != Flow.Next || (flow = second(frame)) != Flow.Next) return flow;
                    return third(frame);
                };
            default:
                return frame =>
                {
                    foreach (Execution statement in statements)
                    {
                        Flow flow = statement(frame);
                        if (flow != Flow.Next) return flow;
                    }
                    return Flow.Next;
                };
        }
    }

    private Execution Execute(Statement statement, Scope scope)
    {
        int line = statement.Position.Line;
        switch (statement)
        {
            case ExpressionStatement node:
                Evaluation expression = Evaluate(node.Value, scope);
                return frame =>
                {
                    frame.Machine.Line = line;
                    expression(frame);
                    return Flow.Next;
                };
            case AssignmentNode node: return Assign(node, scope);
            case AugmentedNode node: return Augment(node, scope);
            case ReturnNode node:
                Evaluation value = node.Value is null ? Constant(None.Value) : Evaluate(node.Value, scope);
                return frame =>
                {
                    frame.Machine.Line = line;
                    frame.Result = value(frame);
                    return Flow.Return;
                };
            case IfNode node: return If(node, scope);
            case WhileNode node: return While(node, scope);
            case ForNode node: return For(node, scope);
            case FlowNode node:
                Flow flow = node.Flow;
                return _ => flow;
            case AssertNode node: return Assert(node, scope);
            case RaiseNode node: return Raise(node, scope);
            case TryNode node: return Try(node, scope);
            case DeleteNode node:
                Execution deletion = Sequence([.. node.Targets.Select(target => Delete(target, scope))]);
                return frame =>
                {
                    frame.Machine.Line = line;
                    return deletion(frame);
                };
            case FunctionNode node: return Define(node, scope);
            case ClassNode node: return Define(node, scope);
            case ImportNode node: return Import(node, scope);
            case ImportFromNode node: return ImportFrom(node, scope);
            default: return _ => Flow.Next;
        }
    }

    private Execution Assign(AssignmentNode node, Scope scope)
    {
        int line = node.Position.Line;
        if (node is { Targets: [TupleNode { Items: [not StarredNode, not StarredNode] } pair], Value: TupleNode { Items: [not StarredNode, not StarredNode] } values })
        {
            // a, b = c, d needs no tuple.
            Evaluation x = Evaluate(values.Items[0], scope), y = Evaluate(values.Items[1], scope);
            Storing first = Store(pair.Items[0], scope), second = Store(pair.Items[1], scope);
            return frame =>
            {
                frame.Machine.Line = line;
                object a = x(frame), b = y(frame);
                first(frame, a);
                second(frame, b);
                return Flow.Next;
            };
        }
        Evaluation value = Evaluate(node.Value, scope);
        if (node.Targets is [NameNode name] && scope.Find(name.Name) is { Kind: AccessKind.Local } access)
        {
            int slot = access.Slot;
            return frame =>
            {
                frame.Machine.Line = line;
                frame.Locals[slot] = value(frame);
                return Flow.Next;
            };
        }
        Storing[] stores = [.. node.Targets.Select(target => Store(target, scope))];
        if (stores is [var only])
        {
            return frame =>
            {
                frame.Machine.Line = line;
                only(frame, value(frame));
                return Flow.Next;
            };
        }
        return frame =>
        {
            frame.Machine.Line = line;
            object result = value(frame);
            foreach (Storing store in stores) store(frame, result);
            return Flow.Next;
        };
    }

    private Execution Augment(AugmentedNode node, Scope scope)
    {
        int line = node.Position.Line;
        Action<Frame, Func<object, object>> update = Update(node.Target, scope);
        Evaluation value = Evaluate(node.Value, scope);
        BinaryOperator operation = node.Operator;
        if (node.Target is NameNode name)
        {
            Evaluation load = Load(name, scope);
            Storing store = StoreName(name.Name, scope);
            Func<object, object, object> function = Operators.For(operation);
            return frame =>
            {
                frame.Machine.Line = line;
                object old = load(frame), operand = value(frame);
                store(frame, old is long or double or string ? function(old, operand) : Operators.InPlace(operation, old, operand));
                return Flow.Next;
            };
        }
        return frame =>
        {
            frame.Machine.Line = line;
            update(frame, old => Operators.InPlace(operation, old, value(frame)));
            return Flow.Next;
        };
    }

    /// <summary>Reads a target, changes the value and writes it back, with the target's parts evaluated once.</summary>
    private Action<Frame, Func<object, object>> Update(Expression target, Scope scope)
    {
        switch (target)
        {
            case AttributeNode node:
                Evaluation holder = Evaluate(node.Object, scope);
                string name = node.Name;
                return (frame, change) =>
                {
                    object value = holder(frame);
                    Attributes.Set(value, name, change(Attributes.Get(value, name)));
                };
            case SubscriptNode node:
                Evaluation container = Evaluate(node.Object, scope), index = Evaluate(node.Index, scope);
                return (frame, change) =>
                {
                    object items = container(frame), place = index(frame);
                    Items.Set(items, place, change(Items.Get(items, place)));
                };
            default:
                return (_, _) => { };
        }
    }

    private Execution Assert(AssertNode node, Scope scope)
    {
        Condition condition = Test(node.Condition, scope);
        Evaluation? message = node.Message is null ? null : Evaluate(node.Message, scope);
        int line = node.Position.Line;
        return frame =>
        {
            frame.Machine.Line = line;
            if (condition(frame)) return Flow.Next;
            throw new Raised(new ExceptionValue(ExceptionClasses.AssertionError, message is null ? [] : [message(frame)]));
        };
    }

    private static Execution Import(ImportNode node, Scope scope)
    {
        ModuleValue? module = Modules.Find(node.Module);
        Storing store = StoreName(node.Name, scope);
        return frame =>
        {
            frame.Machine.Line = node.Position.Line;
            store(frame, module ?? throw NoModule(node.Module));
            return Flow.Next;
        };
    }

    private static Raised NoModule(string name) => Fault.New(ExceptionClasses.ModuleNotFoundError, $"No module named '{name}'");

    private static Execution ImportFrom(ImportFromNode node, Scope scope)
    {
        ModuleValue? module = Modules.Find(node.Module);
        IEnumerable<ImportedName> names = node.Names.Count > 0 ? node.Names : module?.Members.Keys.Select(name => new ImportedName(name, name)) ?? [];
        (string Name, Storing Store)[] items = [.. names.Select(item => (item.Name, StoreName(item.Alias, scope)))];
        return frame =>
        {
            frame.Machine.Line = node.Position.Line;
            if (module is null) throw NoModule(node.Module);
            foreach ((string name, Storing store) in items)
                store(frame, module.Members.TryGetValue(name, out object? member) ? member : throw Fault.New(ExceptionClasses.ImportError, $"cannot import name '{name}' from '{node.Module}'"));
            return Flow.Next;
        };
    }
}
