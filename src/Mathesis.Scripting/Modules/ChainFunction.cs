namespace Mathesis.Scripting;

/// <summary>itertools.chain with its from_iterable.</summary>
internal sealed class ChainFunction(NativeFunction chain) : CallableValue
{
    private static readonly ClassValue type = new("chain", Classes.Object, table =>
        table.Constant("from_iterable", new StaticMethodValue(new NativeFunction("from_iterable(iterable, /)", (_, a) => new EnumerableIterator(IteratorModule.Chain(Iteration.Start(a[0])))))));

    public override ClassValue Class => type;

    public override object Call(Machine machine, object[] arguments, Keyword[] keywords) => chain.Call(machine, arguments, keywords);
}
