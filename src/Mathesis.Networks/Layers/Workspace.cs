namespace Mathesis.Networks;

/// <summary>Arrays that are lent for a pass and taken back at its end, so that passes after the first allocate nothing.</summary>
internal sealed class Workspace<T>
{
    private readonly Dictionary<int, Stack<T[]>> free = [];
    private readonly List<T[]> lent = [];

    /// <summary>Lends an array of exactly that length; its content is arbitrary.</summary>
    public T[] Lend(int length)
    {
        T[] array = free.TryGetValue(length, out Stack<T[]>? stack) && stack.Count > 0 ? stack.Pop() : new T[length];
        lent.Add(array);
        return array;
    }

    /// <summary>Takes back everything lent.</summary>
    public void TakeBack()
    {
        foreach (T[] array in lent)
        {
            if (!free.TryGetValue(array.Length, out Stack<T[]>? stack)) free[array.Length] = stack = [];
            stack.Push(array);
        }
        lent.Clear();
    }
}
