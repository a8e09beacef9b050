namespace Mathesis.Architecture.Tests;

/// <summary>Who may use whom: the floors of docs/architecture.md. A project may also use whatever those it uses may use.</summary>
internal static class Floors
{
    private static readonly Dictionary<string, string[]> direct = new(StringComparer.Ordinal)
    {
        // ground
        ["Core"] = [],
        ["Core.Generators"] = [],
        ["Numerics"] = ["Core"],
        ["Exact"] = ["Core"],
        ["Expressions"] = ["Exact"],
        ["Scripting"] = ["Exact"],
        ["Checkpoints"] = ["Core"],

        // capability
        ["Problems"] = ["Expressions", "Exact", "Scripting"],
        ["Models"] = ["Problems"],
        ["Networks"] = ["Checkpoints", "Numerics"],
        ["Networks.Torch"] = ["Networks"],
        ["Teaching"] = ["Networks", "Problems"],
        ["Circuits"] = ["Networks", "Exact", "Numerics"],
        ["Merging"] = ["Checkpoints", "Numerics"],
        ["Reasoning"] = ["Models", "Teaching"],
        ["Synthesis"] = ["Reasoning"],
        ["House"] = ["Teaching", "Models"],
        ["Discovery"] = ["Exact", "Numerics"],
        ["Privacy"] = ["Exact", "Numerics"],

        // laboratory: it knows no mathematics
        ["Laboratory"] = ["Core"],

        // papers
        ["Papers"] =
        [
            "Laboratory", "Problems", "Models", "Networks", "Teaching", "Circuits", "Merging", "Reasoning", "Synthesis", "House",
            "Discovery", "Privacy",
        ],

        // faces
        ["Cli"] = ["Papers", "Networks.Torch", "Merging"],
        ["Server"] = ["Papers", "Networks.Torch"],
        ["Studio"] = ["Papers", "Networks.Torch"],
        ["Cluster"] = ["Papers", "Networks.Torch"],
    };

    /// <summary>All projects that the design knows.</summary>
    public static IReadOnlyCollection<string> Known => direct.Keys;

    /// <summary>Everything that a project may use.</summary>
    public static IReadOnlySet<string> AllowedFor(string project)
    {
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(direct[project]);
        while (open.TryPop(out string? next))
            if (allowed.Add(next))
                foreach (string further in direct[next]) open.Push(further);
        return allowed;
    }
}
