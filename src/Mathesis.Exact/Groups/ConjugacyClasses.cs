namespace Mathesis.Exact;

/// <summary>The classes of a finite group: a and b a b^-1 are in the same one. The neutral element's is class 0; the others follow by their least elements.</summary>
public sealed class ConjugacyClasses
{
    private readonly FiniteGroup group;
    private readonly int[] classOf;
    private readonly int[][] members;

    internal ConjugacyClasses(FiniteGroup group)
    {
        this.group = group;
        classOf = new int[group.Order];
        Array.Fill(classOf, -1);
        var found = new List<int[]>();
        foreach (int a in Enumerable.Range(0, group.Order).Prepend(group.Identity))
        {
            if (classOf[a] >= 0) continue;
            int[] conjugates = [.. Enumerable.Range(0, group.Order).Select(b => group.Conjugate(a, b)).Distinct().Order()];
            foreach (int conjugate in conjugates) classOf[conjugate] = found.Count;
            found.Add(conjugates);
        }
        members = [.. found];
    }

    /// <summary>How many classes there are: as many as irreducible characters.</summary>
    public int Count => members.Length;

    /// <summary>The class of an element.</summary>
    public int Of(int element) => classOf[element];

    /// <summary>The elements of a class, in rising order.</summary>
    public ReadOnlySpan<int> Members(int index) => members[index];

    /// <summary>The number of elements of a class.</summary>
    public int Size(int index) => members[index].Length;

    /// <summary>An element of a class: the least.</summary>
    public int Representative(int index) => members[index][0];

    /// <summary>The class of the n-th powers of a class's elements.</summary>
    public int Power(int index, int exponent) => classOf[group.Power(Representative(index), exponent)];

    /// <summary>The class of the inverses.</summary>
    public int Inverse(int index) => classOf[group.Inverse(Representative(index))];
}
