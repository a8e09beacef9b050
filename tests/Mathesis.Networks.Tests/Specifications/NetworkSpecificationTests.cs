using System.Collections.Immutable;
using CsCheck;
using Mathesis.Core;

namespace Mathesis.Networks.Tests;

public sealed class NetworkSpecificationTests
{
    private static readonly NetworkSpecification Grokking = NetworkSpecification.OneBlockTransformer(113);

    [Fact]
    public void The_grokking_network_has_the_parameters_of_its_paper()
    {
        Grokking.Validate();
        Assert.Equal(226_816, Grokking.CountParameters());
        Assert.Equal(
            [
                "embed.W_E [114, 128]", "pos_embed.W_pos [3, 128]",
                "blocks.0.attn.W_Q [4, 128, 32]", "blocks.0.attn.W_K [4, 128, 32]", "blocks.0.attn.W_V [4, 128, 32]", "blocks.0.attn.W_O [4, 32, 128]",
                "blocks.0.mlp.W_in [128, 512]", "blocks.0.mlp.b_in [512]", "blocks.0.mlp.W_out [512, 128]", "blocks.0.mlp.b_out [128]",
                "unembed.W_U [128, 114]",
            ],
            Grokking.Parameters().Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]"));
    }

    [Fact]
    public void The_json_form_is_stable() => Assert.Equal(
        """{"vocabulary":114,"context":3,"width":128,"outputs":114,"modules":[{"kind":"token-embedding"},{"kind":"learned-positions"},"""
        + """{"kind":"block","attention":{"heads":4,"headWidth":32,"causal":true},"feedForward":{"width":512,"activation":"relu","biases":true},"dropout":0},"""
        + """{"kind":"unembedding","bias":false}]}""",
        ModuleKinds.BuiltIn.Write(Grokking));

    [Fact]
    public void Json_gives_back_an_equal_specification() =>
        SmallNetworks.Specifications.Sample(specification =>
        {
            foreach (bool indented in new[] { false, true })
            {
                NetworkSpecification read = ModuleKinds.BuiltIn.Read(ModuleKinds.BuiltIn.Write(specification, indented), "test");
                Assert.Equal(specification, read);
                Assert.Equal(specification.GetHashCode(), read.GetHashCode());
            }
        }, iter: 200);

    [Theory]
    [InlineData("""{"vocabulary":5""", "file: vocabulary: not a specification: '5' is an invalid end of a number")]
    [InlineData("[]", "file: not a specification")]
    [InlineData("null", "file: the specification is null")]
    [InlineData("""{"context":3,"width":8,"outputs":5,"modules":[]}""", "vocabulary")]
    [InlineData("""{"vocabulary":0,"context":3,"width":8,"outputs":5,"modules":[]}""", "file: vocabulary: 0 is out of range")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[]}""", "no modules")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[null]}""", "modules[0]: the module has no kind")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"tokenembedding"}]}""", "did you mean token-embedding")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding","size":3}]}""", "size")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding"}]}""", "modules[0]: the last module gives a residual stream")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"unembedding"}]}""", "modules[0]: Unembedding takes a residual stream, but the network begins with tokens")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding"},{"kind":"unembedding"},{"kind":"unembedding"}]}""", "modules[2]: Unembedding takes a residual stream, but the module before it gives logits")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding"},{"kind":"learned-positions"},{"kind":"learned-positions"},{"kind":"unembedding"}]}""", "two modules have the parameter pos_embed.W_pos")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding"},{"kind":"block"},{"kind":"unembedding"}]}""", "attention")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding"},{"kind":"block","attention":{"heads":0,"headWidth":2}},{"kind":"unembedding"}]}""", "modules[1].attention.heads: 0 is out of range")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding"},{"kind":"block","attention":{"heads":1,"headWidth":2},"dropout":1},{"kind":"unembedding"}]}""", "modules[1].dropout: 1 is out of range")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding"},{"kind":"block","attention":{"heads":1,"headWidth":2},"feedForward":{"width":2,"activation":"cube"}},{"kind":"unembedding"}]}""", "modules[1].feedForward.activation")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding"},{"kind":"residual","modules":[{"kind":"linear","outputs":4}]},{"kind":"unembedding"}]}""", "modules[1].modules: the modules make the width 4 of 8; expected the same")]
    [InlineData("""{"vocabulary":5,"context":3,"width":8,"outputs":5,"modules":[{"kind":"token-embedding"},{"kind":"loop","turns":2,"modules":[{"kind":"unembedding"}]},{"kind":"unembedding"}]}""", "modules[1].modules: Unembedding does not map a residual stream to one")]
    [InlineData("""{"vocabulary":2000000000,"context":3,"width":2000000000,"outputs":5,"modules":[{"kind":"token-embedding"},{"kind":"unembedding"}]}""", "too large")]
    public void What_does_not_fit_is_named_in_one_line(string json, string message)
    {
        InputError error = Assert.Throws<InputError>(() => ModuleKinds.BuiltIn.Read(json, "file"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("file", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_module_of_another_assembly_is_run_and_written()
    {
        var kinds = new ModuleKinds(Registry.Compose(Mathesis.Networks.Registrations.AddTo, registry => registry.Add<IModuleKind>("scaling", () => new ScalingKind())));
        NetworkSpecification specification = Grokking with { Modules = [new TokenEmbedding(), new Scaling { Factor = 3 }, new Unembedding()] };
        NetworkSpecification read = kinds.Read(kinds.Write(specification), "test");
        Assert.Equal(specification, read);

        Weights weights = WeightInitialisation.Create(read, 1);
        NetworkSpecification plain = Grokking with { Modules = ImmutableArray.Create<ModuleSpecification>(new TokenEmbedding(), new Unembedding()) };
        var tokens = new TokenBatch([5, 7], 1);
        double[] scaled = new LayerNetwork<double>(read, weights).Run(tokens).Values;
        double[] unscaled = new LayerNetwork<double>(plain, weights).Run(tokens).Values;
        for (int i = 0; i < scaled.Length; i++) Assert.Equal(3 * unscaled[i], scaled[i], 1e-12);
    }
}
