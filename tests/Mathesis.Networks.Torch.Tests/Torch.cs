namespace Mathesis.Networks.Torch.Tests;

/// <summary>What tests need of libtorch.</summary>
internal static class Torch
{
    /// <summary>Skips the test, saying why, where libtorch cannot be loaded.</summary>
    public static void RequireOrSkip()
    {
        if (LibTorch.Problem is { } reason) Assert.Skip($"libtorch cannot be loaded: {reason}");
    }
}
