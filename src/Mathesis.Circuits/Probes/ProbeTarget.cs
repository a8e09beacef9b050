namespace Mathesis.Circuits;

/// <summary>Something that may be read from activations: classes, numbers, or the waves of a residue.</summary>
public abstract record ProbeTarget
{
    private protected ProbeTarget(string name) => Name = name;

    /// <summary>What it is called in tables: <c>carry</c>, <c>first digit</c>.</summary>
    public string Name { get; }

    /// <summary>How well a probe reads the target: an accuracy for classes, else a share of variance, both on judged rows.</summary>
    public abstract double Score(LinearProbe probe);

    /// <summary>A class for each row; its score is the accuracy.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="labels">The class of each row, in [0, <paramref name="count"/>).</param>
    /// <param name="count">The number of classes.</param>
    public static ProbeTarget Classes(string name, int[] labels, int count) => new ClassTarget(name, labels, count);

    /// <summary>A number for each row; its score is the share of variance explained.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="values">The number of each row.</param>
    public static ProbeTarget Values(string name, double[] values) => new ValueTarget(name, values, 1);

    /// <summary>
    /// The cosine and sine of 2 pi k x / n: a Fourier probe. Its score is high where activations hold x on a circle of that
    /// frequency, whatever the rest of them holds.
    /// </summary>
    /// <param name="name">What it is called.</param>
    /// <param name="labels">x of each row.</param>
    /// <param name="period">n, positive; need not be an integer.</param>
    /// <param name="frequency">k.</param>
    public static ProbeTarget Wave(string name, ReadOnlySpan<int> labels, double period, int frequency = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        var waves = new double[2 * labels.Length];
        for (int row = 0; row < labels.Length; row++)
            (waves[2 * row + 1], waves[2 * row]) = Math.SinCos(2 * Math.PI * (frequency * (double)labels[row] / period % 1));
        return new ValueTarget(name, waves, 2);
    }

    /// <summary>A Fourier probe for each frequency 1 … (n - 1) / 2 of a residue.</summary>
    /// <param name="name">What the residue is called.</param>
    /// <param name="labels">The residue of each row.</param>
    /// <param name="modulus">n.</param>
    public static IReadOnlyList<ProbeTarget> Waves(string name, int[] labels, int modulus) =>
        [.. Enumerable.Range(1, (modulus - 1) / 2).Select(k => Wave(FormattableString.Invariant($"{name}, frequency {k}"), labels, modulus, k))];

    private sealed record ClassTarget(string Title, int[] Labels, int Count) : ProbeTarget(Title)
    {
        public override double Score(LinearProbe probe) => probe.Classify(Labels, Count);
    }

    private sealed record ValueTarget(string Title, double[] Numbers, int Columns) : ProbeTarget(Title)
    {
        public override double Score(LinearProbe probe) => probe.Explain(Numbers, Columns);
    }
}
