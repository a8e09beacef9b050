namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Execution If(IfNode node, Scope scope)
    {
        Execution otherwise = Block(node.Otherwise, scope);
        for (int i = node.Blocks.Count - 1; i >= 0; i--)
        {
            ConditionalBlock block = node.Blocks[i];
            Condition condition = Test(block.Condition, scope);
            Execution then = Block(block.Body, scope), next = otherwise;
            int line = block.Condition.Position.Line;
            bool hasNext = i < node.Blocks.Count - 1 || node.Otherwise.Count > 0;
            otherwise = hasNext
                ? frame =>
                {
                    frame.Machine.Line = line;
                    return condition(frame) ? then(frame) : next(frame);
                }
            : frame =>
            {
                frame.Machine.Line = line;
                return condition(frame) ? then(frame) : Flow.Next;
            };
        }
        return otherwise;
    }

    private Execution While(WhileNode node, Scope scope)
    {
        Condition condition = Test(node.Condition, scope);
        Execution body = Block(node.Body, scope), otherwise = Block(node.Otherwise, scope);
        int line = node.Position.Line;
        return frame =>
        {
            Machine machine = frame.Machine;
            while (true)
            {
                machine.Line = line;
                if (!condition(frame)) return otherwise(frame);
                machine.Step();
                Flow flow = body(frame);
                if (flow == Flow.Break) return Flow.Next;
                if (flow == Flow.Return) return flow;
            }
        };
    }

    private Execution For(ForNode node, Scope scope)
    {
        Evaluation source = Evaluate(node.Source, scope);
        Storing store = Store(node.Target, scope);
        Execution body = Block(node.Body, scope), otherwise = Block(node.Otherwise, scope);
        int line = node.Position.Line;
        int slot = node.Target is NameNode name && scope.Find(name.Name) is { Kind: AccessKind.Local } access ? access.Slot : -1;
        return frame =>
        {
            frame.Machine.Line = line;
            Flow flow = slot >= 0 ? Loop.Run(frame, source(frame), slot, body) : Loop.Run(frame, source(frame), store, body);
            return flow switch
            {
                Flow.Break => Flow.Next,
                Flow.Return => flow,
                _ => otherwise(frame),
            };
        };
    }
}
