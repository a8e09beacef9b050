using System.CommandLine;
using System.Globalization;
using Mathesis.Core;
using Mathesis.Privacy;

namespace Mathesis.Cli;

/// <summary>Options that the commands of <c>mathesis private</c> share.</summary>
internal static class PrivateOptions
{
    /// <summary><c>--epsilon</c>.</summary>
    public static Option<double> Epsilon() => new("--epsilon")
    {
        Description = "The privacy budget: a report changes the odds of any two answers by at most e^epsilon",
        HelpName = "E",
        DefaultValueFactory = _ => 1,
    };

    /// <summary><c>--mechanism</c>.</summary>
    public static Option<string> Mechanism(string description) => new("--mechanism")
    {
        Description = $"{description}: {string.Join(", ", MechanismCatalogue.Names)}",
        HelpName = "NAME",
        DefaultValueFactory = _ => "mss",
    };

    /// <summary><c>--moduli</c>.</summary>
    public static Option<string?> Moduli() => new("--moduli") { Description = "The moduli of mss (searched for when not given)", HelpName = "M,M,..." };

    /// <summary>Moduli from their text.</summary>
    public static int[]? ParseModuli(string? text)
    {
        if (text is null) return null;
        string[] parts = text.Split(',');
        int[] moduli = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out moduli[i]))
                throw new InputError($"'{parts[i]}' is no integer", "--moduli", "write --moduli 17,19,23,29");
        }
        return moduli;
    }
}
