namespace Mathesis.Networks.Torch.Tests;

[Collection(WholeProcess.Name)]
public class TorchMemoryTests
{
    [Fact]
    public void UpdatesLeaveNoTensorBehind()
    {
        Torch.RequireOrSkip();
        NetworkSpecification network = NetworkCases.All["decoder"];
        Weights weights = RandomCases.Parameters<float>(network, 1, late: false).ToWeights();
        long before = TorchSharp.torch.Tensor.TotalCount;
        using (var trainer = new TorchTrainer<float>(network, weights, RandomCases.AtTheEnd(network, 20, 3), new LayerTrainerOptions()))
        {
            for (int step = 0; step < 3; step++) trainer.Update();
            long live = TorchSharp.torch.Tensor.TotalCount;
            for (int step = 0; step < 20; step++) trainer.Update();
            Assert.Equal(live, TorchSharp.torch.Tensor.TotalCount);
            trainer.Evaluate(RandomCases.AtTheEnd(network, 20, 3));
            Assert.Equal(live, TorchSharp.torch.Tensor.TotalCount);
        }
        Assert.InRange(TorchSharp.torch.Tensor.TotalCount, 0, before);
    }
}
