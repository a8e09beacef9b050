namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Execution Raise(RaiseNode node, Scope scope)
    {
        int line = node.Position.Line;
        if (node.Error is null)
        {
            return frame =>
            {
                frame.Machine.Line = line;
                throw frame.Machine.Handled is { } handled ? new Raised(handled) : Fault.Runtime("No active exception to reraise");
            };
        }
        Evaluation error = Evaluate(node.Error, scope);
        Evaluation? cause = node.Cause is null ? null : Evaluate(node.Cause, scope);
        return frame =>
        {
            frame.Machine.Line = line;
            ExceptionValue value = Handling.ToException(frame.Machine, error(frame));
            if (cause is not null) value.Cause = cause(frame) is var given && given is None ? given : Handling.ToException(frame.Machine, given);
            throw new Raised(value);
        };
    }

    private Execution Try(TryNode node, Scope scope)
    {
        Execution body = Block(node.Body, scope);
        Handler[] handlers = [.. node.Handlers.Select(handler => Handle(handler, scope, Block(handler.Body, scope)))];
        Execution guarded = handlers.Length == 0 ? body : Catch(body, handlers, Block(node.Otherwise, scope));
        return node.Finally.Count == 0 ? guarded : Finally(guarded, Block(node.Finally, scope));
    }

    private Handler Handle(HandlerNode node, Scope scope, Execution body) => new(
        node.Class is null ? null : Evaluate(node.Class, scope),
        node.Name is null ? null : StoreName(node.Name, scope),
        node.Name is null ? null : Forget(node.Name, scope),
        body,
        null);

    private static Execution Catch(Execution body, Handler[] handlers, Execution otherwise) => frame =>
    {
        Machine machine = frame.Machine;
        int depth = machine.Depth;
        Raised caught;
        try
        {
            Flow flow = body(frame);
            if (flow != Flow.Next) return flow;
            goto Otherwise;
        }
        catch (Raised raised)
        {
            machine.Depth = depth;
            caught = raised;
        }
        if (Handling.Find(handlers, frame, caught.Value) is not { } handler) throw caught;
        ExceptionValue? before = machine.Handled;
        machine.Handled = caught.Value;
        try
        {
            handler.Store?.Invoke(frame, caught.Value);
            return handler.Body!(frame);
        }
        finally
        {
            machine.Handled = before;
            handler.Forget?.Invoke(frame);
        }
    Otherwise:
        return otherwise(frame);
    };

    private static Execution Finally(Execution body, Execution final) => frame =>
    {
        Machine machine = frame.Machine;
        int depth = machine.Depth;
        Raised? pending = null;
        Flow flow = Flow.Next;
        try
        {
            flow = body(frame);
        }
        catch (Raised raised)
        {
            machine.Depth = depth;
            pending = raised;
        }
        object result = frame.Result;
        Flow end = final(frame);
        if (end != Flow.Next) return end;
        if (pending is not null) throw pending;
        frame.Result = result;
        return flow;
    };
}
