namespace Mathesis.Scripting;

/// <summary>Puts arguments into the slots of a function's parameters.</summary>
internal static class ArgumentBinder
{
    public static object?[] Bind(FunctionCode code, object?[] defaults, object[] arguments, Keyword[] keywords)
    {
        object?[] locals = new object?[code.SlotCount];
        int given = Math.Min(arguments.Length, code.Positional);
        Array.Copy(arguments, locals, given);
        if (code.StarSlot >= 0) locals[code.StarSlot] = arguments.Length > given ? new TupleValue(arguments[given..]) : TupleValue.Empty;
        else if (arguments.Length > given) throw Fault.Type($"{code.Name}() takes {code.Positional} positional argument{(code.Positional == 1 ? "" : "s")} but {arguments.Length} {(arguments.Length == 1 ? "was" : "were")} given");

        DictionaryValue? rest = code.DoubleStarSlot >= 0 ? new DictionaryValue() : null;
        if (rest is not null) locals[code.DoubleStarSlot] = rest;
        foreach (Keyword keyword in keywords)
        {
            int index = Array.IndexOf(code.Parameters, keyword.Name, code.PositionalOnly);
            if (index < 0)
            {
                if (rest is null) throw Fault.Type($"{code.Name}() got an unexpected keyword argument '{keyword.Name}'");
                rest.Set(keyword.Name, keyword.Value);
            }
            else
            {
                if (locals[index] is not null) throw Fault.Type($"{code.Name}() got multiple values for argument '{keyword.Name}'");
                locals[index] = keyword.Value;
            }
        }
        for (int i = 0; i < code.Parameters.Length; i++)
            locals[i] ??= defaults[i] ?? throw Fault.Type($"{code.Name}() missing required argument: '{code.Parameters[i]}'");
        return locals;
    }
}
