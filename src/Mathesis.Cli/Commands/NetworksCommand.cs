namespace Mathesis.Cli;

/// <summary><c>mathesis networks</c>: networks from files, Mathesis's own and Hugging Face's.</summary>
internal sealed class NetworksCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public NetworksCommand(Services services)
        : base("networks", "Look at a network: a checkpoint, or a Hugging Face folder of GPT-2, Pythia, Llama, Mistral or Qwen2",
            "mathesis networks show network.safetensors", "mathesis networks show pythia-14m --prompt \"2 + 2 =\"") =>
        Add(new NetworksShowCommand(services));
}
