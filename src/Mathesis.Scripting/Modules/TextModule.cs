namespace Mathesis.Scripting;

/// <summary>The module string.</summary>
internal static class TextModule
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    public static void Define(NativeTable table)
    {
        table.Constant("ascii_lowercase", Lower);
        table.Constant("ascii_uppercase", Upper);
        table.Constant("ascii_letters", Lower + Upper);
        table.Constant("digits", "0123456789");
        table.Constant("hexdigits", "0123456789abcdefABCDEF");
        table.Constant("octdigits", "01234567");
        table.Constant("punctuation", Marks);
        table.Constant("whitespace", " \t\n\r\v\f");
        table.Constant("printable", "0123456789" + Lower + Upper + Marks + " \t\n\r\v\f");
        table.Add("capwords(s, sep?)", (machine, a) =>
        {
            var parts = (ListValue)machine.Call(Attributes.Get(a[0], "split"), a[1] ?? None.Value);
            string separator = a[1] is string given ? given : " ";
            return string.Join(separator, parts.ToArray().Select(part => (string)Attributes.CallMethod(part, "capitalize")));
        });
    }
}
