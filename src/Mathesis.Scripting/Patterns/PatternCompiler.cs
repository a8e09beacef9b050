namespace Mathesis.Scripting;

/// <summary>Turns a regular expression into instructions.</summary>
internal sealed class PatternCompiler(int groups)
{
    private const int Longest = 20_000;
    private readonly List<PatternInstruction> program = [];

    public int Slots { get; private set; } = 2 * (groups + 1);

    public PatternInstruction[] Compile(PatternNode node)
    {
        Add(node);
        Emit(new PatternInstruction(PatternOperation.Match));
        return [.. program];
    }

    private int Emit(PatternInstruction instruction)
    {
        if (program.Count >= Longest) throw new LimitError(ScriptLimit.Memory, "the script asked for a regular expression of too many instructions");
        Machine.Current.Allocate(48);
        program.Add(instruction);
        return program.Count - 1;
    }

    private void Add(PatternNode node)
    {
        Machine.Current.Step();
        switch (node)
        {
            case PatternNode.One one:
                Emit(new PatternInstruction(PatternOperation.One, Test: one.Matches));
                break;
            case PatternNode.Sequence sequence:
                foreach (PatternNode item in sequence.Items) Add(item);
                break;
            case PatternNode.Choice choice:
                AddChoice(choice.Items);
                break;
            case PatternNode.Group group:
                if (group.Number > 0) Emit(new PatternInstruction(PatternOperation.Save, 2 * group.Number));
                Add(group.Item);
                if (group.Number > 0) Emit(new PatternInstruction(PatternOperation.Save, (2 * group.Number) + 1));
                break;
            case PatternNode.Repeat repeat:
                AddRepeat(repeat);
                break;
            case PatternNode.Back back:
                Emit(new PatternInstruction(PatternOperation.Back, back.Number, back.IgnoresCase ? 1 : 0));
                break;
            case PatternNode.Place place:
                Emit(new PatternInstruction(PatternOperation.Place, (int)place.Kind));
                break;
            case PatternNode.Look look:
                int start = Emit(new PatternInstruction(PatternOperation.Look, IsBehind: look.IsBehind, IsNegative: look.IsNegative));
                Add(look.Item);
                Emit(new PatternInstruction(PatternOperation.Match));
                program[start] = program[start] with { A = program.Count, B = look.IsBehind ? look.Item.Width ?? 0 : 0 };
                break;
        }
    }

    private void AddChoice(List<PatternNode> items)
    {
        var jumps = new List<int>();
        for (int i = 0; i < items.Count; i++)
        {
            if (i == items.Count - 1)
            {
                Add(items[i]);
                break;
            }
            int split = Emit(new PatternInstruction(PatternOperation.Split));
            Add(items[i]);
            jumps.Add(Emit(new PatternInstruction(PatternOperation.Jump)));
            program[split] = program[split] with { A = split + 1, B = program.Count };
        }
        foreach (int jump in jumps) program[jump] = program[jump] with { A = program.Count };
    }

    private void AddRepeat(PatternNode.Repeat repeat)
    {
        for (int i = 0; i < repeat.Least; i++) Add(repeat.Item);
        if (repeat.Most == int.MaxValue)
        {
            int slot = repeat.Item.Width is > 0 ? -1 : Slots++;
            int split = Emit(new PatternInstruction(PatternOperation.Split));
            if (slot >= 0) Emit(new PatternInstruction(PatternOperation.Save, slot));
            Add(repeat.Item);
            if (slot >= 0) Emit(new PatternInstruction(PatternOperation.Moved, slot));
            Emit(new PatternInstruction(PatternOperation.Jump, split));
            Target(split, repeat.IsLazy);
            return;
        }
        var splits = new List<int>();
        for (int i = repeat.Least; i < repeat.Most; i++)
        {
            splits.Add(Emit(new PatternInstruction(PatternOperation.Split)));
            Add(repeat.Item);
        }
        foreach (int split in splits) Target(split, repeat.IsLazy);
    }

    private void Target(int split, bool lazy) =>
        program[split] = lazy ? program[split] with { A = program.Count, B = split + 1 } : program[split] with { A = split + 1, B = program.Count };
}
