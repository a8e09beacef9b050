namespace Mathesis.Scripting;

/// <summary>Hands out the characters of a string.</summary>
internal sealed class TextIterator(string text) : IteratorValue
{
    private int index;

    public override object? Next() => index < text.Length ? Text.Character(text[index++]) : null;
}
