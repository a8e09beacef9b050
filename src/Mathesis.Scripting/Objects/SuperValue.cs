namespace Mathesis.Scripting;

/// <summary>The view of an object from above one of its classes.</summary>
internal sealed class SuperValue(ClassValue start, object self, ClassValue selfClass) : ScriptObject
{
    public ClassValue Start => start;

    public object Self => self;

    public ClassValue SelfClass => selfClass;

    public override ClassValue Class => Classes.Super;
}
