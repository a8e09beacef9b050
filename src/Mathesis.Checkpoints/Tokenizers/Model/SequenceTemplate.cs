using Mathesis.Core;

namespace Mathesis.Checkpoints;

/// <summary>What a tokenizer puts around the tokens of a text: the beginning of a sequence, its end.</summary>
/// <param name="Before">The tokens before the text's.</param>
/// <param name="After">The tokens after them.</param>
internal sealed record SequenceTemplate(IReadOnlyList<int> Before, IReadOnlyList<int> After)
{
    /// <summary>Reads a post-processor; null adds nothing.</summary>
    /// <exception cref="InputError">Its type is not supported, or a field does not fit.</exception>
    public static SequenceTemplate Read(JsonReading? json)
    {
        if (json is not { } fields) return new SequenceTemplate([], []);
        string type = fields.Text("type");
        switch (type)
        {
            // It moves offsets alone.
            case "ByteLevel": return new SequenceTemplate([], []);
            case "Sequence":
                SequenceTemplate[] steps = [.. fields.Required("processors").Items().Select(item => Read(item))];
                return new SequenceTemplate([.. steps.Reverse().SelectMany(step => step.Before)], [.. steps.SelectMany(step => step.After)]);
            case "RobertaProcessing" or "BertProcessing":
                return new SequenceTemplate([MarkOf(fields.Required("cls"))], [MarkOf(fields.Required("sep"))]);
            case "TemplateProcessing": return ReadTemplate(fields);
            default: throw new InputError($"the post-processor {type} is not supported", fields.Where, "expected TemplateProcessing, ByteLevel or Sequence");
        }

        static int MarkOf(JsonReading mark) => mark.Items().ElementAtOrDefault(1) is { Where: not null } identity ? identity.Integer() : throw mark.Unfit("a token and its number");
    }

    private static SequenceTemplate ReadTemplate(JsonReading fields)
    {
        var before = new List<int>();
        var after = new List<int>();
        bool hasText = false;
        JsonReading marks = fields.Required("special_tokens");
        foreach (JsonReading part in fields.Required("single").Items())
        {
            if (part.Optional("Sequence") is not null)
            {
                hasText = hasText ? throw part.Unfit("the text once") : true;
                continue;
            }
            JsonReading mark = marks.Required(part.Required("SpecialToken").Text("id"));
            (hasText ? after : before).AddRange(mark.Required("ids").Items().Select(identity => identity.Integer()));
        }
        return new SequenceTemplate(before, after);
    }
}
