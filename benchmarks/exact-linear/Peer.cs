using System.Diagnostics;
using System.Globalization;

namespace Mathesis.Benchmarks.ExactLinear;

/// <summary>Another library behind a small program of its own, compiled here: a line in, a line out.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process process;

    private Peer(Process process)
    {
        this.process = process;
        Name = process.StandardOutput.ReadLine() ?? "";
    }

    /// <summary>What it calls itself.</summary>
    public string Name { get; }

    /// <summary>Compiles and starts a peer.</summary>
    /// <returns>Null when a compiler or the library is missing; the reason is printed.</returns>
    public static Peer? Start(string source, string arguments, string installation)
    {
        string program = Path.Combine(AppContext.BaseDirectory, Path.GetFileNameWithoutExtension(source));
        string compiler = source.EndsWith(".c", StringComparison.Ordinal) ? "gcc" : "g++";
        string command = $"-O3 -march=native -o \"{program}\" \"{Path.Combine(AppContext.BaseDirectory, source)}\" {arguments}";
        try
        {
            using Process compilation = Process.Start(new ProcessStartInfo(compiler, command) { RedirectStandardError = true })!;
            compilation.StandardError.ReadToEnd();
            compilation.WaitForExit();
            if (compilation.ExitCode == 0)
            {
                var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
                start.Environment["OPENBLAS_NUM_THREADS"] = "1";
                start.Environment["OMP_NUM_THREADS"] = "1";
                return new Peer(Process.Start(start)!);
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No compiler: as without the library.
        }
        Console.WriteLine($"{source} was not compiled, its column stays empty; on Debian: {installation}");
        return null;
    }

    /// <summary>Lets it work.</summary>
    public (double Milliseconds, ulong Check) Run(string operation, int n, ulong p, int threads)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{operation} {n} {p} {threads}"));
        process.StandardInput.Flush();
        string[] answer = (process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended")).Split(' ');
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), ulong.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
