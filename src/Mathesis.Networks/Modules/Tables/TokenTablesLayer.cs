using System.Numerics;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>Runs <see cref="TokenTables"/>.</summary>
internal sealed class TokenTablesLayer<T>(Tensor<T>[] tables, Tensor<T>? bias) : Layer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const string Point = "tables.hook_out";

    public override IReadOnlyList<string> HookPoints { get; } = [Point];

    public override Tensor<T> Forward(Tensor<T> input, Pass<T> pass)
    {
        if (pass.Positions != tables.Length)
            throw new InputError($"the sequences have {pass.Positions} positions", expected: $"expected {tables.Length}, one for each table");
        Tensor<T> output = pass.New(pass.Sequences, 1, tables[0].Shape[1]);
        ReadOnlySpan<int> tokens = pass.Tokens;
        for (int sequence = 0; sequence < pass.Sequences; sequence++)
        {
            Span<T> row = output.Row(sequence);
            tables[0].Row(tokens[sequence * tables.Length]).CopyTo(row);
            for (int position = 1; position < tables.Length; position++)
                VectorRows.Add<T>(tables[position].Row(tokens[sequence * tables.Length + position]), row);
            if (bias is not null) VectorRows.Add<T>(bias.Span, row);
        }
        return pass.Hook(Point, output);
    }

    public override Tensor<T> Backward(Tensor<T> outputGradient, Pass<T> pass)
    {
        Tensor<T> gradient = pass.HookGradient(Point, outputGradient);
        ReadOnlySpan<int> tokens = pass.Tokens;
        for (int position = 0; position < tables.Length; position++)
        {
            Tensor<T> tableGradient = pass.GradientOf(tables[position]);
            for (int sequence = 0; sequence < pass.Sequences; sequence++)
                VectorRows.Add<T>(gradient.Row(sequence), tableGradient.Row(tokens[sequence * tables.Length + position]));
        }
        if (bias is not null) LinearMap.AddBiasGradient(pass.Sequences, gradient, pass.GradientOf(bias), bias.Length);
        return pass.New(pass.Sequences, pass.Positions, 0);
    }
}
