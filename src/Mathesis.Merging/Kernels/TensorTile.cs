using System.Numerics.Tensors;

namespace Mathesis.Merging;

/// <summary>
/// A stretch of one output tensor's elements that a method sees at once: the same elements of every input, in float64, and room for
/// the result. Its length is fixed by the tensor (1024 elements, or whole rows for methods that need them), never by the number of
/// threads or the memory allowed, so sums over tiles come out the same.
/// </summary>
public sealed class TensorTile
{
    private readonly List<double[]> inputs = [];
    private readonly List<double[]> scratch = [];
    private double[] output = [];
    private int room;

    /// <summary>The index of the first element within the tensor.</summary>
    public long Start { get; internal set; }

    /// <summary>The number of elements.</summary>
    public int Count { get; internal set; }

    /// <summary>The elements of an input.</summary>
    public ReadOnlySpan<double> Input(int index) => inputs[index].AsSpan(0, Count);

    /// <summary>Where the result goes.</summary>
    public Span<double> Output => output.AsSpan(0, Count);

    /// <summary>Room for a method's own numbers; its content lasts until the method returns.</summary>
    /// <param name="index">Which of several, from 0.</param>
    public Span<double> Scratch(int index)
    {
        while (scratch.Count <= index) scratch.Add(new double[room]);
        return scratch[index].AsSpan(0, Count);
    }

    /// <summary>An input's difference from the base.</summary>
    /// <param name="input">The input.</param>
    /// <param name="baseInput">The base.</param>
    /// <param name="destination">Where it goes.</param>
    public void Delta(int input, int baseInput, Span<double> destination) => TensorPrimitives.Subtract(Input(input), Input(baseInput), destination);

    /// <summary>Makes room.</summary>
    internal void Reserve(int inputCount, int count)
    {
        if (count > room)
        {
            room = count;
            output = new double[room];
            scratch.Clear();
            inputs.Clear();
        }
        while (inputs.Count < inputCount) inputs.Add(new double[room]);
    }

    /// <summary>Where an input's elements are put.</summary>
    internal Span<double> InputRoom(int index) => inputs[index].AsSpan(0, Count);
}
