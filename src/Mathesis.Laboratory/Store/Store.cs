using Mathesis.Core;

namespace Mathesis.Laboratory;

/// <summary>A folder that holds a journal and the folders of its runs.</summary>
public sealed class Store : IDisposable
{
    /// <summary>The folder used when none is given, within the current folder.</summary>
    public const string DefaultFolder = ".mathesis";

    private Store(string root)
    {
        Root = root;
        Journal = Journal.Open(Path.Combine(root, "journal.db"), id => RunLock.IsHeld(RunFolder(id)));
    }

    /// <summary>The store's full path.</summary>
    public string Root { get; }

    /// <summary>The journal of the store's runs.</summary>
    public Journal Journal { get; }

    /// <summary>Opens a store, and makes it when there is none.</summary>
    /// <param name="root">Its folder; null for <see cref="DefaultFolder"/>.</param>
    /// <exception cref="InputError">The folder cannot be created or written, or a newer Mathesis wrote it.</exception>
    public static Store Open(string? root)
    {
        string full = Path.GetFullPath(root ?? DefaultFolder);
        try
        {
            Directory.CreateDirectory(Path.Combine(full, "runs"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(full, exception);
        }
        string ignore = Path.Combine(full, ".gitignore");
        if (!File.Exists(ignore)) AtomicFile.WriteAllText(ignore, "*\n");
        return new Store(full);
    }

    /// <summary>The full path of a run's folder.</summary>
    public string RunFolder(string id) => Path.Combine(Root, "runs", id);

    /// <summary>Makes a run's folder.</summary>
    /// <exception cref="InputError">It cannot be created.</exception>
    internal string CreateRunFolder(string id)
    {
        string folder = RunFolder(id);
        try
        {
            Directory.CreateDirectory(folder);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(folder, exception);
        }
    }

    /// <summary>An identity that no run of this store has.</summary>
    internal string NewId(DateTimeOffset now)
    {
        string id = RunId.Create(now);
        while (Directory.Exists(RunFolder(id))) id = RunId.Create(now);
        return id;
    }

    /// <summary>Closes the journal.</summary>
    public void Dispose() => Journal.Dispose();
}
