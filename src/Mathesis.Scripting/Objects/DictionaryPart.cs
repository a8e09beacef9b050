namespace Mathesis.Scripting;

/// <summary>What of a dictionary is looked at.</summary>
internal enum DictionaryPart
{
    Keys,
    Values,
    Items,
}
