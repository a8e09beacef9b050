namespace Mathesis.Scripting;

/// <summary>An exception.</summary>
internal sealed class ExceptionValue(ClassValue type, object[] arguments) : InstanceValue(type)
{
    public object[] Arguments { get; set; } = arguments;

    public object? Cause { get; set; }

    /// <summary>The line that raised it first; 0 before.</summary>
    public int Line { get; set; }

    /// <summary>str(error), as the language defines it.</summary>
    public string Text() => Arguments.Length switch
    {
        0 => "",
        1 => Class.IsSubclassOf(ExceptionClasses.KeyError) ? Scripting.Text.Repr(Arguments[0]) : Scripting.Text.Str(Arguments[0]),
        _ => Scripting.Text.Repr(new TupleValue(Arguments)),
    };
}
