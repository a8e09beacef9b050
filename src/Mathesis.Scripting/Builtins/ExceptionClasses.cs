namespace Mathesis.Scripting;

/// <summary>The exceptions of the language.</summary>
internal static class ExceptionClasses
{
    public static readonly ClassValue BaseException = new("BaseException", Classes.Object, Define, Instances.CreateException);
    public static readonly ClassValue Exception = New("Exception", BaseException);
    public static readonly ClassValue GeneratorExit = New("GeneratorExit", BaseException);
    public static readonly ClassValue KeyboardInterrupt = New("KeyboardInterrupt", BaseException);
    public static readonly ClassValue SystemExit = New("SystemExit", BaseException);
    public static readonly ClassValue ArithmeticError = New("ArithmeticError", Exception);
    public static readonly ClassValue FloatingPointError = New("FloatingPointError", ArithmeticError);
    public static readonly ClassValue OverflowError = New("OverflowError", ArithmeticError);
    public static readonly ClassValue ZeroDivisionError = New("ZeroDivisionError", ArithmeticError);
    public static readonly ClassValue AssertionError = New("AssertionError", Exception);
    public static readonly ClassValue AttributeError = New("AttributeError", Exception);
    public static readonly ClassValue EOFError = New("EOFError", Exception);
    public static readonly ClassValue ImportError = New("ImportError", Exception);
    public static readonly ClassValue ModuleNotFoundError = New("ModuleNotFoundError", ImportError);
    public static readonly ClassValue LookupError = New("LookupError", Exception);
    public static readonly ClassValue IndexError = New("IndexError", LookupError);
    public static readonly ClassValue KeyError = New("KeyError", LookupError);
    public static readonly ClassValue MemoryError = New("MemoryError", Exception);
    public static readonly ClassValue NameError = New("NameError", Exception);
    public static readonly ClassValue UnboundLocalError = New("UnboundLocalError", NameError);
    public static readonly ClassValue OSError = New("OSError", Exception);
    public static readonly ClassValue RuntimeError = New("RuntimeError", Exception);
    public static readonly ClassValue NotImplementedError = New("NotImplementedError", RuntimeError);
    public static readonly ClassValue RecursionError = New("RecursionError", RuntimeError);
    public static readonly ClassValue StopIteration = New("StopIteration", Exception);
    public static readonly ClassValue SyntaxError = New("SyntaxError", Exception);
    public static readonly ClassValue TypeError = New("TypeError", Exception);
    public static readonly ClassValue ValueError = New("ValueError", Exception);
    public static readonly ClassValue UnicodeError = New("UnicodeError", ValueError);
    public static readonly ClassValue Warning = New("Warning", Exception);
    public static readonly ClassValue PatternError = New("error", Exception);

    /// <summary>Those that a script finds under their names.</summary>
    public static IEnumerable<ClassValue> All =>
    [
        BaseException, Exception, GeneratorExit, KeyboardInterrupt, SystemExit, ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError, AssertionError, AttributeError, EOFError,
        ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError, MemoryError, NameError, UnboundLocalError, OSError, RuntimeError, NotImplementedError, RecursionError, StopIteration,
        SyntaxError, TypeError, ValueError, UnicodeError, Warning,
    ];

    private static ClassValue New(string name, ClassValue parent) => new(name, parent);

    private static void Define(NativeTable table)
    {
        table.Property("args", self => new TupleValue(((ExceptionValue)self).Arguments));
        table.Property("__cause__", self => ((ExceptionValue)self).Cause ?? None.Value);
        table.Property("value", self => ((ExceptionValue)self).Arguments is [var first, ..] ? first : None.Value);
    }
}
