using System.Text.Json.Nodes;
using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>What the parts of a laboratory share.</summary>
internal sealed record HostServices(Store Store, SelfCommand Self, LaboratoryOptions Options)
{
    /// <summary>Where an error of the program is written, in the run's folder.</summary>
    public const string ErrorFile = "error.txt";

    public Journal Journal => Store.Journal;

    public TimeProvider Time => Options.TimeProvider;

    public DateTimeOffset Now => Time.GetUtcNow();

    public double SecondsSince(long timestamp) => Time.GetElapsedTime(timestamp).TotalSeconds;

    /// <summary>A copy of settings as the journal gives them back: numbers lose the type they were made with, so every arm sees the same.</summary>
    public static JsonObject Normalise(JsonObject settings) => JsonNode.Parse(settings.ToJsonString())!.AsObject();

    /// <summary>Notes how an execution ended; when even that cannot be written, the error that ended it matters more.</summary>
    public void EndQuietly(string id, RunState state, double seconds, string? failure)
    {
        try
        {
            Journal.End(id, state, seconds, Now, failure);
        }
        catch (InputError)
        {
            // The journal still says Running, which without a process reads as Interrupted.
        }
    }

    /// <summary>Writes an error with its stack beside a run's results.</summary>
    /// <returns>The file's path.</returns>
    public string WriteError(string id, string text)
    {
        string path = Path.Combine(Store.RunFolder(id), ErrorFile);
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The message itself still reaches the person.
        }
        return path;
    }
}
