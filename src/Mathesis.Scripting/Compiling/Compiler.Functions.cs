namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Evaluation Lambda(LambdaNode node, Scope scope)
    {
        FunctionCode code = Code("<lambda>", node.Parameters, node.Scope, Evaluate(node.Body, node.Scope));
        return Make(code, node.Parameters, node.Scope, scope);
    }

    private Execution Define(FunctionNode node, Scope scope)
    {
        Execution body = node.Scope.IsGenerator ? _ => Flow.Next : Block(node.Body, node.Scope);
        Steps? steps = node.Scope.IsGenerator ? BlockSteps(node.Body, node.Scope) : null;
        FunctionCode code = Code(node.Name, node.Parameters, node.Scope, frame => body(frame) == Flow.Return ? frame.Result : None.Value);
        code.Steps = steps;
        Evaluation function = Decorate(Make(code, node.Parameters, node.Scope, scope), node.Decorators, scope);
        Storing store = StoreName(node.Name, scope);
        int line = node.Position.Line;
        return frame =>
        {
            frame.Machine.Line = line;
            store(frame, function(frame));
            return Flow.Next;
        };
    }

    private Evaluation Decorate(Evaluation value, IReadOnlyList<Expression> decorators, Scope scope)
    {
        if (decorators.Count == 0) return value;
        Evaluation[] functions = [.. decorators.Select(decorator => Evaluate(decorator, scope))];
        return frame =>
        {
            object[] around = [.. functions.Select(function => function(frame))];
            object result = value(frame);
            foreach (object decorator in around.Reverse()) result = frame.Machine.Call(decorator, result);
            return result;
        };
    }

    /// <summary>Everything about a function that is known without running it; after its body was compiled, when all slots are known.</summary>
    private static FunctionCode Code(string name, Parameters parameters, Scope scope, Evaluation body)
    {
        Parameter[] ordered = [.. ScopeBuilder.Ordered(parameters)];
        int positional = ordered.Count(parameter => parameter.Kind is ParameterKind.PositionalOnly or ParameterKind.Normal);
        return new FunctionCode
        {
            Name = name,
            Parameters = [.. ordered.Where(parameter => parameter.Kind is not (ParameterKind.Star or ParameterKind.DoubleStar)).Select(parameter => parameter.Name)],
            PositionalOnly = ordered.Count(parameter => parameter.Kind == ParameterKind.PositionalOnly),
            Positional = positional,
            StarSlot = Array.FindIndex(ordered, parameter => parameter.Kind == ParameterKind.Star),
            DoubleStarSlot = Array.FindIndex(ordered, parameter => parameter.Kind == ParameterKind.DoubleStar),
            SlotCount = scope.SlotCount,
            Cells = scope.Shared,
            Free = [.. scope.Free.Select(free => free.Slot)],
            Body = body,
        };
    }

    private Evaluation Make(FunctionCode code, Parameters parameters, Scope inner, Scope scope)
    {
        Evaluation?[] defaults = [.. ScopeBuilder.Ordered(parameters)
            .Where(parameter => parameter.Kind is not (ParameterKind.Star or ParameterKind.DoubleStar))
            .Select(parameter => parameter.Default is null ? null : Evaluate(parameter.Default, scope))];
        Func<Frame, Cell[]> closure = Closure(inner);
        return frame =>
        {
            object?[] values = new object?[defaults.Length];
            for (int i = 0; i < values.Length; i++) values[i] = defaults[i]?.Invoke(frame);
            frame.Machine.Allocate(100);
            return new FunctionValue(code, values, closure(frame));
        };
    }

    /// <summary>Collects the variables of outer functions that a function uses.</summary>
    private static Func<Frame, Cell[]> Closure(Scope inner)
    {
        int[] slots = [.. inner.Free.Select(free => inner.Parent!.SlotOf(free.Variable))];
        if (slots.Length == 0) return _ => [];
        return frame =>
        {
            var cells = new Cell[slots.Length];
            for (int i = 0; i < slots.Length; i++) cells[i] = (Cell)frame.Locals[slots[i]]!;
            return cells;
        };
    }
}
