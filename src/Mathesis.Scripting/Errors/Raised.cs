namespace Mathesis.Scripting;

/// <summary>A Python exception on its way through the interpreter.</summary>
internal sealed class Raised : Exception
{
    public Raised(ExceptionValue value)
    {
        Value = value;
        if (value.Line == 0) value.Line = Machine.Current.Line;
    }

    /// <summary>The Python exception.</summary>
    public ExceptionValue Value { get; }

    public override string Message => $"{Value.Class.Name}: {Value.Text()}";
}
