namespace Mathesis.Scripting;

/// <summary>A function with its first argument.</summary>
internal sealed class BoundMethod(object self, CallableValue function) : CallableValue
{
    public object Self => self;

    public CallableValue Function => function;

    public override ClassValue Class => function is NativeFunction ? Classes.BuiltinFunction : Classes.Method;

    public override object Call(Machine machine, object[] arguments, Keyword[] keywords) => function.Call(machine, [self, .. arguments], keywords);
}
