namespace Mathesis.Scripting;

/// <summary>Makes objects of a script's classes.</summary>
internal static class Instances
{
    public static object Create(Machine machine, ClassValue type, object[] arguments, Keyword[] keywords)
    {
        if (type != Classes.Object && type.IsNative) throw Fault.Type($"cannot create '{type.Name}' instances");
        var instance = new InstanceValue(type);
        if (type.Lookup("__init__") is { } method)
        {
            if (machine.CallWith(method, [instance, .. arguments], keywords) is not None) throw Fault.Type("__init__() should return None");
        }
        else if (arguments.Length + keywords.Length > 0)
        {
            throw Fault.Type($"{type.Name}() takes no arguments");
        }
        return instance;
    }

    public static object CreateException(Machine machine, ClassValue type, object[] arguments, Keyword[] keywords)
    {
        var error = new ExceptionValue(type, arguments);
        if (type.Lookup("__init__") is { } method) machine.CallWith(method, [error, .. arguments], keywords);
        else if (keywords.Length > 0) throw Fault.Type($"{type.Name}() takes no keyword arguments");
        return error;
    }
}
