using Mathesis.Checkpoints;

namespace Mathesis.Networks;

/// <summary>
/// How an architecture of Hugging Face's libraries becomes a specification and weights. Registered under what <c>config.json</c>
/// calls <c>model_type</c>: <c>[Register&lt;IHuggingFaceArchitecture&gt;("gpt2")]</c>.
/// </summary>
public interface IHuggingFaceArchitecture
{
    /// <summary>The network that a configuration describes.</summary>
    /// <exception cref="Core.InputError">A field is missing, does not fit, or asks for what is not supported.</exception>
    NetworkSpecification Specify(JsonReading configuration);

    /// <summary>Reads every parameter of the network.</summary>
    /// <param name="specification">What <see cref="Specify"/> gave.</param>
    /// <param name="tensors">The folder's tensors; what is read there is taken as known.</param>
    /// <exception cref="Core.InputError">A tensor is missing or has another shape.</exception>
    void Read(NetworkSpecification specification, HuggingFaceTensors tensors);

    /// <summary>Whether a tensor is none of the network's parameters but a table that the libraries save along: a mask, frequencies.</summary>
    bool IsTable(string tensor);
}
