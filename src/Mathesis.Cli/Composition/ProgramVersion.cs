using System.Reflection;

namespace Mathesis.Cli;

/// <summary>The version of the running program.</summary>
internal static class ProgramVersion
{
    /// <summary>The version with the commit it was built from, where that is known: <c>0.1.0+3f2a…</c>.</summary>
    public static string Full { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The version alone.</summary>
    public static string Number => Full.Split('+')[0];

    /// <summary>The commit, or null where the build did not know it.</summary>
    public static string? Commit => Full.Contains('+') ? Full.Split('+')[1] : null;
}
