namespace Mathesis.Scripting;

/// <summary>A running generator.</summary>
internal sealed class GeneratorValue : IteratorValue
{
    private readonly Frame frame;
    private IEnumerator<object>? steps;
    private bool isRunning;
    private bool hasStarted;

    public GeneratorValue(FunctionCode code, Frame frame)
    {
        this.frame = frame;
        Name = code.Name;
        steps = code.Steps!(frame);
    }

    public string Name { get; }

    public override ClassValue Class => Classes.Generator;

    /// <summary>What the generator returned.</summary>
    public object Result => frame.Result;

    public override object? Next() => Resume(None.Value, null);

    public object? Send(object value)
    {
        if (!hasStarted && value is not None) throw Fault.Type("can't send non-None value to a just-started generator");
        return Resume(value, null);
    }

    public object? Throw(Raised error) => Resume(None.Value, error);

    public void Close()
    {
        if (steps is null) return;
        if (!hasStarted)
        {
            steps = null;
            return;
        }
        int depth = Machine.Current.Depth;
        try
        {
            if (Resume(None.Value, new Raised(new ExceptionValue(ExceptionClasses.GeneratorExit, []))) is not null) throw Fault.Runtime("generator ignored GeneratorExit");
        }
        catch (Raised raised) when (raised.Value.Class == ExceptionClasses.GeneratorExit || raised.Value.Class == ExceptionClasses.StopIteration)
        {
            Machine.Current.Depth = depth;
        }
    }

    private object? Resume(object sent, Raised? error)
    {
        if (isRunning) throw Fault.Value("generator already executing");
        if (steps is null)
        {
            if (error is not null) throw error;
            return null;
        }
        if (!hasStarted && error is not null)
        {
            steps = null;
            throw error;
        }
        Machine machine = frame.Machine;
        machine.Enter();
        int line = machine.Line;
        frame.Sent = sent;
        frame.Thrown = error;
        isRunning = hasStarted = true;
        object? current = null;
        try
        {
            if (steps.MoveNext()) current = steps.Current;
        }
        catch (Raised raised) when (raised.Value.Class.IsSubclassOf(ExceptionClasses.StopIteration))
        {
            throw Fault.Runtime("generator raised StopIteration");
        }
        finally
        {
            isRunning = false;
            if (current is null) steps = null;
        }
        machine.Leave();
        machine.Line = line;
        return current;
    }
}
