using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>An <see cref="ITorchModule"/> of one type of specification.</summary>
/// <typeparam name="TModule">The type.</typeparam>
public abstract class TorchModule<TModule> : ITorchModule where TModule : ModuleSpecification
{
    /// <inheritdoc/>
    public Type Specification => typeof(TModule);

    /// <inheritdoc/>
    public torch.Tensor Forward(ModuleSpecification module, ModulePlace place, torch.Tensor input, TorchPass pass) =>
        Forward((TModule)module, place, input, pass);

    /// <summary>Runs the module; see <see cref="ITorchModule.Forward"/>.</summary>
    /// <param name="module">Its specification.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="input">[sequences, positions, width].</param>
    /// <param name="pass">The pass.</param>
    protected abstract torch.Tensor Forward(TModule module, ModulePlace place, torch.Tensor input, TorchPass pass);
}
