namespace Mathesis.Networks.Torch.Tests;

/// <summary>Tests that look at what the whole process shares: the number of threads, the number of tensors.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeProcess
{
    public const string Name = "whole process";
}
