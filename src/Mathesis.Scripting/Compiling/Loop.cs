namespace Mathesis.Scripting;

/// <summary>Runs a body for every element; every turn is a step.</summary>
internal static class Loop
{
    /// <summary>Runs until the end, a break or a return, and says which.</summary>
    public static Flow Run(Frame frame, object source, Storing store, Execution body)
    {
        Machine machine = frame.Machine;
        if (source is ListValue list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                machine.Step();
                store(frame, list.Items[i]);
                Flow flow = body(frame);
                if (flow is Flow.Break or Flow.Return) return flow;
            }
            return Flow.Next;
        }
        IteratorValue iterator = Iteration.Start(source);
        while (iterator.Next() is { } item)
        {
            machine.Step();
            store(frame, item);
            Flow flow = body(frame);
            if (flow is Flow.Break or Flow.Return) return flow;
        }
        return Flow.Next;
    }

    /// <summary>The same with a target that is a slot.</summary>
    public static Flow Run(Frame frame, object source, int slot, Execution body)
    {
        Machine machine = frame.Machine;
        object?[] locals = frame.Locals;
        if (source is RangeValue range)
        {
            long value = range.Start, step = range.Step;
            for (long left = range.Count; left > 0; left--)
            {
                machine.Step();
                locals[slot] = Number.Box(value);
                Flow flow = body(frame);
                if (flow is Flow.Break or Flow.Return) return flow;
                value = unchecked(value + step);
            }
            return Flow.Next;
        }
        if (source is ListValue list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                machine.Step();
                locals[slot] = list.Items[i];
                Flow flow = body(frame);
                if (flow is Flow.Break or Flow.Return) return flow;
            }
            return Flow.Next;
        }
        IteratorValue iterator = Iteration.Start(source);
        while (iterator.Next() is { } item)
        {
            machine.Step();
            locals[slot] = item;
            Flow flow = body(frame);
            if (flow is Flow.Break or Flow.Return) return flow;
        }
        return Flow.Next;
    }
}
