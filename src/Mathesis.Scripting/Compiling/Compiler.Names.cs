namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Evaluation Load(NameNode node, Scope scope)
    {
        string name = node.Name;
        Access access = scope.Find(name);
        int slot = access.Slot;
        switch (access.Kind)
        {
            case AccessKind.Local:
                return frame => frame.Locals[slot] ?? throw Unbound(name);
            case AccessKind.Cell:
                return frame => ((Cell)frame.Locals[slot]!).Value ?? throw Unbound(name);
            case AccessKind.ClassName:
                Evaluation global = Global(name, slot);
                return frame => frame.Names!.TryGetValue(name, out object? value) ? value : global(frame);
            case AccessKind.ClassCell:
                return frame => frame.Names!.TryGetValue(name, out object? value) ? value : ((Cell)frame.Locals[slot]!).Value ?? throw Unbound(name);
            default:
                return Global(name, slot);
        }
    }

    private Evaluation Global(string name, int slot)
    {
        object? builtin = Builtins.Find(name);
        if (slot < 0) return builtin is null ? _ => throw Fault.New(ExceptionClasses.NameError, $"name '{name}' is not defined") : _ => builtin;
        if (builtin is null) return frame => frame.Machine.Globals[slot] ?? throw Fault.New(ExceptionClasses.NameError, $"name '{name}' is not defined");
        return module.IsAssigned(name) ? frame => frame.Machine.Globals[slot] ?? builtin : _ => builtin;
    }

    private static Raised Unbound(string name) => Fault.New(ExceptionClasses.UnboundLocalError, $"cannot access local variable '{name}' where it is not associated with a value");

    private static Storing StoreName(string name, Scope scope)
    {
        Access access = scope.Find(name);
        int slot = access.Slot;
        return access.Kind switch
        {
            AccessKind.Local => (frame, value) => frame.Locals[slot] = value,
            AccessKind.Cell => (frame, value) => ((Cell)frame.Locals[slot]!).Value = value,
            AccessKind.Global => (frame, value) => frame.Machine.Globals[slot] = value,
            _ => (frame, value) => frame.Names![name] = value,
        };
    }

    private static Execution DeleteName(string name, Scope scope)
    {
        Access access = scope.Find(name);
        int slot = access.Slot;
        return access.Kind switch
        {
            AccessKind.Local => frame =>
            {
                if (frame.Locals[slot] is null) throw Unbound(name);
                frame.Locals[slot] = null;
                return Flow.Next;
            }
            ,
            AccessKind.Cell => frame =>
            {
                var cell = (Cell)frame.Locals[slot]!;
                if (cell.Value is null) throw Unbound(name);
                cell.Value = null;
                return Flow.Next;
            }
            ,
            AccessKind.Global => frame =>
            {
                if (frame.Machine.Globals[slot] is null) throw Fault.New(ExceptionClasses.NameError, $"name '{name}' is not defined");
                frame.Machine.Globals[slot] = null;
                return Flow.Next;
            }
            ,
            _ => frame => frame.Names!.Remove(name) ? Flow.Next : throw Fault.New(ExceptionClasses.NameError, $"name '{name}' is not defined"),
        };
    }

    /// <summary>Forgets a name whether it is bound or not.</summary>
    private static Action<Frame> Forget(string name, Scope scope)
    {
        Access access = scope.Find(name);
        int slot = access.Slot;
        return access.Kind switch
        {
            AccessKind.Local => frame => frame.Locals[slot] = null,
            AccessKind.Cell => frame => ((Cell)frame.Locals[slot]!).Value = null,
            AccessKind.Global => frame => frame.Machine.Globals[slot] = null,
            _ => frame => frame.Names!.Remove(name),
        };
    }
}
