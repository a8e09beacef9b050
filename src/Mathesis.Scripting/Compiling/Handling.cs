namespace Mathesis.Scripting;

/// <summary>Which except clause an exception belongs to.</summary>
internal static class Handling
{
    public static Handler? Find(Handler[] handlers, Frame frame, ExceptionValue error)
    {
        foreach (Handler handler in handlers)
            if (handler.Class is null || Matches(handler.Class(frame), error)) return handler;
        return null;
    }

    /// <summary>A clause names a class or a tuple of classes, which is not nested.</summary>
    private static bool Matches(object kind, ExceptionValue error) => kind is TupleValue tuple ? tuple.Items.Any(item => IsOf(item, error)) : IsOf(kind, error);

    private static bool IsOf(object kind, ExceptionValue error) => kind is ClassValue type && type.IsSubclassOf(ExceptionClasses.BaseException)
        ? error.Class.IsSubclassOf(type)
        : throw Fault.Type("catching classes that do not inherit from BaseException is not allowed");

    public static ExceptionValue ToException(Machine machine, object value) => value switch
    {
        ExceptionValue error => error,
        ClassValue type when type.IsSubclassOf(ExceptionClasses.BaseException) => (ExceptionValue)machine.Call(type),
        _ => throw Fault.Type("exceptions must derive from BaseException"),
    };
}
