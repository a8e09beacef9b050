namespace Mathesis.Scripting;

/// <summary>Runs a compiled regular expression by backtracking on a stack of its own; every few instructions are a step.</summary>
internal sealed class PatternMatcher(PatternInstruction[] program, int slotCount, string text, bool isAscii)
{
    private readonly List<(int Target, int Place)> stack = [];
    private readonly int[] slots = new int[slotCount];
    private int turns;

    /// <summary>Tries to match at a place; the slots of the groups, or null.</summary>
    /// <param name="start">Where the match begins.</param>
    /// <param name="toEnd">Whether it must reach the end of the text.</param>
    /// <param name="mustAdvance">Whether an empty match does not count.</param>
    public int[]? Match(int start, bool toEnd, bool mustAdvance)
    {
        Array.Fill(slots, -1);
        stack.Clear();
        int end = Run(0, start, toEnd, mustAdvance ? start : -1);
        if (end < 0) return null;
        (slots[0], slots[1]) = (start, end);
        return [.. slots];
    }

    private int Run(int instruction, int place, bool toEnd, int refused)
    {
        int bottom = stack.Count;
        Machine machine = Machine.Current;
        while (true)
        {
            if ((++turns & 15) == 0) machine.Step();
            ref readonly PatternInstruction current = ref program[instruction];
            bool holds;
            switch (current.Operation)
            {
                case PatternOperation.One:
                    holds = place < text.Length && current.Test!(text[place]);
                    place++;
                    instruction++;
                    break;
                case PatternOperation.Split:
                    Push(current.B, place);
                    instruction = current.A;
                    continue;
                case PatternOperation.Jump:
                    instruction = current.A;
                    continue;
                case PatternOperation.Save:
                    Push(~current.A, slots[current.A]);
                    slots[current.A] = place;
                    instruction++;
                    continue;
                case PatternOperation.Moved:
                    holds = slots[current.A] != place;
                    instruction++;
                    break;
                case PatternOperation.Back:
                    holds = TryBack(current, ref place);
                    instruction++;
                    break;
                case PatternOperation.Place:
                    holds = IsAt((PatternPlace)current.A, place);
                    instruction++;
                    break;
                case PatternOperation.Look:
                    int from = place - current.B;
                    int[] before = [.. slots];
                    machine.Enter();
                    int height = stack.Count;
                    int end = from < 0 ? -1 : Run(instruction + 1, from, toEnd: false, -1);
                    stack.RemoveRange(height, stack.Count - height);
                    machine.Leave();
                    bool found = end >= 0 && (!current.IsBehind || end == place);
                    holds = found != current.IsNegative;
                    if (!holds || current.IsNegative) before.CopyTo(slots, 0);
                    else
                        for (int i = 0; i < slots.Length; i++)
                            if (before[i] != slots[i]) Push(~i, before[i]);
                    instruction = current.A;
                    break;
                default:
                    if ((!toEnd || place == text.Length) && place != refused) return place;
                    holds = false;
                    break;
            }
            if (holds) continue;
            if (!Fail(bottom, out instruction, out place)) return -1;
        }
    }

    private void Push(int target, int place)
    {
        if ((stack.Count & 1023) == 1023) Machine.Current.Allocate(8 * 1024);
        stack.Add((target, place));
    }

    /// <summary>Goes back to the last choice, undoing what was kept since.</summary>
    private bool Fail(int bottom, out int instruction, out int place)
    {
        while (stack.Count > bottom)
        {
            (instruction, place) = stack[^1];
            stack.RemoveAt(stack.Count - 1);
            if (instruction >= 0) return true;
            slots[~instruction] = place;
        }
        (instruction, place) = (0, 0);
        return false;
    }

    private bool TryBack(PatternInstruction current, ref int place)
    {
        int start = slots[2 * current.A], end = slots[(2 * current.A) + 1];
        if (start < 0 || end < 0) return false;
        int length = end - start;
        if (place + length > text.Length) return false;
        Machine.Current.Charge(length / 16);
        if (string.Compare(text, start, text, place, length, current.B == 1 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) != 0) return false;
        place += length;
        return true;
    }

    private bool IsAt(PatternPlace kind, int place) => kind switch
    {
        PatternPlace.Start => place == 0,
        PatternPlace.LineStart => place == 0 || text[place - 1] == '\n',
        PatternPlace.End => place == text.Length || (place == text.Length - 1 && text[place] == '\n'),
        PatternPlace.LineEnd => place == text.Length || text[place] == '\n',
        PatternPlace.TextEnd => place == text.Length,
        PatternPlace.Word => IsWordAt(place - 1) != IsWordAt(place),
        _ => text.Length > 0 && IsWordAt(place - 1) == IsWordAt(place),
    };

    private bool IsWordAt(int place) => place >= 0 && place < text.Length && PatternParser.IsWord(text[place], isAscii);
}
