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
    /// <param name="source">Its source file, beside this program.</param>
    /// <param name="arguments">Where the compiler finds the library.</param>
    /// <param name="installation">How to get it, for the message.</param>
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
        Console.WriteLine($"{source} was not compiled, its column stays empty; {installation}");
        return null;
    }

    /// <summary>Lets it work.</summary>
    /// <param name="line">The operation, the size or the file, the modulus, the threads.</param>
    /// <param name="limit">How long it may take.</param>
    /// <returns>Null when it took longer; then it is ended and cannot be asked again.</returns>
    public (double Milliseconds, ulong Check)? Run(string line, TimeSpan limit)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        Task<string?> reading = process.StandardOutput.ReadLineAsync();
        if (!reading.Wait(limit))
        {
            process.Kill();
            return null;
        }
        string[] answer = (reading.Result ?? throw new InvalidOperationException($"{Name} ended")).Split(' ');
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), ulong.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        if (!process.HasExited) process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
