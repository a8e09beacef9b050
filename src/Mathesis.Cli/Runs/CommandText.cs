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
        return text.Append(Settings(settings)).ToString();
    }

    /// <summary>The command that trains a network again, with every choice in it.</summary>
    public static string Train(Scale scale, ulong seed, IReadOnlyDictionary<string, string> settings) => string.Create(
        CultureInfo.InvariantCulture, $"mathesis train --scale {scale.ToString().ToLowerInvariant()} --seed {seed}{Settings(settings)}");

    private static string Settings(IReadOnlyDictionary<string, string> settings) =>
        string.Concat(settings.Select(setting => " --set " + Quote($"{setting.Key}={setting.Value}")));

    /// <summary>An argument as a shell reads it: as it is when nothing in it needs quotes.</summary>
    public static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_=./:,+@%".Contains(c, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
