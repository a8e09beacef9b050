namespace Mathesis.Scripting;

internal sealed partial class Compiler
{
    private Execution Define(ClassNode node, Scope scope)
    {
        Scope inner = node.Scope;
        Evaluation[] bases = [.. node.Bases.Select(parent => Evaluate(parent, scope))];
        Execution body = Block(node.Body, inner);
        Access classCell = inner.Find(Scope.ClassCell);
        int[] free = [.. inner.Free.Select(item => item.Slot)];
        Func<Frame, Cell[]> closure = Closure(inner);
        string name = node.Name;
        Evaluation make = frame =>
        {
            ClassValue[] parents = [.. bases.Select(parent => ClassMaking.Parent(parent(frame)))];
            frame.Machine.Enter();
            var classFrame = new Frame(frame.Machine, new object?[inner.SlotCount]) { Names = new Dictionary<string, object>(StringComparer.Ordinal) };
            Cell[] cells = closure(frame);
            for (int i = 0; i < cells.Length; i++) classFrame.Locals[free[i]] = cells[i];
            var own = new Cell();
            if (classCell.Kind == AccessKind.Cell) classFrame.Locals[classCell.Slot] = own;
            body(classFrame);
            frame.Machine.Leave();
            // The order of the classes above is as long as they are many, and is found in the square of that.
            long above = parents.Sum(parent => (long)parent.Order.Length);
            frame.Machine.Allocate(1000 + (100L * classFrame.Names.Count) + (24 * above));
            frame.Machine.Charge(above * above / 16);
            ClassValue type = ClassMaking.Make(name, parents, classFrame.Names);
            own.Value = type;
            return type;
        };
        make = Decorate(make, node.Decorators, scope);
        Storing store = StoreName(name, scope);
        int line = node.Position.Line;
        return frame =>
        {
            frame.Machine.Line = line;
            store(frame, make(frame));
            return Flow.Next;
        };
    }
}
