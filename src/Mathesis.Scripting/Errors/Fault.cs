namespace Mathesis.Scripting;

/// <summary>Makes the exceptions that the interpreter raises itself.</summary>
internal static class Fault
{
    public static Raised Type(string text) => New(ExceptionClasses.TypeError, text);

    public static Raised Value(string text) => New(ExceptionClasses.ValueError, text);

    public static Raised Index(string text) => New(ExceptionClasses.IndexError, text);

    public static Raised Key(object key) => new(new ExceptionValue(ExceptionClasses.KeyError, [key]));

    public static Raised Attribute(string text) => New(ExceptionClasses.AttributeError, text);

    public static Raised ZeroDivision(string text) => New(ExceptionClasses.ZeroDivisionError, text);

    public static Raised Overflow(string text) => New(ExceptionClasses.OverflowError, text);

    public static Raised Runtime(string text) => New(ExceptionClasses.RuntimeError, text);

    public static Raised Recursion() => New(ExceptionClasses.RecursionError, "maximum recursion depth exceeded");

    public static Raised NotSupported(string text) => New(ExceptionClasses.NotImplementedError, text + " is not supported");

    public static Raised New(ClassValue kind, string text) => new(new ExceptionValue(kind, [text]));

    public static Raised New(ClassValue kind) => new(new ExceptionValue(kind, []));
}
