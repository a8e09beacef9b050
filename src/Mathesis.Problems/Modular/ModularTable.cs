using System.Globalization;

namespace Mathesis.Problems;

/// <summary>Builds tasks whose questions are pairs of residues.</summary>
internal static class ModularTable
{
    /// <summary>The task of all pairs (a, b) with b at least <paramref name="smallestSecond"/>; b runs fastest.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="modulus">The number of residues.</param>
    /// <param name="answer">The answer to (a, b), a residue.</param>
    /// <param name="smallestSecond">The smallest b: 0, or 1 where b = 0 has no answer.</param>
    public static FiniteTask Build(string family, int modulus, Func<int, int, int> answer, int smallestSecond = 0)
    {
        int count = modulus * (modulus - smallestSecond);
        var inputs = new int[2 * count];
        var answers = new int[count];
        int question = 0;
        for (int a = 0; a < modulus; a++)
        {
            for (int b = smallestSecond; b < modulus; b++, question++)
            {
                inputs[2 * question] = a;
                inputs[2 * question + 1] = b;
                answers[question] = answer(a, b);
            }
        }
        string[] residues = [.. Enumerable.Range(0, modulus).Select(r => r.ToString(CultureInfo.InvariantCulture))];
        return new FiniteTask(string.Create(CultureInfo.InvariantCulture, $"{family} {modulus}"), residues, residues, 2, inputs, answers);
    }

    /// <summary>Whether inputs and answer are residues at all.</summary>
    public static bool AreResidues(int modulus, ReadOnlySpan<int> inputs, int answer)
    {
        if (inputs.Length != 2) throw new ArgumentException($"a question has 2 inputs, not {inputs.Length}", nameof(inputs));
        return IsResidue(modulus, inputs[0]) && IsResidue(modulus, inputs[1]) && IsResidue(modulus, answer);
    }

    private static bool IsResidue(int modulus, int value) => (uint)value < (uint)modulus;
}
