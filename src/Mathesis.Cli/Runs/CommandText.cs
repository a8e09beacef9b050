using System.Globalization;
using System.Text;
using Mathesis.Laboratory;

namespace Mathesis.Cli;

/// <summary>Writes command lines that a person can paste.</summary>
internal static class CommandText
{
    /// <summary>The command that runs a paper's experiment again, with every choice in it.</summary>
    public static string Reproduce(string slug, Scale scale, ulong seed, int replicates, IReadOnlyDictionary<string, string> settings)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture, $"mathesis reproduce {slug} --scale {scale.ToString().ToLowerInvariant()} --seed {seed} --replicates {replicates}");
        foreach ((string name, string value) in settings) text.Append(" --set ").Append(Quote($"{name}={value}"));
        return text.ToString();
    }

    /// <summary>An argument as a shell reads it: as it is when nothing in it needs quotes.</summary>
    public static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_=./:,+@%".Contains(c, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
