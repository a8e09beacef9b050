using Mathesis.Laboratory;
using Spectre.Console;
using Spectre.Console.Rendering;
using Measurement = Mathesis.Core.Measurement;

namespace Mathesis.Cli;

/// <summary>Shows a run on a terminal, redrawn in place: for each arm its position, a bar, its values and a curve.</summary>
/// <param name="console">The terminal.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveDisplay(IAnsiConsole console, TimeProvider time) : IRunDisplay, IRunObserver
{
    private const int BarWidth = 24;
    private const int CurveWidth = 32;
    private const int MostNotes = 6;

    private static readonly TimeSpan frame = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly List<ArmProgress> arms = [];
    private readonly Queue<string> notes = [];

    /// <inheritdoc/>
    public async Task<TResult> ShowAsync<TResult>(Func<IRunObserver, Task<TResult>> work)
    {
        Task<TResult> run = work(this);
        await console.Live(Render()).Overflow(VerticalOverflow.Crop).StartAsync(async context =>
        {
            while (!run.IsCompleted)
            {
                context.UpdateTarget(Render());
                await Task.WhenAny(run, Task.Delay(frame, time));
            }
            context.UpdateTarget(Render());
        });
        return await run;
    }

    /// <inheritdoc/>
    public void ArmStarted(string label, string runId)
    {
        lock (gate) arms.Add(new ArmProgress(label, time));
    }

    /// <inheritdoc/>
    public void Phase(string label, string name)
    {
        lock (gate) Find(label)?.Begin(name);
    }

    /// <inheritdoc/>
    public void Advance(string label, long done, long total, IReadOnlyList<Measurement> status)
    {
        lock (gate) Find(label)?.Advance(done, total, status);
    }

    /// <inheritdoc/>
    public void Note(string label, string text)
    {
        lock (gate)
        {
            notes.Enqueue($"{label}: {text}");
            if (notes.Count > MostNotes) notes.Dequeue();
        }
    }

    /// <inheritdoc/>
    public void ArmFinished(string label, RunState state)
    {
        lock (gate) Find(label)?.End(state);
    }

    /// <summary>What is shown now.</summary>
    internal IRenderable Render()
    {
        lock (gate)
        {
            var lines = new List<IRenderable>();
            int width = arms.Count == 0 ? 0 : arms.Max(arm => arm.Label.Length);
            foreach (ArmProgress arm in arms) lines.AddRange(Render(arm, width));
            if (lines.Count == 0) lines.Add(new Text("starting"));
            foreach (string note in notes) lines.Add(new Text(note, new Style(decoration: Decoration.Dim)));
            return new Rows(lines);
        }
    }

    private static IEnumerable<IRenderable> Render(ArmProgress arm, int width)
    {
        string label = Markup.Escape(arm.Label.PadRight(width));
        string position = Markup.Escape(arm.Position());
        if (arm.State != RunState.Running)
        {
            string colour = arm.State == RunState.Finished ? "green" : "red";
            yield return new Markup($"[bold]{label}[/]  [{colour}]{position}[/]");
            yield break;
        }
        yield return new Markup($"[bold]{label}[/]  {Bar(arm.Fraction)}{position}");
        string indent = new(' ', width + 2);
        string values = arm.Values();
        if (values.Length > 0) yield return new Text(indent + values);
        string curve = arm.Curve(CurveWidth);
        if (curve.Length > 0) yield return new Text(indent + curve, new Style(Color.Teal));
    }

    private static string Bar(double? fraction)
    {
        if (fraction is not { } part) return "";
        int filled = (int)(part * BarWidth);
        return $"[teal]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/] ";
    }

    private ArmProgress? Find(string label) => arms.LastOrDefault(arm => arm.Label == label);
}
