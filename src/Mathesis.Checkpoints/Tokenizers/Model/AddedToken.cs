namespace Mathesis.Checkpoints;

/// <summary>A token that is found in the text itself, before anything is split.</summary>
/// <param name="Identity">Its number.</param>
/// <param name="Content">Its text.</param>
/// <param name="IsSpecial">Whether it controls the model, so that decoding may leave it out.</param>
/// <param name="IsSingleWord">Whether it counts only where no word character is beside it.</param>
/// <param name="StripsLeft">Whether it swallows white space before it.</param>
/// <param name="StripsRight">Whether it swallows white space after it.</param>
/// <param name="IsNormalized">Whether it is looked for after normalisation, and not before.</param>
internal sealed record AddedToken(
    int Identity, string Content, bool IsSpecial, bool IsSingleWord, bool StripsLeft, bool StripsRight, bool IsNormalized)
{
    /// <summary>Reads one.</summary>
    public static AddedToken Read(JsonReading json)
    {
        bool isSpecial = json.Flag("special", false);
        return new AddedToken(
            json.Required("id").Integer(), json.Text("content"), isSpecial, json.Flag("single_word", false),
            json.Flag("lstrip", false), json.Flag("rstrip", false), json.Flag("normalized", !isSpecial));
    }
}
