namespace Mathesis.Cli;

/// <summary><c>mathesis checkpoint</c>: safetensors checkpoints, looked at, compared and rewritten.</summary>
internal sealed class CheckpointCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public CheckpointCommand(Services services)
        : base("checkpoint", "Look at, compare and rewrite safetensors checkpoints: files, folders of shards, adapters",
            "mathesis checkpoint inspect model", "mathesis checkpoint diff base tuned", "mathesis checkpoint extract-lora base tuned adapter --rank 16")
    {
        Add(new CheckpointInspectCommand(services));
        Add(new CheckpointDiffCommand(services));
        Add(new CheckpointVerifyCommand(services));
        Add(new CheckpointExtractLoraCommand(services));
        Add(new CheckpointSumLoraCommand(services));
        Add(new CheckpointConvertCommand(services));
        Add(new CheckpointHashCommand(services));
    }
}
