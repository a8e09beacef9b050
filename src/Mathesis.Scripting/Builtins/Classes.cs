using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>The classes of the language.</summary>
internal static class Classes
{
    public static readonly ClassValue Object = new("object", null, null, Instances.Create);
    public static readonly ClassValue Type = Make("type", Object, "type(object, /)", (_, a) => Of(a[0]));
    public static readonly ClassValue NoneType = new("NoneType", Object);
    public static readonly ClassValue EllipsisType = new("ellipsis", Object);
    public static readonly ClassValue NotImplementedType = new("NotImplementedType", Object);
    public static readonly ClassValue Int = Make("int", Object, "int(x?, /, base?)", (_, a) => a[0] is null ? Number.Box(0) : NumberConversion.ToInteger(a[0], a[1]), NumberMethods.DefineInteger);
    public static readonly ClassValue Bool = Make("bool", Int, "bool(x?, /)", (_, a) => Number.Box(a[0] is not null && Operators.IsTrue(a[0])));
    public static readonly ClassValue Float = Make("float", Object, "float(x?, /)", (_, a) => a[0] is null ? 0.0 : NumberConversion.ToFloat(a[0]), NumberMethods.DefineFloat);
    public static readonly ClassValue ComplexNumber = Make("complex", Object, "complex(real?, imag?)", (_, a) => NumberConversion.ToComplex(a[0], a[1]), NumberMethods.DefineComplex);
    public static readonly ClassValue Fraction = Make("Fraction", Object, "Fraction(numerator?, denominator?)", (_, a) => NumberConversion.ToFraction(a[0], a[1]), NumberMethods.DefineFraction);
    public static readonly ClassValue Str = Make("str", Object, "str(object?)", (_, a) => a[0] is null ? "" : Scripting.Text.Str(a[0]), TextMethods.Define);
    public static readonly ClassValue List = Make("list", Object, "list(iterable?, /)", (_, a) => a[0] is null ? new ListValue() : Iteration.ToList(a[0]), ListMethods.Define);
    public static readonly ClassValue Tuple = Make("tuple", Object, "tuple(iterable?, /)", (_, a) => a[0] is null ? TupleValue.Empty : a[0] is TupleValue { NamedClass: null } same ? same : new TupleValue([.. Iteration.ToArray(a[0])]), TupleMethods.Define);
    public static readonly ClassValue Dict = Make("dict", Object, "dict(source?, /, **kwargs)", (_, a) => DictionaryMethods.Fill(new DictionaryValue(), a[0], a[1]), DictionaryMethods.Define);
    public static readonly ClassValue DefaultDict = Make("defaultdict", Dict, "defaultdict(factory?, source?, /, **kwargs)", (_, a) => DictionaryMethods.Fill(new DefaultDictionaryValue(a[0] ?? None.Value), a[1], a[2]), t => t.Property("default_factory", self => ((DefaultDictionaryValue)self).Factory));
    public static readonly ClassValue Counter = Make("Counter", Dict, "Counter(source?, /, **kwargs)", (_, a) => CounterMethods.Create(a[0], (DictionaryValue)a[1]), CounterMethods.Define);
    public static readonly ClassValue OrderedDict = Make("OrderedDict", Dict, "OrderedDict(source?, /, **kwargs)", (_, a) => DictionaryMethods.Fill(new OrderedDictionaryValue(), a[0], a[1]), DictionaryMethods.DefineOrdered);
    public static readonly ClassValue Set = Make("set", Object, "set(iterable?, /)", (_, a) => a[0] is null ? new SetValue() : new SetValue(a[0], isFrozen: false), t => SetMethods.Define(t, isFrozen: false));
    public static readonly ClassValue FrozenSet = Make("frozenset", Object, "frozenset(iterable?, /)", (_, a) => a[0] is null ? new SetValue(isFrozen: true) : a[0] is SetValue { IsFrozen: true } same ? same : new SetValue(a[0], isFrozen: true), t => SetMethods.Define(t, isFrozen: true));
    public static readonly ClassValue Deque = Make("deque", Object, "deque(iterable?, maxlen?)", (_, a) => DequeMethods.Create(a[0], a[1]), DequeMethods.Define);
    public static readonly ClassValue Range = Make("range", Object, "range(start, stop?, step?, /)", (_, a) => SequenceBuiltins.MakeRange(a), SequenceBuiltins.DefineRange);
    public static readonly ClassValue Slice = Make("slice", Object, "slice(start, stop?, step?, /)", (_, a) => a[1] is null ? new SliceValue(None.Value, a[0], None.Value) : new SliceValue(a[0], a[1], a[2] ?? None.Value), SequenceBuiltins.DefineSlice);
    public static readonly ClassValue DictKeys = new("dict_keys", Object, DictionaryMethods.DefineView);
    public static readonly ClassValue DictValues = new("dict_values", Object);
    public static readonly ClassValue DictItems = new("dict_items", Object, DictionaryMethods.DefineView);
    public static readonly ClassValue Iterator = new("iterator", Object, GeneratorMethods.DefineIterator);
    public static readonly ClassValue Generator = new("generator", Object, GeneratorMethods.Define);
    public static readonly ClassValue Function = new("function", Object);
    public static readonly ClassValue BuiltinFunction = new("builtin_function_or_method", Object, t => t.Property("__self__", self => self is BoundMethod bound ? bound.Self : None.Value));
    public static readonly ClassValue Method = new("method", Object, t =>
    {
        t.Property("__self__", self => ((BoundMethod)self).Self);
        t.Property("__func__", self => ((BoundMethod)self).Function);
        t.Property("__name__", self => Attributes.Get(((BoundMethod)self).Function, "__name__"));
    });

    public static readonly ClassValue Module = new("module", Object);
    public static readonly ClassValue Property = Make("property", Object, "property(fget, fset?)", (_, a) => new PropertyValue(a[0], a[1]), t =>
    {
        t.Add("setter(self, function)", (_, a) => new PropertyValue(((PropertyValue)a[0]).Getter, a[1]));
        t.Add("getter(self, function)", (_, a) => new PropertyValue(a[1], ((PropertyValue)a[0]).Setter));
    });

    public static readonly ClassValue StaticMethod = Make("staticmethod", Object, "staticmethod(function)", (_, a) => new StaticMethodValue(a[0]));
    public static readonly ClassValue ClassMethod = Make("classmethod", Object, "classmethod(function)", (_, a) => new ClassMethodValue(a[0]));
    public static readonly ClassValue Super = Make("super", Object, "super(type, object)", (_, a) => a[0] is ClassValue type ? new SuperValue(type, a[1], a[1] as ClassValue ?? Of(a[1])) : throw Fault.Type("super() argument 1 must be a type"));
    public static readonly ClassValue Random = Make("Random", Object, "Random(x?)", (_, a) => new RandomValue(a[0] ?? None.Value), RandomMethods.Define);
    public static readonly ClassValue Pattern = new("Pattern", Object, PatternMethods.DefinePattern);
    public static readonly ClassValue Match = new("Match", Object, PatternMethods.DefineMatch);
    public static readonly ClassValue Partial = Make("partial", Object, "partial(func, /, *args, **keywords)", (_, a) => new PartialValue(a[0], (object[])a[1], (DictionaryValue)a[2]), PartialValue.Define);
    public static readonly ClassValue Cache = new("_lru_cache_wrapper", Object, CacheValue.Define);

    public static ClassValue Of(object value) => value switch
    {
        ScriptObject item => item.Class,
        long or Integer => Int,
        string => Str,
        double => Float,
        bool => Bool,
        Rational => Fraction,
        _ => ComplexNumber,
    };

    private static ClassValue Make(string name, ClassValue parent, string signature, NativeCode code, Action<NativeTable>? define = null)
    {
        var function = new NativeFunction(signature, code);
        return new ClassValue(name, parent, define, (machine, _, arguments, keywords) => function.Call(machine, arguments, keywords));
    }
}
