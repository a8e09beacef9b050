using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Mathesis.Scripting;

/// <summary>One run of a script: its variables, its output, and the counters of its limits.</summary>
internal sealed class Machine
{
    private const int Quantum = 4096;

    [ThreadStatic]
    private static Machine? current;

    private readonly long start = Stopwatch.GetTimestamp();
    private long stepsLeft;
    private int fuel;
    private long memoryLeft;
    private long identities;

    public Machine(ScriptLimits limits, object?[] globals, GlobalNames names)
    {
        Names = names;
        Limits = limits;
        Globals = globals;
        stepsLeft = limits.Steps;
        memoryLeft = limits.Memory;
    }

    /// <summary>The run of this thread.</summary>
    public static Machine Current => current ?? throw new InvalidOperationException("no script is running on this thread");

    public ScriptLimits Limits { get; }

    public object?[] Globals { get; }

    public GlobalNames Names { get; }

    public StringBuilder Output { get; } = new();

    /// <summary>The nested calls; whoever catches an exception puts it back.</summary>
    public int Depth { get; set; }

    /// <summary>The line that runs.</summary>
    public int Line { get; set; }

    /// <summary>The exception that an except clause handles now.</summary>
    public ExceptionValue? Handled { get; set; }

    /// <summary>The generator behind the functions of the module random.</summary>
    public MersenneTwister Random
    {
        get => field ??= MersenneTwister.FromInteger(Limits.Seed);
        set;
    }

    /// <summary>Patterns that were compiled.</summary>
    public Dictionary<(string, long), PatternValue> Patterns { get; } = [];

    /// <summary>Containers that are being written out, so that one within itself ends.</summary>
    public HashSet<object> Writing { get; } = new(ReferenceEqualityComparer.Instance);

    public long NextIdentity() => ++identities;

    public long StepsUsed => Limits.Steps - stepsLeft - fuel;

    /// <summary>Makes a run that of this thread, and the one before it again at the end.</summary>
    public static Machine? Exchange(Machine? machine)
    {
        Machine? before = current;
        current = machine;
        return before;
    }

    /// <summary>Counts a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--fuel < 0) Refuel();
    }

    /// <summary>Counts many steps.</summary>
    public void Charge(long steps)
    {
        if (steps <= 0) return;
        if (steps <= fuel)
        {
            fuel -= (int)steps;
            return;
        }
        stepsLeft -= steps - fuel;
        fuel = 0;
        Refuel();
    }

    /// <summary>Counts the bytes of a small object, if a script runs. It never throws; the next look at the limits does.</summary>
    public static void Note(long bytes)
    {
        if (current is { } machine) machine.memoryLeft -= bytes;
    }

    /// <summary>Counts bytes, before they are asked for.</summary>
    public void Allocate(long bytes)
    {
        memoryLeft -= bytes;
        CheckMemory();
    }

    private void CheckMemory()
    {
        if (memoryLeft < 0) throw new LimitError(ScriptLimit.Memory, string.Create(CultureInfo.InvariantCulture, $"the script asked for more than {Limits.Memory} bytes"));
    }

    /// <summary>Goes one call deeper.</summary>
    public void Enter()
    {
        Step();
        if (++Depth > Limits.Depth) throw Fault.Recursion();
        if ((Depth & 3) == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw StackEnd();
    }

    public void Leave() => Depth--;

    public static LimitError StackEnd() => new(ScriptLimit.Depth, "the script is nested too deeply for the stack of its thread");

    public void Print(string text)
    {
        if (text.Length > Limits.Output - Output.Length)
            throw new LimitError(ScriptLimit.Output, string.Create(CultureInfo.InvariantCulture, $"the script printed more than {Limits.Output} characters"));
        Output.Append(text);
    }

    public object Call(object function, params object[] arguments) => CallWith(function, arguments, []);

    public object CallWith(object function, object[] arguments, Keyword[] keywords)
    {
        if (function is CallableValue callable) return callable.Call(this, arguments, keywords);
        if (function is InstanceValue instance && instance.Class.Lookup("__call__") is { } method)
        {
            // The method may be an object that is called in turn.
            Enter();
            object result = CallWith(method, [instance, .. arguments], keywords);
            Leave();
            return result;
        }
        throw Fault.Type($"'{Classes.Of(function).Name}' object is not callable");
    }

    private void Refuel()
    {
        if (fuel < 0) (stepsLeft, fuel) = (stepsLeft - 1, 0);
        CheckMemory();
        if (stepsLeft < 0) throw new LimitError(ScriptLimit.Steps, string.Create(CultureInfo.InvariantCulture, $"the script took more than {Limits.Steps} steps"));
        if (Stopwatch.GetElapsedTime(start) > Limits.Time)
            throw new LimitError(ScriptLimit.Time, string.Create(CultureInfo.InvariantCulture, $"the script took longer than {Limits.Time.TotalSeconds} seconds"));
        int more = (int)Math.Min(Quantum, stepsLeft);
        stepsLeft -= more;
        fuel = more;
    }
}
