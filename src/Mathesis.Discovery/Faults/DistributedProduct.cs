using System.Diagnostics;
using System.Runtime.InteropServices;
using Mathesis.Core;

namespace Mathesis.Discovery;

/// <summary>
/// Multiplies on a process for each node of a plan and survives processes that are killed, late or wrong: every product that comes back is checked by
/// Freivalds' test against what the node was to multiply, and the outputs are decoded from those that pass.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="worker">How a worker is started: a program that serves <see cref="ProductWorker"/> on standard input and output.</param>
public sealed class DistributedProduct(RedundantPlan plan, Func<ProcessStartInfo> worker)
{
    private readonly PeelingDecoder? peeling = plan.Nodes.Count <= NodeRelationSearch.MostNodes ? new PeelingDecoder(plan, NodeRelationSearch.Find(plan)) : null;

    /// <summary>How long to wait for products.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Changes the product that a node sends back, to inject errors; by node and entries.</summary>
    public Action<int, long[]>? Corrupt { get; init; }

    /// <summary>Multiplies.</summary>
    /// <param name="a">The left matrix, in blocks of the plan's map.</param>
    /// <param name="b">The right matrix.</param>
    /// <param name="killed">The nodes whose process is killed in the middle of receiving its work, a bit a node.</param>
    /// <param name="seed">The seed of the checks.</param>
    /// <param name="cancellation">Ends all processes.</param>
    /// <exception cref="InputError">The matrices do not fit, or a worker cannot be started.</exception>
    public async Task<DistributedResult> RunAsync(IntegerBlocks a, IntegerBlocks b, ulong killed, ulong seed = 1, CancellationToken cancellation = default)
    {
        if (a.Rows != plan.Map.Rows || a.Columns != plan.Map.Inner || b.Rows != plan.Map.Inner || b.Columns != plan.Map.Columns || a.Size != b.Size)
            throw new InputError($"matrices of {a.Rows} x {a.Columns} and {b.Rows} x {b.Columns} blocks of {a.Size} and {b.Size} rows do not fit {plan.Map}", expected: "expected square blocks of one size");
        IntegerBlocks.RequireRange(a, b);
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, plan.Nodes.Count).Select(node => ServeAsync(node, a, b, (killed >> node & 1) != 0, seed, cancellation))).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        ulong alive = 0;
        for (int node = 0; node < answers.Length; node++)
            if (answers[node].State == AnswerState.Right) alive |= 1UL << node;
        int[] Nodes(AnswerState state) => [.. Enumerable.Range(0, answers.Length).Where(node => answers[node].State == state)];
        long[]?[] products = [.. answers.Select(answer => answer.State == AnswerState.Right ? answer.Product : null)];
        IReadOnlyList<NodeRelation>? steps = peeling?.Decode(alive);
        long[][]? blocks = steps is not null ? ProductDecoding.Peeling(steps, products, a.Size)
            : new LinearDecoder(plan).Decode(alive) is { } coefficients ? ProductDecoding.Linear(coefficients, products, a.Size)
            : null;
        IntegerBlocks? product = blocks is null ? null : new IntegerBlocks(a.Rows, b.Columns, a.Size, blocks);
        return new DistributedResult(product, alive, Nodes(AnswerState.Killed), Nodes(AnswerState.Wrong), Nodes(AnswerState.Late), steps);
    }

    private async Task<Answer> ServeAsync(int node, IntegerBlocks a, IntegerBlocks b, bool isKilled, ulong seed, CancellationToken cancellation)
    {
        long[] left = a.Combine(plan.Nodes[node].Left), right = b.Combine(plan.Nodes[node].Right);
        ProcessStartInfo start = worker();
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Start(start);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            Task errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, patience.Token);
            Stream input = process.StandardInput.BaseStream;
            await input.WriteAsync(BitConverter.GetBytes(a.Size), patience.Token).ConfigureAwait(false);
            await input.WriteAsync(Bytes(left), patience.Token).ConfigureAwait(false);
            if (isKilled)
            {
                await input.FlushAsync(patience.Token).ConfigureAwait(false);
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
                return new Answer(AnswerState.Killed, null);
            }
            await input.WriteAsync(Bytes(right), patience.Token).ConfigureAwait(false);
            input.Close();
            byte[] bytes = new byte[left.Length * sizeof(long)];
            await process.StandardOutput.BaseStream.ReadExactlyAsync(bytes, patience.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            long[] product = MemoryMarshal.Cast<byte, long>(bytes).ToArray();
            Corrupt?.Invoke(node, product);
            bool isRight = IntegerBlocks.IsProduct(a.Size, left, right, product, new RandomStream("discovery/freivalds", seed, (ulong)node));
            return new Answer(isRight ? AnswerState.Right : AnswerState.Wrong, product);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return new Answer(AnswerState.Late, null);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InputError($"a worker cannot be started: {exception.Message}", start.FileName, "expected a program", exception);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(long[] block) => MemoryMarshal.AsBytes(block.AsSpan()).ToArray();

    private enum AnswerState
    {
        Right,
        Killed,
        Wrong,
        Late,
    }

    private sealed record Answer(AnswerState State, long[]? Product);
}
