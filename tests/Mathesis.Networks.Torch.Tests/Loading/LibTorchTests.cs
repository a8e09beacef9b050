using TorchSharp;

namespace Mathesis.Networks.Torch.Tests;

[Collection(WholeProcess.Name)]
public class LibTorchTests
{
    [Fact]
    public void LibTorchAddsUp()
    {
        Torch.RequireOrSkip();
        using torch.Tensor ones = torch.ones(2, 2);
        using torch.Tensor sum = ones.sum();
        Assert.Equal(4, sum.item<float>());
    }

    [Fact]
    public void TheNumberOfThreadsIsSet()
    {
        Torch.RequireOrSkip();
        LibTorch.Threads = 2;
        Assert.Equal(2, LibTorch.Threads);
        LibTorch.Threads = 1;
        Assert.Equal(1, torch.get_num_threads());
    }

    [Fact]
    public void NoOutputFolderHoldsACopyOfLibTorch() =>
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "*torch_cpu*", SearchOption.AllDirectories));
}
