using System.Runtime.CompilerServices;

namespace Mathesis.Scripting;

/// <summary>Turns statements and expressions into delegates.</summary>
internal sealed partial class Compiler(GlobalNames module)
{
    private int depth;

    /// <summary>Compiles a whole script; its frame needs the scope's slots.</summary>
    public Execution CompileModule(IReadOnlyList<Statement> statements, Scope scope) => Block(statements, scope);

    /// <summary>Compiles an expression that stands alone.</summary>
    public Evaluation CompileExpression(Expression expression, Scope scope) => Evaluate(expression, scope);

    private Evaluation Evaluate(Expression expression, Scope scope)
    {
        depth++;
        Evaluation evaluation = expression switch
        {
            ConstantNode node => Constant(node.Value),
            NameNode node => Load(node, scope),
            FormatTextNode node => FormatText(node, scope),
            TupleNode node => TupleDisplay(node.Items, scope),
            ListNode node => ListDisplay(node.Items, scope),
            SetNode node => SetDisplay(node, scope),
            DictionaryNode node => DictionaryDisplay(node, scope),
            UnaryNode node => Unary(node, scope),
            BinaryNode node => Binary(node, scope),
            BooleanNode node => Boolean(node, scope),
            ComparisonNode node => Compare(node, scope),
            ConditionalNode node => Conditional(node, scope),
            CallNode node => Call(node, scope),
            AttributeNode node => Attribute(node, scope),
            SubscriptNode node => Subscript(node, scope),
            SliceNode node => Slice(node, scope),
            LambdaNode node => Lambda(node, scope),
            ComprehensionNode node => Comprehension(node, scope),
            NamedNode node => Named(node, scope),
            StarredNode node => throw SourceReader.Error("cannot use a starred expression here", node.Position),
            _ => throw SourceReader.Error("a yield must be a whole statement or the whole right side of an assignment", expression.Position),
        };
        depth--;
        // Deep expressions look at the stack on their way down.
        return depth % 32 == 31 ? Guard(evaluation) : evaluation;
    }

    private static Evaluation Guard(Evaluation evaluation) => frame =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() ? evaluation(frame) : throw Machine.StackEnd();

    private static Evaluation Constant(object value) => _ => value;

    /// <summary>Compiles an expression of which only the truth is wanted.</summary>
    private Condition Test(Expression expression, Scope scope)
    {
        switch (expression)
        {
            case ComparisonNode { Operators.Count: 1 } node:
                return TestComparison(node, scope);
            case UnaryNode { Operator: UnaryOperator.Not } node:
                depth++;
                Condition operand = Test(node.Operand, scope);
                depth--;
                return frame => !operand(frame);
            case BooleanNode node:
                depth++;
                Condition[] operands = [.. node.Operands.Select(item => Test(item, scope))];
                depth--;
                return node.IsAnd ? All(operands) : Any(operands);
            default:
                Evaluation value = Evaluate(expression, scope);
                return frame => Operators.IsTrue(value(frame));
        }
    }

    private static Condition All(Condition[] operands) => operands switch
    {
        [var first, var second] => frame => first(frame) && second(frame),
        _ => frame =>
        {
            foreach (Condition operand in operands)
                if (!operand(frame)) return false;
            return true;
        }
        ,
    };

    private static Condition Any(Condition[] operands) => operands switch
    {
        [var first, var second] => frame => first(frame) || second(frame),
        _ => frame =>
        {
            foreach (Condition operand in operands)
                if (operand(frame)) return true;
            return false;
        }
        ,
    };
}
