namespace Mathesis.Scripting;

/// <summary>The statements of generators, which can stop in the middle.</summary>
internal static class GeneratorSteps
{
    public static IEnumerator<object> Block(Frame frame, (Execution? Execution, Steps? Steps)[] parts)
    {
        foreach ((Execution? execution, Steps? steps) in parts)
        {
            if (execution is not null)
            {
                frame.Flow = execution(frame);
            }
            else
            {
                IEnumerator<object> inner = steps!(frame);
                while (inner.MoveNext()) yield return inner.Current;
            }
            if (frame.Flow != Flow.Next) yield break;
        }
        frame.Flow = Flow.Next;
    }

    public static IEnumerator<object> Yield(Frame frame, Evaluation value, Func<Frame, object, Flow> consume)
    {
        yield return value(frame);
        Rethrow(frame);
        frame.Flow = consume(frame, frame.Sent);
    }

    public static IEnumerator<object> YieldFrom(Frame frame, Evaluation value, Func<Frame, object, Flow> consume)
    {
        IteratorValue iterator = Iteration.Start(value(frame));
        var generator = iterator as GeneratorValue;
        object? item = iterator.Next();
        while (item is not null)
        {
            yield return item;
            frame.Machine.Step();
            if (frame.Thrown is { } thrown)
            {
                frame.Thrown = null;
                if (generator is null || thrown.Value.Class == ExceptionClasses.GeneratorExit)
                {
                    generator?.Close();
                    throw thrown;
                }
                item = generator.Throw(thrown);
            }
            else
            {
                item = generator is null ? iterator.Next() : generator.Send(frame.Sent);
            }
        }
        frame.Flow = consume(frame, generator?.Result ?? None.Value);
    }

    public static IEnumerator<object> If(Frame frame, (Condition Condition, Steps Steps)[] blocks, Steps otherwise)
    {
        foreach ((Condition condition, Steps steps) in blocks)
            if (condition(frame)) return steps(frame);
        return otherwise(frame);
    }

    public static IEnumerator<object> While(Frame frame, Condition condition, Steps body, Steps otherwise)
    {
        while (condition(frame))
        {
            frame.Machine.Step();
            IEnumerator<object> inner = body(frame);
            while (inner.MoveNext()) yield return inner.Current;
            if (frame.Flow == Flow.Return) yield break;
            if (frame.Flow != Flow.Break) continue;
            frame.Flow = Flow.Next;
            yield break;
        }
        IEnumerator<object> rest = otherwise(frame);
        while (rest.MoveNext()) yield return rest.Current;
    }

    public static IEnumerator<object> For(Frame frame, Evaluation source, Storing store, Steps body, Steps otherwise)
    {
        IteratorValue iterator = Iteration.Start(source(frame));
        while (iterator.Next() is { } item)
        {
            frame.Machine.Step();
            store(frame, item);
            IEnumerator<object> inner = body(frame);
            while (inner.MoveNext()) yield return inner.Current;
            if (frame.Flow == Flow.Return) yield break;
            if (frame.Flow != Flow.Break) continue;
            frame.Flow = Flow.Next;
            yield break;
        }
        IEnumerator<object> rest = otherwise(frame);
        while (rest.MoveNext()) yield return rest.Current;
    }

    public static IEnumerator<object> Try(Frame frame, Steps body, Handler[] handlers, Steps otherwise, Steps final)
    {
        Machine machine = frame.Machine;
        IEnumerator<object> current = body(frame);
        ExceptionValue? before = machine.Handled;
        Action<Frame>? forget = null;
        // 0: the body; 1: a handler or the else part; 2: the finally part.
        int stage = 0;
        Raised? pending = null;
        while (true)
        {
            bool moved = false;
            int depth = machine.Depth;
            Raised? caught = null;
            try
            {
                moved = current.MoveNext();
            }
            catch (Raised raised) when (stage < 2)
            {
                machine.Depth = depth;
                caught = raised;
                frame.Thrown = null;
            }
            if (moved)
            {
                yield return current.Current;
                continue;
            }
            if (stage == 1 && forget is not null)
            {
                forget(frame);
                forget = null;
            }
            if (stage == 1) machine.Handled = before;
            if (stage == 2) break;
            if (caught is not null)
            {
                frame.Flow = Flow.Next;
                if (stage == 0 && Handling.Find(handlers, frame, caught.Value) is { } handler)
                {
                    stage = 1;
                    machine.Handled = caught.Value;
                    handler.Store?.Invoke(frame, caught.Value);
                    forget = handler.Forget;
                    current = handler.Steps!(frame);
                    continue;
                }
                pending = caught;
            }
            else if (stage == 0 && frame.Flow == Flow.Next)
            {
                stage = 1;
                current = otherwise(frame);
                continue;
            }
            stage = 2;
            Flow flow = frame.Flow;
            object result = frame.Result;
            frame.Flow = Flow.Next;
            IEnumerator<object> last = final(frame);
            while (last.MoveNext()) yield return last.Current;
            if (frame.Flow != Flow.Next) yield break;
            if (pending is not null) throw pending;
            (frame.Flow, frame.Result) = (flow, result);
            break;
        }
    }

    private static void Rethrow(Frame frame)
    {
        if (frame.Thrown is not { } thrown) return;
        frame.Thrown = null;
        throw thrown;
    }
}
