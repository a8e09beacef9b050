using Mathesis.Core;

namespace Mathesis.Networks.Torch.Tests;

public class TorchModulesTests
{
    [Fact]
    public void EveryModuleThatLibTorchRunsIsComparedWithTheNativeEngine()
    {
        HashSet<Type> compared = [.. NetworkCases.All.Values.SelectMany(network => network.AllModules()).Select(module => module.GetType())];
        Assert.Superset(TorchModules.BuiltIn.Types.ToHashSet(), compared);
    }

    [Fact]
    public void AModuleWithoutTranslationIsNamed()
    {
        Torch.RequireOrSkip();
        NetworkSpecification network = NetworkCases.All["embedding"] with { Modules = [new TokenEmbedding(), new Strange(), new Unembedding()] };
        InputError error = Assert.Throws<InputError>(() => new TorchNetwork<float>(network, new ParameterSet<float>(network)));
        Assert.Contains("libtorch has no translation of the module Strange", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TokensAndHookPointsOutOfRangeAreNamed()
    {
        Torch.RequireOrSkip();
        NetworkSpecification specification = NetworkCases.All["block"];
        using var network = new TorchNetwork<float>(specification, new ParameterSet<float>(specification));
        Assert.Contains("token 7", Assert.Throws<InputError>(() => network.Run(new TokenBatch([7], 1))).Message, StringComparison.Ordinal);
        Assert.Contains("7 positions", Assert.Throws<InputError>(() => network.Run(new TokenBatch(new int[7], 7))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "hook_embed", Assert.Throws<InputError>(() => network.Run(new TokenBatch([1], 1), new Hooks<float>().Read("hook_embde", _ => { }))).Message, StringComparison.Ordinal);
    }

    private sealed record Strange() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream)
    {
        public override void Validate(ModulePlace place)
        {
        }

        public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place) => [];

        public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) => throw new NotSupportedException();
    }
}
