using System.Text.Json.Nodes;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>What an arm works with: its bench, its configuration, and a place for its results.</summary>
public interface IArmContext : IWorkbench
{
    /// <summary>The seed.</summary>
    ulong Seed { get; }

    /// <summary>The scale.</summary>
    Scale Scale { get; }

    /// <summary>The completed settings of <see cref="IExperiment.Configure"/>, with those the replicate added.</summary>
    JsonObject Settings { get; }

    /// <summary>Reports a final measurement of this arm. Reporting a name again replaces its value.</summary>
    void Measure(string name, double value);
}
