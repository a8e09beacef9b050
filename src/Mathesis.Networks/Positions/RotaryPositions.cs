using System.Numerics;
using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>
/// Rotary positions (Su et al. 2021): pairs of features of queries and keys are rotated by id * base^(-2i/dimensions), so that
/// scores depend on differences of ids.
/// </summary>
public sealed record RotaryPositions : PositionScheme
{
    /// <summary>The base of the wave lengths, positive.</summary>
    public double Base { get; init; } = 10000;

    /// <summary>How many of a head's first features are rotated, even (GPT-NeoX rotates a quarter); null for all.</summary>
    public int? Dimensions { get; init; }

    /// <summary>Whether a pair is two neighbours (GPT-J) instead of features half the dimensions apart (GPT-NeoX, Llama).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Interleaved { get; init; }

    /// <summary>What ids are divided by, to stretch a trained context (Chen et al. 2023); null for 1.</summary>
    public double? Stretch { get; init; }

    /// <summary>Stretches the long waves alone, or null.</summary>
    public LongWaveStretch? LongWaves { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place, AttentionSpecification attention)
    {
        place.Require(Base > 0, "attention.positions.base", Base, "a positive number");
        int dimensions = Dimensions ?? attention.HeadWidth;
        place.Require(
            dimensions >= 2 && dimensions % 2 == 0 && dimensions <= attention.HeadWidth, "attention.positions.dimensions", dimensions,
            "an even number of features that a head has");
        place.Require(Stretch is null or > 0, "attention.positions.stretch", Stretch ?? 0, "a positive number");
        LongWaves?.Validate(place);
    }

    /// <inheritdoc/>
    public override PositionKernel<T> Build<T>(AttentionSpecification attention, string prefix, ParameterSet<T> parameters) =>
        new Rotation<T>(this, Dimensions ?? attention.HeadWidth);

    private sealed class Rotation<T> : PositionKernel<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly int half;
        private readonly bool interleaved;
        private readonly double[] frequencies;
        private readonly Lock gate = new();
        private (T[] Cosines, T[] Sines)[] table = [];

        public Rotation(RotaryPositions scheme, int dimensions)
        {
            half = dimensions / 2;
            interleaved = scheme.Interleaved;
            frequencies = [.. Enumerable.Range(0, half).Select(i => Math.Pow(scheme.Base, -2.0 * i / dimensions) / (scheme.Stretch ?? 1))
                .Select(frequency => scheme.LongWaves?.Apply(frequency) ?? frequency)];
        }

        public override bool Turns => true;

        public override void Turn(int id, Span<T> vector) => Turn(id, T.One, vector);

        public override void TurnBack(int id, Span<T> vector) => Turn(id, -T.One, vector);

        private void Turn(int id, T sign, Span<T> vector)
        {
            (T[] cosines, T[] sines) = Waves(id);
            for (int i = 0; i < half; i++)
            {
                ref T first = ref vector[interleaved ? 2 * i : i];
                ref T second = ref vector[interleaved ? 2 * i + 1 : half + i];
                T sine = sign * sines[i];
                (first, second) = (first * cosines[i] - second * sine, second * cosines[i] + first * sine);
            }
        }

        private (T[] Cosines, T[] Sines) Waves(int id)
        {
            if (id < 0) return Compute(id);
            (T[] Cosines, T[] Sines)[] known = table;
            if (id < known.Length) return known[id];
            if (id > 1 << 20) return Compute(id);
            lock (gate)
            {
                if (id >= table.Length)
                {
                    var longer = new (T[], T[])[Math.Max(id + 1, 2 * table.Length)];
                    table.CopyTo(longer, 0);
                    for (int next = table.Length; next < longer.Length; next++) longer[next] = Compute(next);
                    table = longer;
                }
                return table[id];
            }
        }

        private (T[] Cosines, T[] Sines) Compute(int id) =>
            ([.. frequencies.Select(f => T.CreateChecked(Math.Cos(id * f)))], [.. frequencies.Select(f => T.CreateChecked(Math.Sin(id * f)))]);
    }
}
