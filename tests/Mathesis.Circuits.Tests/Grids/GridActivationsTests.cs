using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits.Tests;

public class GridActivationsTests
{
    [Fact]
    public void Everything_is_read_at_the_last_position_of_every_pair()
    {
        GridActivations grid = GridActivations.Of(new Fake(), 5);
        Assert.Equal((5, 4, 2, 2), (grid.Logits.Columns, grid.Neurons.Columns, grid.AttentionToFirst.Columns, grid.AttentionToSecond.Columns));
        for (int a = 0; a < 5; a++)
        {
            for (int b = 0; b < 5; b++)
            {
                for (int c = 0; c < 5; c++) Assert.Equal(Fake.Code(a, b, 2, c), grid.Logits[a, b, c]);
                for (int h = 0; h < 4; h++) Assert.Equal(Fake.Code(a, b, 2, h) + 0.5f, grid.Neurons[a, b, h]);
                for (int head = 0; head < 2; head++)
                {
                    Assert.Equal(Fake.Code(a, b, 2, 10 * head + 0), grid.AttentionToFirst[a, b, head]);
                    Assert.Equal(Fake.Code(a, b, 2, 10 * head + 1), grid.AttentionToSecond[a, b, head]);
                }
            }
        }
        SyntheticGrid.AssertClose(grid.Logits, GridActivations.LogitsOf(new Fake(), 5), 0);
        Assert.Throws<ArgumentException>(() => GridActivations.Of(new Fake(), 5, block: 1));
    }

    /// <summary>A network whose every value says where it stands.</summary>
    private sealed class Fake : IForward<float>
    {
        public NetworkSpecification Specification => throw new NotSupportedException();

        public IReadOnlyList<string> HookPoints => ["blocks.0.attn.hook_pattern", "blocks.0.mlp.hook_post"];

        public static float Code(int a, int b, int position, int index) => 1000 * a + 100 * b + 40 * position + index;

        public Tensor<float> Run(TokenBatch tokens, Hooks<float>? hooks = null)
        {
            Assert.Equal(3, tokens.Positions);
            var logits = new Tensor<float>(tokens.Count, 3, 6);
            var neurons = new Tensor<float>(tokens.Count, 3, 4);
            var pattern = new Tensor<float>(tokens.Count, 2, 3, 3);
            for (int s = 0; s < tokens.Count; s++)
            {
                (int a, int b) = (tokens[s][0], tokens[s][1]);
                Assert.Equal(5, tokens[s][2]);
                for (int position = 0; position < 3; position++)
                {
                    for (int c = 0; c < 6; c++) logits.Row(s * 3 + position)[c] = Code(a, b, position, c);
                    for (int h = 0; h < 4; h++) neurons.Row(s * 3 + position)[h] = Code(a, b, position, h) + 0.5f;
                    for (int head = 0; head < 2; head++)
                    {
                        for (int key = 0; key < 3; key++) pattern.Row((s * 2 + head) * 3 + position)[key] = Code(a, b, position, 10 * head + key);
                    }
                }
            }
            hooks?.Apply("blocks.0.attn.hook_pattern", pattern);
            hooks?.Apply("blocks.0.mlp.hook_post", neurons);
            return logits;
        }
    }
}
