namespace Mathesis.Scripting;

/// <summary>The names that are bound by a module, function, class body or comprehension.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Variable> variables = new(StringComparer.Ordinal);
    private readonly List<(Variable Variable, int Slot)> free = [];
    private readonly HashSet<string> globals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Position> outer = new(StringComparer.Ordinal);
    private readonly List<string> uses = [];
    private readonly List<Scope> children = [];
    private readonly GlobalNames module;
    private int slots;

    public Scope(ScopeKind kind, Scope? parent, GlobalNames module)
    {
        Kind = kind;
        Parent = parent;
        this.module = module;
        Frame = kind == ScopeKind.Comprehension ? parent!.Frame : this;
        parent?.children.Add(this);
    }

    public ScopeKind Kind { get; }

    public Scope? Parent { get; }

    /// <summary>The scope whose frame holds the variables.</summary>
    public Scope Frame { get; }

    public bool IsGenerator { get; set; }

    /// <summary>Whether it is that of a generator expression.</summary>
    public bool IsExpression { get; init; }

    /// <summary>The first parameter of a function.</summary>
    public string? FirstParameter { get; set; }

    /// <summary>All slots of the frame.</summary>
    public int SlotCount => Frame.slots;

    /// <summary>Variables of outer functions, with their slots here.</summary>
    public IReadOnlyList<(Variable Variable, int Slot)> Free => free;

    /// <summary>The slots of this scope's own variables that inner functions share.</summary>
    public int[] Shared => [.. variables.Values.Where(variable => variable.IsShared).Select(variable => variable.Slot)];

    public void Bind(string name)
    {
        if (globals.Contains(name))
        {
            module.Assign(name);
            return;
        }
        if (outer.ContainsKey(name)) return;
        if (Kind == ScopeKind.Module) module.Assign(name);
        else if (!variables.ContainsKey(name)) variables.Add(name, new Variable(name, this, Kind == ScopeKind.Class ? -1 : Frame.slots++));
    }

    /// <summary>Binds a name in a new slot.</summary>
    public int Reserve() => Frame.slots++;

    public void Use(string name) => uses.Add(name);

    public void Declare(string name, bool isGlobal, Position position)
    {
        if (variables.ContainsKey(name)) throw SourceReader.Error($"name '{name}' is used prior to its declaration", position);
        if (!isGlobal && Kind == ScopeKind.Module) throw SourceReader.Error("nonlocal declaration not allowed at module level", position);
        if (isGlobal) globals.Add(name);
        else outer[name] = position;
        if (isGlobal) module.Assign(name);
    }

    /// <summary>Follows every use of a name to its variable, so that it is known which variables are shared. Called once, on the module.</summary>
    public void Resolve()
    {
        foreach ((string name, Position position) in outer)
            if (FindOuter(name) is null) throw SourceReader.Error($"no binding for nonlocal '{name}' found", position);
        foreach (string name in uses) Find(name);
        foreach (Scope child in children) child.Resolve();
    }

    public Access Find(string name)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.globals.Contains(name)) break;
            if (!scope.variables.TryGetValue(name, out Variable? variable)) continue;
            if (scope.Kind == ScopeKind.Class)
            {
                // Only the body itself sees the names of a class; they stand in a dictionary.
                if (scope == this && name != ClassCell) return FindOuter(name) is { } shared ? new Access(AccessKind.ClassCell, Frame.FreeSlot(shared)) : new Access(AccessKind.ClassName, module.Index(name));
                if (name != ClassCell) continue;
            }
            if (variable.Owner.Frame == Frame) return new Access(variable.IsShared ? AccessKind.Cell : AccessKind.Local, variable.Slot);
            variable.IsShared = true;
            return new Access(AccessKind.Cell, Frame.FreeSlot(variable));
        }
        return new Access(AccessKind.Global, module.Index(name));
    }

    /// <summary>The variable that holds the class, for methods that ask for the class above.</summary>
    public const string ClassCell = "__class__";

    /// <summary>Makes room for the class in the frame of its body.</summary>
    public void AddClassCell() => variables[ClassCell] = new Variable(ClassCell, this, slots++);

    private Variable? FindOuter(string name)
    {
        for (Scope? scope = Parent; scope is not null; scope = scope.Parent)
            if (scope.Kind is ScopeKind.Function or ScopeKind.Comprehension && scope.variables.TryGetValue(name, out Variable? variable)) return variable;
        return null;
    }

    private int FreeSlot(Variable variable)
    {
        variable.IsShared = true;
        if (variable.Owner.Frame == this) return variable.Slot;
        foreach ((Variable known, int slot) in free)
            if (known == variable) return slot;
        if (variable.Owner.Frame != Parent!.Frame) Parent.Frame.FreeSlot(variable);
        free.Add((variable, slots));
        return slots++;
    }

    /// <summary>The slot in which this scope's frame has a variable's cell.</summary>
    public int SlotOf(Variable variable) => Frame.FreeSlot(variable);
}
