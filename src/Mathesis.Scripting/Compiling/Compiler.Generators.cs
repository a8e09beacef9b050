namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Steps BlockSteps(IReadOnlyList<Statement> statements, Scope scope)
    {
        (Execution? Execution, Steps? Steps)[] parts = [.. statements.Select(statement =>
            YieldFinder.Contains(statement) ? ((Execution?)null, (Steps?)StatementSteps(statement, scope)) : (Execute(statement, scope), null))];
        return frame => GeneratorSteps.Block(frame, parts);
    }

    private Steps StatementSteps(Statement statement, Scope scope)
    {
        int line = statement.Position.Line;
        switch (statement)
        {
            case ExpressionStatement { Value: YieldNode yielded }:
                return Yield(yielded, scope, line, (_, _) => Flow.Next);
            case AssignmentNode { Value: YieldNode yielded } node:
                Storing[] stores = [.. node.Targets.Select(target => Store(target, scope))];
                return Yield(yielded, scope, line, (frame, value) =>
                {
                    foreach (Storing store in stores) store(frame, value);
                    return Flow.Next;
                });
            case AugmentedNode { Value: YieldNode yielded, Target: NameNode name } node:
                Evaluation load = Load(name, scope);
                Storing target = StoreName(name.Name, scope);
                return Yield(yielded, scope, line, (frame, value) =>
                {
                    target(frame, Operators.InPlace(node.Operator, load(frame), value));
                    return Flow.Next;
                });
            case ReturnNode { Value: YieldNode yielded }:
                return Yield(yielded, scope, line, (frame, value) =>
                {
                    frame.Result = value;
                    return Flow.Return;
                });
            case IfNode node:
                (Condition, Steps)[] blocks = [.. node.Blocks.Select(block => (Test(block.Condition, scope), BlockSteps(block.Body, scope)))];
                Steps otherwise = BlockSteps(node.Otherwise, scope);
                return frame => GeneratorSteps.If(frame, blocks, otherwise);
            case WhileNode node:
                Condition condition = Test(node.Condition, scope);
                Steps body = BlockSteps(node.Body, scope), after = BlockSteps(node.Otherwise, scope);
                return frame => GeneratorSteps.While(frame, condition, body, after);
            case ForNode node:
                Evaluation source = Evaluate(node.Source, scope);
                Storing element = Store(node.Target, scope);
                Steps turn = BlockSteps(node.Body, scope), end = BlockSteps(node.Otherwise, scope);
                return frame => GeneratorSteps.For(frame, source, element, turn, end);
            case TryNode node:
                Handler[] handlers = [.. node.Handlers.Select(handler => Handle(handler, scope, null!) with { Steps = BlockSteps(handler.Body, scope) })];
                Steps attempt = BlockSteps(node.Body, scope), success = BlockSteps(node.Otherwise, scope), final = BlockSteps(node.Finally, scope);
                return frame => GeneratorSteps.Try(frame, attempt, handlers, success, final);
            default:
                throw SourceReader.Error("a yield must be a whole statement or the whole right side of an assignment", statement.Position);
        }
    }

    private Steps Yield(YieldNode node, Scope scope, int line, Func<Frame, object, Flow> consume)
    {
        Evaluation value = node.Value is null ? Constant(None.Value) : Evaluate(node.Value, scope);
        bool isFrom = node.IsFrom;
        return frame =>
        {
            frame.Machine.Line = line;
            return isFrom ? GeneratorSteps.YieldFrom(frame, value, consume) : GeneratorSteps.Yield(frame, value, consume);
        };
    }
}
