namespace Mathesis.Scripting;

/// <summary>Attributes and methods.</summary>
internal static class Attributes
{
    public static object Get(object value, string name) => Find(value, name) ?? throw Missing(value, name);

    /// <summary>An attribute; null if there is none.</summary>
    public static object? Find(object value, string name)
    {
        switch (value)
        {
            case InstanceValue instance:
                return OfInstance(instance, name);
            case ModuleValue module:
                return module.Members.TryGetValue(name, out object? member) ? member : name == "__name__" ? module.Name : null;
            case ClassValue type:
                return OfClass(type, name);
            case SuperValue above:
                return OfSuper(above, name);
            case FunctionValue function:
                if (function.Attributes?.TryGetValue(name, out object? own) == true) return own;
                if (name is "__name__" or "__qualname__") return function.Code.Name;
                break;
            case NativeFunction native when name is "__name__" or "__qualname__":
                return native.Name;
        }
        ClassValue known = Classes.Of(value);
        return known.Lookup(name) switch
        {
            null when SpecialMethods.Find(value, name) is CallableValue special => new BoundMethod(value, special),
            null => name switch { "__class__" => known, "__doc__" => None.Value, _ => null },
            object found => Bind(found, value, known),
        };
    }

    private static object? OfInstance(InstanceValue instance, string name)
    {
        object? own = instance.Field(name);
        object? found = own is not null ? null : instance.Class.Lookup(name);
        if (own is not null) return instance.Class.Lookup(name) is PropertyValue property ? Bind(property, instance, instance.Class) : own;
        if (found is not null) return Bind(found, instance, instance.Class);
        switch (name)
        {
            case "__class__": return instance.Class;
            case "__doc__": return None.Value;
            case "__dict__":
                var fields = new DictionaryValue();
                foreach ((string field, int slot) in instance.Class.Slots)
                    if (instance[slot] is { } item) fields.Set(field, item);
                return fields;
        }
        return instance.Class.Lookup("__getattr__") is { } method ? Machine.Current.Call(method, instance, name) : null;
    }

    private static object? OfClass(ClassValue type, string name)
    {
        switch (type.Lookup(name))
        {
            case StaticMethodValue item: return item.Function;
            case ClassMethodValue item: return new BoundMethod(type, Callable(item.Function));
            case { } found: return found;
        }
        return name switch
        {
            "__name__" or "__qualname__" => type.Name,
            "__class__" => Classes.Type,
            "__doc__" => None.Value,
            "__mro__" => new TupleValue([.. type.Order]),
            "mro" => new NativeFunction("mro()", (_, _) => new ListValue([.. type.Order])),
            _ => type.IsNative && type != Classes.Object && !type.IsSubclassOf(ExceptionClasses.BaseException) ? SpecialMethods.Find(name) : null,
        };
    }

    private static object? OfSuper(SuperValue above, string name)
    {
        int start = Array.IndexOf(above.SelfClass.Order, above.Start);
        foreach (ClassValue type in above.SelfClass.Order.AsSpan(start + 1))
        {
            if (!type.Attributes.TryGetValue(name, out object? found)) continue;
            return above.Self is ClassValue && found is not (StaticMethodValue or ClassMethodValue) ? found : Bind(found, above.Self, above.SelfClass);
        }
        return name switch
        {
            "__init__" or "__init_subclass__" => new NativeFunction(name + "(*args, **kwargs)", (_, arguments) =>
            {
                // The exceptions of the language keep their arguments.
                if (above.Self is ExceptionValue error) error.Arguments = (object[])arguments[0];
                return None.Value;
            }),
            "__setattr__" => new NativeFunction("__setattr__(name, value)", (_, arguments) =>
            {
                SetField((InstanceValue)above.Self, (string)arguments[0], arguments[1]);
                return None.Value;
            }),
            "__repr__" or "__str__" => new NativeFunction(name + "()", (_, _) => Text.Plain(above.Self, name == "__repr__")),
            "__eq__" => new NativeFunction("__eq__(other)", (_, arguments) => ReferenceEquals(above.Self, arguments[0]) ? Number.True : NotImplementedValue.Value),
            "__hash__" => new NativeFunction("__hash__()", (_, _) => Number.Box(((ScriptObject)above.Self).Identity)),
            _ => null,
        };
    }

    /// <summary>What an attribute of a class is for an object.</summary>
    private static object Bind(object found, object self, ClassValue type) => found switch
    {
        FunctionValue or NativeFunction => new BoundMethod(self, (CallableValue)found),
        PropertyValue property => Machine.Current.Call(property.Getter, self),
        StaticMethodValue item => item.Function,
        ClassMethodValue item => new BoundMethod(self as ClassValue ?? type, Callable(item.Function)),
        IBindable => new BoundMethod(self, (CallableValue)found),
        _ => found,
    };

    private static CallableValue Callable(object value) => value as CallableValue ?? throw Fault.Type("'classmethod' needs a function");

    public static void Set(object target, string name, object value)
    {
        switch (target)
        {
            case InstanceValue instance:
                switch (instance.Class.Lookup(name))
                {
                    case PropertyValue { Setter: { } setter }:
                        Machine.Current.Call(setter, target, value);
                        return;
                    case PropertyValue:
                        throw Fault.Attribute($"property '{name}' of '{instance.Class.Name}' object has no setter");
                }
                if (instance.Class.Lookup("__setattr__") is { } method) Machine.Current.Call(method, target, name, value);
                else SetField(instance, name, value);
                return;
            case ClassValue { IsNative: false } type:
                Machine.Current.Allocate(64);
                type.Attributes[name] = value;
                return;
            case FunctionValue function:
                Machine.Current.Allocate(64);
                (function.Attributes ??= new Dictionary<string, object>(StringComparer.Ordinal))[name] = value;
                return;
            case ClassValue type:
                throw Fault.Type($"cannot set '{name}' attribute of immutable type '{type.Name}'");
            default:
                throw Fault.Attribute($"'{Classes.Of(target).Name}' object has no attribute '{name}'");
        }
    }

    private static void SetField(InstanceValue instance, string name, object value)
    {
        if (instance.Class.IsNative)
        {
            if (instance is ExceptionValue error && name == "args")
            {
                error.Arguments = Iteration.ToArray(value);
                return;
            }
            throw Fault.Attribute($"'{instance.Class.Name}' object has no attribute '{name}'");
        }
        instance[instance.Class.AddSlot(name)] = value;
    }

    public static void Delete(object target, string name)
    {
        switch (target)
        {
            case InstanceValue instance when instance.Field(name) is not null:
                instance[instance.Class.FindSlot(name)] = null;
                return;
            case ClassValue { IsNative: false } type when type.Attributes.Remove(name):
            case FunctionValue function when function.Attributes?.Remove(name) == true:
                return;
            default:
                throw Missing(target, name);
        }
    }

    public static Raised Missing(object value, string name) => value switch
    {
        ModuleValue module => Fault.Attribute($"module '{module.Name}' has no attribute '{name}'"),
        ClassValue type => Fault.Attribute($"type object '{type.Name}' has no attribute '{name}'"),
        _ => Fault.Attribute($"'{Classes.Of(value).Name}' object has no attribute '{name}'"),
    };

    public static object CallMethod(object value, string name, params object[] arguments)
    {
        if (Classes.Of(value).Lookup(name) is not { } method) throw Missing(value, name);
        return Machine.Current.Call(method, [value, .. arguments]);
    }
}
