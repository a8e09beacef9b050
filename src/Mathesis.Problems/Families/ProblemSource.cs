using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Problems;

/// <summary>
/// The problems of one family, split, difficulty and seed. Problem i is a pure function of (family version, split, seed, i,
/// difficulty); neighbouring seeds and neighbouring indices share nothing.
/// </summary>
public sealed class ProblemSource
{
    /// <summary>How often a problem is drawn again until its statement belongs to the split.</summary>
    private const int MostDraws = 20_000;

    private readonly string purpose;
    private readonly FamilySplit split;

    /// <summary>Opens a source.</summary>
    /// <param name="family">The family.</param>
    /// <param name="settings">Difficulty and other options as a person wrote them; what is not set comes from the split, then from the family.</param>
    /// <param name="split">The name of a split; null for the family's first.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InputError">The family has no such split, or a setting is unknown, malformed or out of range.</exception>
    public ProblemSource(IProblemFamily family, IReadOnlyDictionary<string, string> settings, string? split, ulong seed)
    {
        Family = family;
        Seed = seed;
        this.split = split is null
            ? family.Splits[0]
            : family.Splits.FirstOrDefault(part => part.Name == split) ?? throw Suggestions.Unknown("split", split, family.Splits.Select(part => part.Name));
        Settings = Merge(this.split.Settings, settings);
        Maker = family.Create(Settings);
        purpose = string.Create(CultureInfo.InvariantCulture, $"problems/{family.Name}/{family.Version}/{this.split.Name}");
    }

    /// <summary>The family.</summary>
    public IProblemFamily Family { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The name of the split.</summary>
    public string Split => split.Name;

    /// <summary>What was set, by the split and by a person.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>What makes and verifies the problems.</summary>
    public IProblemMaker Maker { get; }

    /// <summary>A stream that <see cref="Draft"/> can use for any index; one a thread.</summary>
    public RandomStream OpenStream() => new(purpose, Seed);

    /// <summary>Drafts the problem of an index.</summary>
    /// <param name="index">The index, from 0.</param>
    /// <param name="random">A stream from <see cref="OpenStream"/>; moved to the index.</param>
    /// <param name="draft">Where the problem is written; cleared first.</param>
    /// <exception cref="InputError">The split has no statement of this difficulty.</exception>
    public void Draft(ulong index, RandomStream random, ProblemDraft draft)
    {
        random.MoveTo(index);
        for (int draw = 0; draw < MostDraws; draw++)
        {
            draft.Clear();
            Maker.Make(random, draft);
            if (split.Part is not { } part || part.Contains(draft.Statement)) return;
        }
        throw new InputError(
            $"the split '{split.Name}' of {Family.Name} has no problem of this difficulty", "split",
            "such questions are too few to be shared out: take a greater difficulty or another split");
    }

    /// <summary>The problem of an index.</summary>
    /// <exception cref="InputError">The split has no statement of this difficulty.</exception>
    public Problem At(ulong index)
    {
        var draft = new ProblemDraft();
        Draft(index, OpenStream(), draft);
        return new Problem(
            new Question(IdOf(index), draft.Statement.ToString(), Maker.Answer),
            new ProblemKey(draft.Gold.ToString(), Family.Name, Family.Version, Seed, index, split.Name, Settings, [.. draft.Parameters]));
    }

    /// <summary>The name of the problem of an index.</summary>
    public string IdOf(ulong index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Family.Name}/{Family.Version}/{split.Name}/{Seed}/{index}");

    private static SortedDictionary<string, string> Merge(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second)
    {
        var merged = new SortedDictionary<string, string>(OptionsBinder.Names);
        foreach ((string name, string value) in first) merged[name] = value;
        foreach ((string name, string value) in second) merged[name] = value;
        return merged;
    }
}
