using Mathesis.Exact;

namespace Mathesis.Scripting;

/// <summary>A value that goes into a script or came out of one: a copy that nothing changes any more.</summary>
public sealed class ScriptValue
{
    private readonly object? content;

    internal ScriptValue(ScriptKind kind, object? content, string? text = null)
    {
        Kind = kind;
        this.content = content;
        Representation = text ?? "";
    }

    /// <summary>None.</summary>
    public static ScriptValue None { get; } = new(ScriptKind.None, null, "None");

    /// <summary>What kind of value it is.</summary>
    public ScriptKind Kind { get; }

    /// <summary>Python's <c>repr</c> of a value that came out of a script; empty for one that goes in.</summary>
    public string Representation { get; }

    /// <summary>Whether it is True; an integer 1 is not.</summary>
    public bool IsTrue => Kind == ScriptKind.Boolean && (bool)content!;

    /// <summary>The elements of a list, tuple or set.</summary>
    /// <exception cref="InvalidOperationException">It is none of these.</exception>
    public IReadOnlyList<ScriptValue> Items => content as IReadOnlyList<ScriptValue> ?? throw Not("a list, tuple or set");

    /// <summary>The entries of a dictionary, in its order.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public IReadOnlyList<KeyValuePair<ScriptValue, ScriptValue>> Entries => content as IReadOnlyList<KeyValuePair<ScriptValue, ScriptValue>> ?? throw Not("a dictionary");

    /// <summary>True or False.</summary>
    public static implicit operator ScriptValue(bool value) => new(ScriptKind.Boolean, value);

    /// <summary>An integer.</summary>
    public static implicit operator ScriptValue(long value) => new(ScriptKind.Integer, (Integer)value);

    /// <summary>An integer.</summary>
    public static implicit operator ScriptValue(Integer value) => new(ScriptKind.Integer, value);

    /// <summary>A fraction.</summary>
    public static implicit operator ScriptValue(Rational value) => new(ScriptKind.Rational, value);

    /// <summary>A float.</summary>
    public static implicit operator ScriptValue(double value) => new(ScriptKind.Float, value);

    /// <summary>A string; of the basic plane, as all strings of scripts.</summary>
    public static implicit operator ScriptValue(string value) => new(ScriptKind.Text, value);

    /// <summary>A list.</summary>
    public static ScriptValue List(params IReadOnlyList<ScriptValue> items) => new(ScriptKind.List, items);

    /// <summary>A tuple.</summary>
    public static ScriptValue Tuple(params IReadOnlyList<ScriptValue> items) => new(ScriptKind.Tuple, items);

    /// <summary>A dictionary.</summary>
    public static ScriptValue Dictionary(params IReadOnlyList<KeyValuePair<ScriptValue, ScriptValue>> entries) => new(ScriptKind.Dictionary, entries);

    /// <summary>The integer.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public Integer AsInteger() => Kind == ScriptKind.Integer ? (Integer)content! : throw Not("an integer");

    /// <summary>The fraction, or an integer as one.</summary>
    /// <exception cref="InvalidOperationException">It is neither.</exception>
    public Rational AsRational() => Kind == ScriptKind.Rational ? (Rational)content! : AsInteger();

    /// <summary>The float.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public double AsDouble() => Kind == ScriptKind.Float ? (double)content! : throw Not("a float");

    /// <summary>The string.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public string AsText() => Kind == ScriptKind.Text ? (string)content! : throw Not("a string");

    /// <inheritdoc/>
    public override string ToString() => Representation.Length > 0 ? Representation : content?.ToString() ?? "None";

    private InvalidOperationException Not(string wanted) => new($"the value is of kind {Kind}, not {wanted}");
}
