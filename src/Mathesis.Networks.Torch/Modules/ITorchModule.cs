using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>
/// What a kind of module computes, in libtorch's operations; gradients follow by themselves. Registered under any name:
/// <c>[Register&lt;ITorchModule&gt;("token-embedding")]</c>.
/// </summary>
public interface ITorchModule
{
    /// <summary>The type of the module's specification.</summary>
    Type Specification { get; }

    /// <summary>Runs the module.</summary>
    /// <param name="module">Its specification.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="input">[sequences, positions, width]; the first module gets an empty tensor and reads the tokens of the pass.</param>
    /// <param name="pass">The pass.</param>
    /// <returns>[sequences, positions, width of the output].</returns>
    torch.Tensor Forward(ModuleSpecification module, ModulePlace place, torch.Tensor input, TorchPass pass);
}
