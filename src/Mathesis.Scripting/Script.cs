namespace Mathesis.Scripting;

/// <summary>
/// A program in a safe subset of Python: exact integers and fractions, floats, strings, containers, functions, generators, classes,
/// exceptions, and the modules math, fractions, itertools, functools, collections, re, string, heapq, bisect, random, operator, copy.
/// It can read and write nothing, and every run is limited in steps, memory, depth, output and time. A compiled script does not
/// change: threads may share it, and every run starts afresh.
/// </summary>
public sealed class Script
{
    private readonly GlobalNames names;
    private readonly Execution body;
    private readonly int slots;

    private Script(GlobalNames names, Execution body, int slots) => (this.names, this.body, this.slots) = (names, body, slots);

    /// <summary>Reads a script.</summary>
    /// <param name="text">The program.</param>
    /// <exception cref="ScriptError">It is no program of the subset; the error names line and column.</exception>
    public static Script Compile(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Constants are made while nothing runs; they belong to no run's limits.
        Machine? before = Machine.Exchange(new Machine(ScriptLimits.Default, [], new GlobalNames()));
        try
        {
            IReadOnlyList<Statement> statements = Parser.Parse(text.Replace("\r\n", "\n", StringComparison.Ordinal));
            var names = new GlobalNames();
            Scope scope = new ScopeBuilder(names).Build(statements);
            Execution body = new Compiler(names).CompileModule(statements, scope);
            return new Script(names, body, scope.SlotCount);
        }
        catch (Raised raised)
        {
            throw new ScriptError("SyntaxError", raised.Message, 0, 0, raised);
        }
        catch (LimitError limit)
        {
            throw new ScriptError("SyntaxError", limit.Message, 0, 0, limit);
        }
        finally
        {
            Machine.Exchange(before);
        }
    }

    /// <summary>Runs the script's statements.</summary>
    /// <exception cref="ScriptError">An exception left the script.</exception>
    /// <exception cref="LimitError">A limit stopped it.</exception>
    public ScriptResult Run(ScriptLimits? limits = null) => Start(limits, _ => None.Value);

    /// <summary>Runs the script's statements, then calls one of its functions.</summary>
    /// <param name="function">A name that the script binds.</param>
    /// <param name="arguments">Positional arguments.</param>
    /// <param name="limits">The limits of the whole run.</param>
    /// <exception cref="ScriptError">The name is not bound, or an exception left the script.</exception>
    /// <exception cref="LimitError">A limit stopped it.</exception>
    public ScriptResult Call(string function, IReadOnlyList<ScriptValue>? arguments = null, ScriptLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Start(limits, machine =>
        {
            if (!names.TryIndex(function, out int index) || machine.Globals[index] is not { } target) throw Fault.New(ExceptionClasses.NameError, $"name '{function}' is not defined");
            return machine.CallWith(target, [.. (arguments ?? []).Select(ValueExchange.In)], []);
        });
    }

    private ScriptResult Start(ScriptLimits? limits, Func<Machine, object> use)
    {
        limits ??= ScriptLimits.Default;
        limits.Validate();
        var machine = new Machine(limits, new object?[names.Count], names);
        Machine? before = Machine.Exchange(machine);
        try
        {
            body(new Frame(machine, new object?[slots]));
            ScriptValue value = ValueExchange.Out(use(machine));
            return new ScriptResult(value, machine.Output.ToString(), machine.StepsUsed);
        }
        catch (Raised raised)
        {
            throw ToError(machine, raised);
        }
        catch (Exception error) when (error is not (LimitError or ScriptError))
        {
            // A defect of the interpreter, never of the script's author; still nothing else leaves here.
            throw new ScriptError("SystemError", $"{error.GetType().Name}: {error.Message}", machine.Line, 0, error);
        }
        finally
        {
            Machine.Exchange(before);
        }
    }

    private static ScriptError ToError(Machine machine, Raised raised)
    {
        machine.Depth = 0;
        string text;
        try
        {
            text = Text.Str(raised.Value);
        }
        catch (Raised)
        {
            text = "<exception str() failed>";
        }
        return new ScriptError(raised.Value.Class.Name, text, raised.Value.Line, 0, raised);
    }
}
