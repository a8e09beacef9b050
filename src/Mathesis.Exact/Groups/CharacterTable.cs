namespace Mathesis.Exact;

/// <summary>
/// The irreducible characters of a finite group, exactly, by the algorithm of Burnside and Dixon (Dixon 1967): modulo a prime with
/// enough roots of unity, the characters are the common eigenvectors of the matrices that multiply classes, and the multiplicities
/// of the eigenvalues of each element lift to integers. For groups of up to a few hundred classes.
/// </summary>
public sealed class CharacterTable
{
    private CharacterTable(FiniteGroup group, CyclotomicRing ring, IReadOnlyList<GroupCharacter> characters)
    {
        Group = group;
        Ring = ring;
        Characters = characters;
    }

    /// <summary>The group.</summary>
    public FiniteGroup Group { get; }

    /// <summary>The ring of the values: of the roots of unity of the group's exponent.</summary>
    public CyclotomicRing Ring { get; }

    /// <summary>The irreducible characters: the trivial one first, by rising degrees.</summary>
    public IReadOnlyList<GroupCharacter> Characters { get; }

    /// <summary>The table of a group.</summary>
    public static CharacterTable Of(FiniteGroup group)
    {
        int exponent = group.Exponent;
        ulong prime = LeastPrime(group.Order, exponent);
        var algebra = new LinearAlgebra<PrimeField32, uint>(new PrimeField32(prime));
        ulong generator = (ulong)PrimitiveRoot.Least(prime)!.Value;
        ulong root = ModularArithmetic.Power(generator, (prime - 1) / (ulong)exponent, prime);
        var ring = new CyclotomicRing(exponent);
        IEnumerable<GroupCharacter> characters = CommonEigenvectors(group, algebra, prime).Select(vector => Lift(group, ring, vector, root, prime));
        return new CharacterTable(group, ring, [.. characters.OrderBy(character => character, Comparer<GroupCharacter>.Create((a, b) => Compare(ring, a, b)))]);
    }

    /// <summary>
    /// Proves the table: the squares of the degrees add up to the order, and the rows are orthogonal,
    /// sum |C| chi(C) conj(psi(C)) = |G| or 0, exactly.
    /// </summary>
    public bool Verify()
    {
        ConjugacyClasses classes = Group.Classes;
        if (Characters.Count != classes.Count || Characters.Sum(character => character.Degree * character.Degree) != Group.Order) return false;
        for (int i = 0; i < Characters.Count; i++)
        {
            if (Characters[i].Values[0] != (IntegerPolynomial)Characters[i].Degree) return false;
            for (int j = 0; j <= i; j++)
            {
                IntegerPolynomial sum = IntegerPolynomial.Zero;
                for (int c = 0; c < classes.Count; c++)
                    sum += (Integer)classes.Size(c) * Ring.Multiply(Characters[i].Values[c], Ring.Conjugate(Characters[j].Values[c]));
                if (sum != (IntegerPolynomial)(i == j ? Group.Order : 0)) return false;
            }
        }
        return true;
    }

    /// <summary>The least prime with roots of unity of the exponent's order that tells degrees apart.</summary>
    private static ulong LeastPrime(int order, int exponent)
    {
        ulong prime = (ulong)exponent + 1;
        while (prime * prime <= 4 * (ulong)order || !Primality.IsPrime(prime)) prime += (ulong)exponent;
        return prime;
    }

    /// <summary>For each character, |C| chi(C) / chi(1) over the classes, modulo the prime.</summary>
    private static IEnumerable<uint[]> CommonEigenvectors(FiniteGroup group, LinearAlgebra<PrimeField32, uint> algebra, ulong prime)
    {
        int count = group.Classes.Count;
        // Each space is spanned by the rows of a matrix in reduced echelon form.
        List<Matrix<uint>> spaces = [algebra.Identity(count)];
        for (int c = 1; c < count && spaces.Count < count; c++)
        {
            Matrix<uint> multiplication = Multiplication(group, c).Transpose();
            spaces = [.. spaces.SelectMany(space => space.Rows == 1 ? [space] : Split(space, multiplication, algebra, prime))];
        }
        PrimeField32 field = algebra.Field;
        return spaces.Select(space =>
        {
            uint scale = field.Invert(space[0, 0]);
            return (uint[])[.. space.Row(0).ToArray().Select(value => field.Multiply(value, scale))];
        });
    }

    /// <summary>The eigenspaces of a matrix, applied to rows, within a space that it maps to itself.</summary>
    private static IEnumerable<Matrix<uint>> Split(Matrix<uint> space, Matrix<uint> transposed, LinearAlgebra<PrimeField32, uint> algebra, ulong prime)
    {
        RowReduction<uint> reduction = algebra.RowReduce(space);
        Matrix<uint> basis = reduction.Reduced, image = algebra.Multiply(basis, transposed);
        int d = basis.Rows;
        // The image of row s is the combination of the rows whose coefficients stand at their pivots.
        var within = new Matrix<uint>(d, d);
        for (int s = 0; s < d; s++)
            for (int t = 0; t < d; t++) within[t, s] = image[s, reduction.Pivots[t]];
        uint[] polynomial = algebra.CharacteristicPolynomial(within);
        PrimeField32 field = algebra.Field;
        for (uint value = 0; value < prime; value++)
        {
            uint at = 0;
            for (int power = d; power >= 0; power--) at = field.Add(field.Multiply(at, value), polynomial[power]);
            if (at != 0) continue;
            Matrix<uint> shifted = within.Clone();
            for (int t = 0; t < d; t++) shifted[t, t] = field.Subtract(shifted[t, t], value);
            yield return algebra.Multiply(algebra.Nullspace(shifted), basis);
        }
    }

    /// <summary>At (j, k): in how many ways the representative of class k is a product of an element of the class and one of class j.</summary>
    private static Matrix<uint> Multiplication(FiniteGroup group, int index)
    {
        ConjugacyClasses classes = group.Classes;
        var counts = new Matrix<uint>(classes.Count, classes.Count);
        for (int k = 0; k < classes.Count; k++)
            foreach (int x in classes.Members(index)) counts[classes.Of(group.Product(group.Inverse(x), classes.Representative(k))), k]++;
        return counts;
    }

    private static GroupCharacter Lift(FiniteGroup group, CyclotomicRing ring, uint[] vector, ulong root, ulong prime)
    {
        ConjugacyClasses classes = group.Classes;
        // |G| / chi(1)^2 is the sum of the products with the inverse classes' entries over the sizes.
        ulong sum = 0;
        for (int c = 0; c < classes.Count; c++)
        {
            ulong product = ModularArithmetic.Multiply(vector[c], vector[classes.Inverse(c)], prime);
            sum = ModularArithmetic.Add(sum, ModularArithmetic.Multiply(product, Inverse(classes.Size(c)), prime), prime);
        }
        ulong square = ModularArithmetic.Multiply((ulong)group.Order % prime, ModularArithmetic.Invert(sum, prime), prime);
        int degree = Enumerable.Range(1, group.Order).First(d => (ulong)d * (ulong)d % prime == square);
        ulong[] values = [.. Enumerable.Range(0, classes.Count).Select(c =>
            ModularArithmetic.Multiply(ModularArithmetic.Multiply(vector[c], (ulong)degree % prime, prime), Inverse(classes.Size(c)), prime))];
        return new GroupCharacter(degree, [.. Enumerable.Range(0, classes.Count).Select(Value)], Indicator());

        ulong Inverse(int number) => ModularArithmetic.Invert((ulong)number % prime, prime);

        IntegerPolynomial Value(int c)
        {
            int n = group.OrderOf(classes.Representative(c)), step = ring.RootOrder / n;
            var counts = new Integer[ring.RootOrder];
            for (int k = 0; k < n; k++)
            {
                // How often z^k is an eigenvalue: the mean of chi(g^l) z^(-k l).
                ulong multiplicity = 0;
                for (int l = 0; l < n; l++)
                {
                    ulong turn = ModularArithmetic.Power(root, (ulong)((long)(n - k) * l % n * step), prime);
                    multiplicity = ModularArithmetic.Add(multiplicity, ModularArithmetic.Multiply(values[classes.Power(c, l)], turn, prime), prime);
                }
                counts[k * step] = ModularArithmetic.Multiply(multiplicity, Inverse(n), prime);
            }
            return ring.Sum(counts);
        }

        int Indicator()
        {
            ulong total = 0;
            for (int c = 0; c < classes.Count; c++)
                total = ModularArithmetic.Add(total, ModularArithmetic.Multiply((ulong)classes.Size(c) % prime, values[classes.Power(c, 2)], prime), prime);
            ulong mean = ModularArithmetic.Multiply(total, Inverse(group.Order), prime);
            return mean == prime - 1 ? -1 : (int)mean;
        }
    }

    private static int Compare(CyclotomicRing ring, GroupCharacter a, GroupCharacter b)
    {
        if (a.Degree != b.Degree) return a.Degree.CompareTo(b.Degree);
        for (int c = 0; c < a.Values.Count; c++)
        {
            for (int power = 0; power < ring.RootOrder; power++)
            {
                int order = b.Values[c][power].CompareTo(a.Values[c][power]);
                if (order != 0) return order;
            }
        }
        return 0;
    }
}
