namespace Mathesis.Scripting;

/// <summary>A function of a script with the variables around it.</summary>
internal sealed class FunctionValue(FunctionCode code, object?[] defaults, Cell[] closure) : CallableValue
{
    public FunctionCode Code => code;

    /// <summary>Attributes that a script gave the function.</summary>
    public Dictionary<string, object>? Attributes { get; set; }

    public override ClassValue Class => Classes.Function;

    public override object Call(Machine machine, object[] arguments, Keyword[] keywords) => Run(machine, ArgumentBinder.Bind(code, defaults, arguments, keywords));

    /// <summary>Runs the function with its slots, in which the arguments lie already.</summary>
    public object Run(Machine machine, object?[] locals)
    {
        var frame = new Frame(machine, locals);
        for (int i = 0; i < closure.Length; i++) locals[code.Free[i]] = closure[i];
        foreach (int slot in code.Cells) locals[slot] = new Cell { Value = locals[slot] };
        if (code.Steps is not null)
        {
            machine.Allocate(400 + (8 * locals.Length));
            return new GeneratorValue(code, frame);
        }
        int line = machine.Line;
        machine.Enter();
        object result = code.Body(frame);
        machine.Leave();
        machine.Line = line;
        return result;
    }
}
