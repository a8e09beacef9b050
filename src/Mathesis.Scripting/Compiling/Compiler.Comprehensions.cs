namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Evaluation Comprehension(ComprehensionNode node, Scope outer)
    {
        Evaluation source = Evaluate(node.Clauses[0].Source, outer);
        if (node.Kind == ComprehensionKind.Generator) return Generator(node, source, outer);
        Scope scope = node.Scope;
        int slot = scope.Reserve();
        Evaluation element = Evaluate(node.Element, scope);
        Evaluation? value = node.Value is null ? null : Evaluate(node.Value, scope);
        Execution body = node.Kind switch
        {
            ComprehensionKind.List => frame =>
            {
                ((ListValue)frame.Locals[slot]!).Add(element(frame));
                return Flow.Next;
            }
            ,
            ComprehensionKind.Set => frame =>
            {
                ((SetValue)frame.Locals[slot]!).Add(element(frame));
                return Flow.Next;
            }
            ,
            _ => frame =>
            {
                object key = element(frame);
                ((DictionaryValue)frame.Locals[slot]!).Set(key, value!(frame));
                return Flow.Next;
            }
            ,
        };
        for (int i = node.Clauses.Count - 1; i > 0; i--)
        {
            Evaluation inner = Evaluate(node.Clauses[i].Source, scope);
            Func<Frame, object, Flow> loop = Clause(node.Clauses[i], scope, body);
            body = frame => loop(frame, inner(frame));
        }
        Func<Frame, object, Flow> first = Clause(node.Clauses[0], scope, body);
        int[] shared = scope.Shared;
        ComprehensionKind kind = node.Kind;
        return frame =>
        {
            object items = source(frame);
            object? before = frame.Locals[slot];
            foreach (int cell in shared) frame.Locals[cell] = new Cell();
            object result = kind switch { ComprehensionKind.List => new ListValue(), ComprehensionKind.Set => new SetValue(), _ => new DictionaryValue() };
            frame.Locals[slot] = result;
            first(frame, items);
            frame.Locals[slot] = before;
            return result;
        };
    }

    private Func<Frame, object, Flow> Clause(ComprehensionClause clause, Scope scope, Execution body)
    {
        Execution turn = body;
        foreach (Expression condition in clause.Conditions.Reverse())
        {
            Condition test = Test(condition, scope);
            Execution next = turn;
            turn = frame => test(frame) ? next(frame) : Flow.Next;
        }
        if (clause.Target is NameNode name && scope.Find(name.Name) is { Kind: AccessKind.Local } access)
        {
            int slot = access.Slot;
            return (frame, source) => Loop.Run(frame, source, slot, turn);
        }
        Storing store = Store(clause.Target, scope);
        return (frame, source) => Loop.Run(frame, source, store, turn);
    }

    private Evaluation Generator(ComprehensionNode node, Evaluation source, Scope outer)
    {
        Scope scope = node.Scope;
        Evaluation element = Evaluate(node.Element, scope);
        Steps steps = frame => One(frame, element);
        for (int i = node.Clauses.Count - 1; i >= 0; i--)
        {
            ComprehensionClause clause = node.Clauses[i];
            Evaluation inner = i == 0 ? frame => frame.Locals[0]! : Evaluate(clause.Source, scope);
            Storing store = Store(clause.Target, scope);
            Condition[] conditions = [.. clause.Conditions.Select(condition => Test(condition, scope))];
            Steps body = steps;
            bool isInnermost = i == node.Clauses.Count - 1;
            steps = frame => isInnermost ? Each(frame, inner, store, conditions, element) : Each(frame, inner, store, conditions, body);
        }
        FunctionCode code = Code("<genexpr>", new Parameters([]), scope, _ => None.Value);
        code.Steps = steps;
        Func<Frame, Cell[]> closure = Closure(scope);
        return frame =>
        {
            object items = source(frame);
            object?[] locals = new object?[code.SlotCount];
            locals[0] = Iteration.Start(items);
            return new FunctionValue(code, [], closure(frame)).Run(frame.Machine, locals);
        };
    }

    private static IEnumerator<object> One(Frame frame, Evaluation element)
    {
        yield return element(frame);
    }

    private static IEnumerator<object> Each(Frame frame, Evaluation source, Storing store, Condition[] conditions, Evaluation element)
    {
        IteratorValue iterator = Iteration.Start(source(frame));
        while (iterator.Next() is { } item)
        {
            frame.Machine.Step();
            store(frame, item);
            if (!Hold(frame, conditions)) continue;
            yield return element(frame);
            if (frame.Thrown is { } thrown) throw thrown;
        }
    }

    private static IEnumerator<object> Each(Frame frame, Evaluation source, Storing store, Condition[] conditions, Steps body)
    {
        IteratorValue iterator = Iteration.Start(source(frame));
        while (iterator.Next() is { } item)
        {
            frame.Machine.Step();
            store(frame, item);
            if (!Hold(frame, conditions)) continue;
            IEnumerator<object> inner = body(frame);
            while (inner.MoveNext()) yield return inner.Current;
        }
    }

    private static bool Hold(Frame frame, Condition[] conditions)
    {
        foreach (Condition condition in conditions)
            if (!condition(frame)) return false;
        return true;
    }
}
