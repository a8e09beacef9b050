namespace Mathesis.Scripting;

/// <summary>A value of a script that is no number and no string; those are boxed .NET values.</summary>
internal abstract class ScriptObject
{
    protected ScriptObject() => Machine.Note(56);

    public abstract ClassValue Class { get; }

    /// <summary>A number that no other object of the run has.</summary>
    public long Identity => field != 0 ? field : field = Machine.Current.NextIdentity();
}
