namespace Mathesis.Scripting;

internal sealed partial class SetValue
{
    public void Update(object source)
    {
        switch (source)
        {
            case SetValue set:
                Merge(set);
                return;
            case DictionaryValue dictionary:
                if ((fill + (long)dictionary.Count) * 5 >= Mask * 3L) Resize((Count + (long)dictionary.Count) * 2);
                foreach (object key in dictionary.Keys()) Add(key);
                return;
        }
        IteratorValue iterator = Iteration.Start(source);
        Machine machine = Machine.Current;
        while (iterator.Next() is { } item)
        {
            machine.Step();
            Add(item);
        }
    }

    public SetValue Copy(bool? isFrozen = null) => new(this, isFrozen ?? IsFrozen);

    public SetValue Union(object other)
    {
        SetValue result = Copy();
        if (other != this) result.Update(other);
        return result;
    }

    public SetValue Intersection(object other)
    {
        if (other == this) return Copy();
        var result = new SetValue(IsFrozen);
        if (other is SetValue set)
        {
            (SetValue small, SetValue large) = set.Count > Count ? (this, set) : (set, this);
            Machine.Current.Charge(small.Count / 4);
            for (int i = 0; i < small.keys.Length; i++)
                if (small.IsUsed(i) && large.Find(small.keys[i]!, small.hashes[i]) >= 0) result.Add(small.keys[i]!, small.hashes[i]);
            return result;
        }
        IteratorValue iterator = Iteration.Start(other);
        while (iterator.Next() is { } item)
        {
            Machine.Current.Step();
            // As in CPython, what follows is not looked at once all of this set is found.
            if (Contains(item) && result.Add(item) && result.Count >= Count) break;
        }
        return result;
    }

    public SetValue Difference(object other)
    {
        if (other is not (SetValue or DictionaryValue) || Count >> 2 > Iteration.Length(other))
        {
            SetValue copy = Copy();
            copy.Subtract(other);
            return copy;
        }
        var result = new SetValue(IsFrozen);
        Machine.Current.Charge(Count / 4);
        for (int i = 0; i < keys.Length; i++)
            if (IsUsed(i) && !(other is SetValue set ? set.Find(keys[i]!, hashes[i]) >= 0 : ((DictionaryValue)other).Contains(keys[i]!))) result.Add(keys[i]!, hashes[i]);
        return result;
    }

    public SetValue SymmetricDifference(object other)
    {
        var result = new SetValue(other, IsFrozen);
        result.Toggle(this);
        return result;
    }

    /// <summary>Removes the elements of another collection.</summary>
    public void Subtract(object other)
    {
        if (other == this)
        {
            Clear();
            return;
        }
        if (other is SetValue set)
        {
            if (set.Count >> 3 > Count) set = Intersection(set);
            foreach (object key in set.ToArray()) Remove(key);
        }
        else
        {
            IteratorValue iterator = Iteration.Start(other);
            while (iterator.Next() is { } item)
            {
                Machine.Current.Step();
                Remove(item);
            }
        }
        if (fill - Count > Mask / 4) Resize(Growth);
    }

    /// <summary>Removes the elements that are here and adds those that are not.</summary>
    public void Toggle(object other)
    {
        if (other == this)
        {
            Clear();
            return;
        }
        SetValue set = other as SetValue ?? new SetValue(other, isFrozen: false);
        foreach (object key in set.ToArray())
            if (!Remove(key)) Add(key);
    }

    /// <summary>Takes the contents of another set over.</summary>
    public void Become(SetValue other) => (keys, hashes, fill, Count, finger) = (other.keys, other.hashes, other.fill, other.Count, other.finger);

    public bool IsSubsetOf(SetValue other)
    {
        if (Count > other.Count) return false;
        Machine.Current.Charge(Count / 4);
        for (int i = 0; i < keys.Length; i++)
            if (IsUsed(i) && other.Find(keys[i]!, hashes[i]) < 0) return false;
        return true;
    }

    private bool IsUsed(int place) => keys[place] is { } key && key != removed;

    private void Merge(SetValue other)
    {
        if (other == this || other.Count == 0) return;
        Machine.Current.Charge(other.Count / 4);
        if ((fill + (long)other.Count) * 5 >= Mask * 3L) Resize((Count + (long)other.Count) * 2);
        bool isEmpty = fill == 0;
        if (isEmpty && Mask == other.Mask && other.fill == other.Count)
        {
            Array.Copy(other.keys, keys, keys.Length);
            Array.Copy(other.hashes, hashes, keys.Length);
            fill = Count = other.Count;
            return;
        }
        for (int i = 0; i < other.keys.Length; i++)
        {
            if (!other.IsUsed(i)) continue;
            if (isEmpty) InsertClean(other.keys[i]!, other.hashes[i]);
            else Add(other.keys[i]!, other.hashes[i]);
        }
        if (isEmpty) fill = Count = other.Count;
    }
}
