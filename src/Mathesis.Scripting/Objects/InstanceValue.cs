namespace Mathesis.Scripting;

/// <summary>An object of a script's class. Its attributes lie in slots that all objects of the class share the names of.</summary>
internal class InstanceValue : ScriptObject
{
    private object?[] slots;

    public InstanceValue(ClassValue type)
    {
        Class = type;
        slots = new object?[type.SlotCount];
        Machine.Current.Allocate(64 + (8 * slots.Length));
    }

    public override ClassValue Class { get; }

    public object? this[int slot]
    {
        get => (uint)slot < (uint)slots.Length ? slots[slot] : null;
        set
        {
            if (slot >= slots.Length)
            {
                Machine.Current.Allocate(8L * Class.SlotCount);
                Array.Resize(ref slots, Class.SlotCount);
            }
            slots[slot] = value;
        }
    }

    public object? Field(string name) => this[Class.FindSlot(name)];
}
