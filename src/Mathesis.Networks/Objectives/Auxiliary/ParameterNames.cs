using Mathesis.Core;

namespace Mathesis.Networks;

/// <summary>Checks names and patterns of parameters.</summary>
internal static class ParameterNames
{
    /// <summary>Checks that every name is a parameter of the network.</summary>
    /// <exception cref="InputError">One is not.</exception>
    public static void Require(NetworkSpecification network, IEnumerable<string> names)
    {
        string[] all = [.. network.Parameters().Select(parameter => parameter.Name)];
        foreach (string name in names)
        {
            if (!all.Contains(name)) throw Suggestions.Unknown("parameter", name, all);
        }
    }

    /// <summary>Checks that every pattern matches a parameter of the network.</summary>
    /// <exception cref="InputError">One does not.</exception>
    public static void RequirePatterns(NetworkSpecification network, IEnumerable<string> patterns)
    {
        string[] all = [.. network.Parameters().Select(parameter => parameter.Name)];
        foreach (string pattern in patterns)
        {
            if (!all.Any(name => Matches(pattern, name))) throw Suggestions.Unknown("parameter", pattern, all);
        }
    }

    /// <summary>Whether a name fits a pattern, in which <c>*</c> stands for any characters.</summary>
    public static bool Matches(string pattern, string name)
    {
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0) return pattern == name;
        string head = pattern[..star], rest = pattern[(star + 1)..];
        if (!name.StartsWith(head, StringComparison.Ordinal)) return false;
        for (int start = head.Length; start <= name.Length; start++)
        {
            if (Matches(rest, name[start..])) return true;
        }
        return false;
    }
}
