using System.Runtime.CompilerServices;

namespace Mathesis.Scripting;

/// <summary>Walks over a script and notes which names are bound and used where.</summary>
internal sealed class ScopeBuilder(GlobalNames module)
{
    private const int Deepest = 1000;
    private int depth;

    /// <summary>How many iterables of comprehensions lie around; none of them may assign.</summary>
    private int iterables;

    public Scope Build(IReadOnlyList<Statement> statements)
    {
        var scope = new Scope(ScopeKind.Module, null, module);
        Visit(statements, scope);
        scope.Resolve();
        return scope;
    }

    public Scope Build(Expression expression)
    {
        var scope = new Scope(ScopeKind.Module, null, module);
        Visit(expression, scope);
        scope.Resolve();
        return scope;
    }

    private void Visit(IReadOnlyList<Statement> statements, Scope scope)
    {
        foreach (Statement statement in statements) Visit(statement, scope);
    }

    private void Visit(Statement statement, Scope scope)
    {
        switch (statement)
        {
            case ExpressionStatement node: Visit(node.Value, scope); break;
            case AssignmentNode node:
                Visit(node.Value, scope);
                foreach (Expression target in node.Targets) Bind(target, scope);
                break;
            case AugmentedNode node:
                Visit(node.Target, scope);
                Visit(node.Value, scope);
                Bind(node.Target, scope);
                break;
            case AnnotationNode node when node.Target is NameNode name: scope.Bind(name.Name); break;
            case DeleteNode node:
                foreach (Expression target in node.Targets) Bind(target, scope);
                break;
            case IfNode node:
                foreach (ConditionalBlock block in node.Blocks)
                {
                    Visit(block.Condition, scope);
                    Visit(block.Body, scope);
                }
                Visit(node.Otherwise, scope);
                break;
            case WhileNode node:
                Visit(node.Condition, scope);
                Visit(node.Body, scope);
                Visit(node.Otherwise, scope);
                break;
            case ForNode node:
                Visit(node.Source, scope);
                Bind(node.Target, scope);
                Visit(node.Body, scope);
                Visit(node.Otherwise, scope);
                break;
            case FunctionNode node:
                Visit(node.Decorators, scope);
                scope.Bind(node.Name);
                node.Scope = VisitFunction(node.Parameters, scope);
                Visit(node.Body, node.Scope);
                break;
            case ClassNode node:
                Visit(node.Decorators, scope);
                Visit(node.Bases, scope);
                scope.Bind(node.Name);
                node.Scope = new Scope(ScopeKind.Class, scope, module);
                node.Scope.AddClassCell();
                Visit(node.Body, node.Scope);
                break;
            case ReturnNode node:
                if (scope.Kind != ScopeKind.Function) throw SourceReader.Error("'return' outside function", node.Position);
                if (node.Value is not null) Visit(node.Value, scope);
                break;
            case ScopeNode node:
                foreach (string name in node.Names) scope.Declare(name, node.IsGlobal, node.Position);
                break;
            case RaiseNode node:
                if (node.Error is not null) Visit(node.Error, scope);
                if (node.Cause is not null) Visit(node.Cause, scope);
                break;
            case TryNode node: Visit(node, scope); break;
            case AssertNode node:
                Visit(node.Condition, scope);
                if (node.Message is not null) Visit(node.Message, scope);
                break;
            case ImportNode node: scope.Bind(node.Name); break;
            case ImportFromNode node:
                IEnumerable<string> names = node.Names.Count > 0 ? node.Names.Select(item => item.Alias) : Modules.Find(node.Module)?.Members.Keys ?? [];
                foreach (string name in names) scope.Bind(name);
                break;
        }
    }

    private void Visit(TryNode node, Scope scope)
    {
        Visit(node.Body, scope);
        foreach (HandlerNode handler in node.Handlers)
        {
            if (handler.Class is not null) Visit(handler.Class, scope);
            if (handler.Name is not null) scope.Bind(handler.Name);
            Visit(handler.Body, scope);
        }
        Visit(node.Otherwise, scope);
        Visit(node.Finally, scope);
    }

    private Scope VisitFunction(Parameters parameters, Scope scope)
    {
        foreach (Parameter parameter in parameters.Items)
            if (parameter.Default is not null) Visit(parameter.Default, scope);
        var inner = new Scope(ScopeKind.Function, scope, module);
        // In the order of the binder: positional, by keyword only, then * and **.
        foreach (Parameter parameter in Ordered(parameters)) inner.Bind(parameter.Name);
        inner.FirstParameter = parameters.Items.Count > 0 ? parameters.Items[0].Name : null;
        return inner;
    }

    public static IEnumerable<Parameter> Ordered(Parameters parameters) => parameters.Items.OrderBy(parameter => parameter.Kind switch
    {
        ParameterKind.PositionalOnly or ParameterKind.Normal => 0,
        ParameterKind.KeywordOnly => 1,
        ParameterKind.Star => 2,
        _ => 3,
    });

    private void Bind(Expression target, Scope scope)
    {
        switch (target)
        {
            case NameNode node:
                scope.Bind(node.Name);
                scope.Use(node.Name);
                break;
            case StarredNode node: Bind(node.Value, scope); break;
            case TupleNode node:
                foreach (Expression item in node.Items) Bind(item, scope);
                break;
            case ListNode node:
                foreach (Expression item in node.Items) Bind(item, scope);
                break;
            default: Visit(target, scope); break;
        }
    }

    private void Visit(IEnumerable<Expression?> expressions, Scope scope)
    {
        foreach (Expression? expression in expressions)
            if (expression is not null) Visit(expression, scope);
    }

    private void Visit(Expression expression, Scope scope)
    {
        if (++depth > Deepest || ((depth & 15) == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack())) throw SourceReader.Error("too deeply nested", expression.Position);
        switch (expression)
        {
            case NameNode node:
                scope.Use(node.Name);
                if (node.Name == "super") scope.Use(Scope.ClassCell);
                break;
            case FormatTextNode node:
                foreach (FormatPart part in node.Parts)
                {
                    if (part.Value is not null) Visit(part.Value, scope);
                    if (part.Format is not null) Visit(part.Format, scope);
                }
                break;
            case TupleNode node: Visit(node.Items, scope); break;
            case ListNode node: Visit(node.Items, scope); break;
            case SetNode node: Visit(node.Items, scope); break;
            case DictionaryNode node:
                Visit(node.Keys, scope);
                Visit(node.Values, scope);
                break;
            case UnaryNode node: Visit(node.Operand, scope); break;
            case BinaryNode node:
                Visit(node.Left, scope);
                Visit(node.Right, scope);
                break;
            case BooleanNode node: Visit(node.Operands, scope); break;
            case ComparisonNode node:
                Visit(node.First, scope);
                Visit(node.Others, scope);
                break;
            case ConditionalNode node: Visit([node.Condition, node.Then, node.Otherwise], scope); break;
            case CallNode node:
                Visit(node.Function, scope);
                Visit(node.Arguments, scope);
                Visit(node.Keywords.Select(keyword => keyword.Value), scope);
                break;
            case AttributeNode node: Visit(node.Object, scope); break;
            case SubscriptNode node:
                Visit(node.Object, scope);
                Visit(node.Index, scope);
                break;
            case SliceNode node: Visit([node.Start, node.Stop, node.Step], scope); break;
            case StarredNode node: Visit(node.Value, scope); break;
            case LambdaNode node:
                node.Scope = VisitFunction(node.Parameters, scope);
                Visit(node.Body, node.Scope);
                break;
            case ComprehensionNode node: Visit(node, scope); break;
            case NamedNode node:
                if (iterables > 0) throw SourceReader.Error("assignment expression cannot be used in a comprehension iterable expression", node.Position);
                Visit(node.Value, scope);
                Scope host = scope;
                while (host.Kind == ScopeKind.Comprehension || host.IsExpression) host = host.Parent!;
                host.Bind(node.Target.Name);
                scope.Use(node.Target.Name);
                break;
            case YieldNode node:
                if (scope.Kind != ScopeKind.Function) throw SourceReader.Error("'yield' outside function", node.Position);
                scope.IsGenerator = true;
                if (node.Value is not null) Visit(node.Value, scope);
                break;
        }
        depth--;
    }

    private void Visit(ComprehensionNode node, Scope scope)
    {
        // The first source belongs to the scope around.
        VisitIterable(node.Clauses[0].Source, scope);
        bool isGenerator = node.Kind == ComprehensionKind.Generator;
        Scope inner = node.Scope = new Scope(isGenerator ? ScopeKind.Function : ScopeKind.Comprehension, scope, module) { IsExpression = isGenerator };
        if (isGenerator) inner.Bind(".0");
        foreach (ComprehensionClause clause in node.Clauses) Bind(clause.Target, inner);
        foreach (ComprehensionClause clause in node.Clauses)
        {
            if (clause != node.Clauses[0]) VisitIterable(clause.Source, inner);
            Visit(clause.Conditions, inner);
        }
        Visit(node.Element, inner);
        if (node.Value is not null) Visit(node.Value, inner);
    }

    private void VisitIterable(Expression source, Scope scope)
    {
        iterables++;
        Visit(source, scope);
        iterables--;
    }
}
