namespace Mathesis.Scripting;

/// <summary>eval(): an expression in the same closed world. It sees the names of the module, not those of the function that calls it.</summary>
internal static class ExpressionBuiltin
{
    public static object Evaluate(Machine machine, string text)
    {
        machine.Enter();
        machine.Charge(text.Length);
        machine.Allocate(500L * text.Length);
        int line = machine.Line;
        Evaluation expression;
        var names = new GlobalNames(machine.Names);
        Scope scope;
        try
        {
            Expression node = Parser.ParseExpression(text);
            scope = new ScopeBuilder(names).Build(node);
            expression = new Compiler(names).CompileExpression(node, scope);
        }
        catch (ScriptError error)
        {
            throw Fault.New(ExceptionClasses.SyntaxError, error.Text);
        }
        object value = expression(new Frame(machine, new object?[scope.SlotCount]));
        machine.Line = line;
        machine.Leave();
        return value;
    }
}
