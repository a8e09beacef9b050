namespace Mathesis.Benchmarks.ExactLinear;

/// <summary>The other libraries, each compiled and started when a row first asks for it.</summary>
internal sealed class Peers : IDisposable
{
    private readonly Dictionary<string, Peer?> started = [];

    /// <summary>A peer by its name in the table of rows; null when it is not there.</summary>
    public Peer? Get(string name)
    {
        if (!started.TryGetValue(name, out Peer? peer)) started[name] = peer = Start(name);
        return peer;
    }

    /// <summary>Forgets a peer that was ended; the next row starts it again.</summary>
    public void Forget(string name)
    {
        started[name]?.Dispose();
        started.Remove(name);
    }

    public void Dispose()
    {
        foreach (Peer? peer in started.Values) peer?.Dispose();
    }

    private static Peer? Start(string name) => name switch
    {
        "flint" => Peer.Start("flint_peer.c", "-lflint -lgmp", "on Debian: apt-get install gcc libflint-dev"),
        "fflas" => Peer.Start("fflas_peer.cpp", "-lopenblas -lgivaro -lgmpxx -lgmp", "on Debian: apt-get install g++ fflas-ffpack libgivaro-dev libopenblas-dev"),
        "iml" => Peer.Start("iml_peer.c", "-liml -lopenblas -lgmp -lm", "on Debian: apt-get install gcc libiml-dev libopenblas-dev"),
        "linbox" => Peer.Start("linbox_peer.cpp", "-llinbox -lopenblas -lgivaro -lgmpxx -lgmp -lntl", "on Debian: apt-get install g++ liblinbox-dev libntl-dev libopenblas-dev"),
        "flint-dev" => FromFolder("MATHESIS_FLINT", folder =>
            Peer.Start("flint_peer.c", $"-I\"{folder}/include\" -L\"{folder}/lib\" -Wl,-rpath,\"{folder}/lib\" -lflint -lopenblas -lgmp", "the library in MATHESIS_FLINT could not be used")),
        "spasm" => FromFolder("MATHESIS_SPASM", folder =>
            Peer.Start("spasm_peer.c", $"-I\"{folder}/src\" -L\"{folder}/build/src\" -Wl,-rpath,\"{folder}/build/src\" -lspasm -fopenmp -lopenblas -lgivaro -lgmpxx -lgmp -lstdc++ -lm", "the library in MATHESIS_SPASM could not be used")),
        _ => throw new ArgumentException($"there is no peer '{name}'", nameof(name)),
    };

    /// <summary>What no package holds is used from a folder where it was built.</summary>
    private static Peer? FromFolder(string variable, Func<string, Peer?> start)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } folder) return start(folder);
        Console.WriteLine($"{variable} names no folder: its rows have no peer (see README.md)");
        return null;
    }
}
