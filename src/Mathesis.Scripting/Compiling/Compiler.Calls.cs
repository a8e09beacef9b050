namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Evaluation Call(CallNode node, Scope scope)
    {
        if (node is { Function: NameNode { Name: "super" }, Arguments.Count: 0, Keywords.Count: 0 }) return Super(node, scope);
        if (node.Keywords.Count > 0 || node.Arguments.Any(argument => argument is StarredNode)) return GeneralCall(node, scope);
        if (node.Function is AttributeNode method) return MethodCall(method, node, scope);
        Evaluation function = Evaluate(node.Function, scope);
        Evaluation[] arguments = [.. node.Arguments.Select(argument => Evaluate(argument, scope))];
        if (arguments is [var only])
        {
            return frame =>
            {
                object target = function(frame);
                object argument = only(frame);
                if (target is FunctionValue { Code: { IsPlain: true, Positional: 1 } code } called)
                {
                    object?[] locals = new object?[code.SlotCount];
                    locals[0] = argument;
                    return called.Run(frame.Machine, locals);
                }
                return frame.Machine.CallWith(target, [argument], []);
            };
        }
        return frame =>
        {
            object target = function(frame);
            if (target is FunctionValue { Code: { IsPlain: true } code } called && code.Positional == arguments.Length)
            {
                object?[] locals = new object?[code.SlotCount];
                for (int i = 0; i < arguments.Length; i++) locals[i] = arguments[i](frame);
                return called.Run(frame.Machine, locals);
            }
            object[] values = new object[arguments.Length];
            for (int i = 0; i < values.Length; i++) values[i] = arguments[i](frame);
            return frame.Machine.CallWith(target, values, []);
        };
    }

    /// <summary>Calls a method without making a bound method first.</summary>
    private Evaluation MethodCall(AttributeNode method, CallNode node, Scope scope)
    {
        Evaluation holder = Evaluate(method.Object, scope);
        string name = method.Name;
        Evaluation[] arguments = [.. node.Arguments.Select(argument => Evaluate(argument, scope))];
        MethodCache? cache = null;
        return frame =>
        {
            object self = holder(frame);
            CallableValue? function = null;
            if (self is not (InstanceValue or ClassValue or ModuleValue or SuperValue))
            {
                ClassValue type = Classes.Of(self);
                MethodCache? known = cache;
                if (known?.Class == type) function = known.Function;
                else if (type.Lookup(name) is NativeFunction native) cache = new MethodCache(type, function = native);
            }
            else if (self is InstanceValue instance && instance.Field(name) is null)
            {
                function = instance.Class.Lookup(name) as FunctionValue;
            }
            object? target = function is null ? Attributes.Get(self, name) : null;
            if (function is FunctionValue { Code: { IsPlain: true } code } called && code.Positional == arguments.Length + 1)
            {
                object?[] locals = new object?[code.SlotCount];
                locals[0] = self;
                for (int i = 0; i < arguments.Length; i++) locals[i + 1] = arguments[i](frame);
                return called.Run(frame.Machine, locals);
            }
            if (function is not null)
            {
                object[] values = new object[arguments.Length + 1];
                values[0] = self;
                for (int i = 0; i < arguments.Length; i++) values[i + 1] = arguments[i](frame);
                return function.Call(frame.Machine, values, []);
            }
            object[] given = new object[arguments.Length];
            for (int i = 0; i < given.Length; i++) given[i] = arguments[i](frame);
            return frame.Machine.CallWith(target!, given, []);
        };
    }

    private Evaluation GeneralCall(CallNode node, Scope scope)
    {
        Evaluation function = Evaluate(node.Function, scope);
        Func<Frame, object[]> arguments = ItemsOf(node.Arguments, scope);
        (string? Name, Evaluation Value)[] keywords = [.. node.Keywords.Select(keyword => (keyword.Name, Evaluate(keyword.Value, scope)))];
        return frame =>
        {
            object target = function(frame);
            object[] values = arguments(frame);
            var named = new List<Keyword>(keywords.Length);
            foreach ((string? name, Evaluation value) in keywords)
            {
                object given = value(frame);
                if (name is not null)
                {
                    named.Add(new Keyword(name, given));
                    continue;
                }
                if (given is not DictionaryValue mapping) throw Fault.Type($"argument after ** must be a mapping, not {Classes.Of(given).Name}");
                foreach (object key in mapping.Keys())
                    named.Add(new Keyword(key as string ?? throw Fault.Type("keywords must be strings"), mapping.Get(key)));
            }
            for (int i = 1; i < named.Count; i++)
                for (int j = 0; j < i && keywords.Length < named.Count; j++)
                    if (named[i].Name == named[j].Name) throw Fault.Type($"got multiple values for keyword argument '{named[i].Name}'");
            return frame.Machine.CallWith(target, values, [.. named]);
        };
    }

    /// <summary>super() without arguments: the class of the method and its first argument.</summary>
    private static Evaluation Super(CallNode node, Scope scope)
    {
        Access access = scope.Find(Scope.ClassCell);
        Scope function = scope.Frame;
        while (function.IsExpression) function = function.Parent!.Frame;
        if (access.Kind != AccessKind.Cell || function.FirstParameter is not { } name) throw SourceReader.Error("super(): no class or arguments", node.Position);
        Access first = scope.Find(name);
        int slot = access.Slot, selfSlot = first.Slot;
        bool isShared = first.Kind == AccessKind.Cell;
        return frame =>
        {
            object self = (isShared ? ((Cell)frame.Locals[selfSlot]!).Value : frame.Locals[selfSlot]) ?? throw Fault.Runtime("super(): arg[0] deleted");
            return new SuperValue((ClassValue)(((Cell)frame.Locals[slot]!).Value ?? throw Fault.Runtime("super(): empty __class__ cell")), self, self as ClassValue ?? Classes.Of(self));
        };
    }
}
