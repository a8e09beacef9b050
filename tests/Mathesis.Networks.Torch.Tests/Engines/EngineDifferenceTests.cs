using System.Numerics;
using Mathesis.Numerics;

namespace Mathesis.Networks.Torch.Tests;

/// <summary>The native engine against libtorch: outputs, losses and every gradient, layer by layer and for whole networks.</summary>
public class EngineDifferenceTests
{
    public static TheoryData<string, bool> Cases
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string name in NetworkCases.Names)
            {
                data.Add(name, false);
                data.Add(name, true);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void LossAndGradientsAreEqualInSingle(string name, bool late) => AssertEqual<float>(name, late, 1e-4);

    [Theory]
    [MemberData(nameof(Cases))]
    public void LossAndGradientsAreEqualInDouble(string name, bool late) => AssertEqual<double>(name, late, 1e-9);

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputsAndHookPointsAreEqual(string name, bool late)
    {
        Torch.RequireOrSkip();
        NetworkSpecification specification = NetworkCases.All[name];
        ParameterSet<double> parameters = RandomCases.Parameters<double>(specification, 5, late);
        var native = new LayerNetwork<double>(specification, parameters);
        using var torch = new TorchNetwork<double>(specification, parameters);
        Assert.Equal(native.HookPoints.Order(StringComparer.Ordinal), torch.HookPoints.Order(StringComparer.Ordinal));

        TokenBatch tokens = RandomCases.AtTheEnd(specification, 3, 6).Inputs;
        var values = new Dictionary<string, Tensor<double>>(StringComparer.Ordinal);
        var reading = new Hooks<double>();
        foreach (string point in native.HookPoints) reading.Read(point, value => values[point] = value.Clone());
        Tensor<double> expected = native.Run(tokens, reading);
        var comparing = new Hooks<double>();
        int compared = 0;
        foreach (string point in torch.HookPoints)
        {
            comparing.Read(point, value =>
            {
                AssertNear(values[point], value, 1e-9, point);
                compared++;
            });
        }
        AssertNear(expected, torch.Run(tokens, comparing), 1e-9, "outputs");
        Assert.Equal(values.Count, compared);
        AssertNear(native.Run(tokens), torch.Run(tokens), 1e-9, "outputs without hooks");
    }

    [Fact]
    public void ReplacedValuesGoOnInBothEngines()
    {
        Torch.RequireOrSkip();
        NetworkSpecification specification = NetworkCases.All["decoder"];
        ParameterSet<double> parameters = RandomCases.Parameters<double>(specification, 7, late: false);
        TokenBatch tokens = RandomCases.AtTheEnd(specification, 3, 8).Inputs;
        var native = new LayerNetwork<double>(specification, parameters);
        using var torch = new TorchNetwork<double>(specification, parameters);
        foreach (string point in native.HookPoints)
        {
            Hooks<double> hooks = new Hooks<double>().Replace(point, value => new Tensor<double>([.. value.Values.Select(x => double.IsFinite(x) ? 0.5 * x + 0.1 : x)], value.Shape));
            AssertNear(native.Run(tokens, hooks), torch.Run(tokens, hooks), 1e-9, point);
        }
    }

    private static void AssertEqual<T>(string name, bool late, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Torch.RequireOrSkip();
        NetworkSpecification specification = NetworkCases.All[name];
        ParameterSet<T> parameters = RandomCases.Parameters<T>(specification, 1, late);
        var native = new LayerNetwork<T>(specification, parameters);
        using var torch = new TorchNetwork<T>(specification, parameters);
        using var exact = new TorchNetwork<double>(specification, RandomCases.Parameters<double>(specification, 1, late));
        List<Examples> all = [RandomCases.AtTheEnd(specification, 5, 2)];
        // Tables join the positions: there is one output for all.
        if (specification.Modules[0] is not TokenTables)
        {
            all.Add(RandomCases.Everywhere(specification, 4, 3));
            all.Add(RandomCases.Packed(specification, 4, 4));
        }
        foreach (Examples examples in all)
        {
            IReadOnlyDictionary<string, Tensor<T>> expected = native.LossAndGradients(examples, out double loss);
            ParameterSet<T> found = torch.LossAndGradients(examples, Objective.CrossEntropy, [], out double torchLoss);
            ParameterSet<double> reference = exact.LossAndGradients(examples, Objective.CrossEntropy, [], out _);
            Differences.AssertNear(loss, torchLoss, tolerance, "loss");
            Differences.AssertSameGradients(expected, found, reference, tolerance);
        }
    }

    private static void AssertNear(Tensor<double> expected, Tensor<double> found, double tolerance, string what)
    {
        Assert.True(expected.HasShapeOf(found), $"{what}: [{string.Join(", ", expected.Shape.ToArray())}] and [{string.Join(", ", found.Shape.ToArray())}]");
        for (int i = 0; i < expected.Length; i++)
        {
            bool isSame = expected.Values[i].Equals(found.Values[i]) || Math.Abs(expected.Values[i] - found.Values[i]) <= tolerance * (1 + Math.Abs(expected.Values[i]));
            Assert.True(isSame, $"{what}, value {i}: {expected.Values[i]} and {found.Values[i]}");
        }
    }
}
