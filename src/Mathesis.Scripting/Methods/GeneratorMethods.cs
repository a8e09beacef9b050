namespace Mathesis.Scripting;

/// <summary>The methods of iterators and generators.</summary>
internal static class GeneratorMethods
{
    public static void DefineIterator(NativeTable table)
    {
        table.Add("__next__(self)", (_, a) => ((IteratorValue)a[0]).Next() ?? throw Fault.New(ExceptionClasses.StopIteration));
        table.Add("__iter__(self)", (_, a) => a[0]);
    }

    public static void Define(NativeTable table)
    {
        DefineIterator(table);
        table.Add("send(self, value, /)", (_, a) => Result((GeneratorValue)a[0], ((GeneratorValue)a[0]).Send(a[1])));
        table.Add("throw(self, error, /)", (machine, a) => Result((GeneratorValue)a[0], ((GeneratorValue)a[0]).Throw(new Raised(Handling.ToException(machine, a[1])))));
        table.Add("close(self)", (_, a) =>
        {
            ((GeneratorValue)a[0]).Close();
            return None.Value;
        });
    }

    private static object Result(GeneratorValue generator, object? item) =>
        item ?? throw (generator.Result is None ? Fault.New(ExceptionClasses.StopIteration) : new Raised(new ExceptionValue(ExceptionClasses.StopIteration, [generator.Result])));
}
