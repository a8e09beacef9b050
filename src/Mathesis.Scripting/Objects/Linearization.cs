namespace Mathesis.Scripting;

/// <summary>The order in which the classes above a class are asked: C3, as Python does it.</summary>
internal static class Linearization
{
    public static ClassValue[] Of(ClassValue type)
    {
        List<List<ClassValue>> lists = [.. type.Bases.Select(parent => parent.Order.ToList()), [.. type.Bases]];
        List<ClassValue> order = [type];
        while (lists.Exists(list => list.Count > 0))
        {
            ClassValue next = lists.Where(list => list.Count > 0).Select(list => list[0]).FirstOrDefault(candidate => !lists.Exists(list => list.IndexOf(candidate) > 0))
                ?? throw Fault.Type("Cannot create a consistent method resolution order (MRO)");
            order.Add(next);
            foreach (List<ClassValue> list in lists)
                if (list.Count > 0 && list[0] == next) list.RemoveAt(0);
        }
        return [.. order];
    }
}
