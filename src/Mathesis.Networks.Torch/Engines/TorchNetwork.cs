using System.Numerics;
using Mathesis.Core;
using Mathesis.Numerics;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>
/// Runs specifications with libtorch's operations and its own gradients: the oracle that the native engine is tested against, and
/// the engine of what nobody needs fast. Uses <see cref="LibTorch.Threads"/> threads; results may differ in the last bits
/// with their number.
/// </summary>
/// <typeparam name="T">The arithmetic: float or double.</typeparam>
public sealed class TorchNetwork<T> : IForward<T>, IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TorchModules modules;
    private readonly (ModuleSpecification Module, ModulePlace Place)[] places;
    private readonly OrderedDictionary<string, torch.Tensor> tensors = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<string>> points;

    /// <summary>A network with its weights, which are copied.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="modules">The kinds of modules, or null for this library's.</param>
    /// <exception cref="InputError">libtorch cannot be loaded or does not run a module, the specification does not fit together, or the weights do not fit it.</exception>
    public TorchNetwork(NetworkSpecification specification, Weights weights, TorchModules? modules = null)
        : this(specification, Copy(specification, weights), modules)
    {
    }

    /// <summary>A network with its parameters, which are copied.</summary>
    /// <param name="specification">The network.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="modules">The kinds of modules, or null for this library's.</param>
    /// <exception cref="InputError">libtorch cannot be loaded or does not run a module, or the specification does not fit together.</exception>
    public TorchNetwork(NetworkSpecification specification, ParameterSet<T> parameters, TorchModules? modules = null)
    {
        LibTorch.Require();
        specification.Validate();
        Specification = specification;
        this.modules = modules ?? TorchModules.BuiltIn;
        places = [.. specification.Places()];
        foreach (ModuleSpecification module in specification.AllModules()) _ = this.modules[module];
        using DisposeScope scope = torch.NewDisposeScope();
        foreach (ParameterSpecification parameter in specification.Parameters())
        {
            torch.Tensor tensor = TorchTensors.ToTorch(parameters[parameter.Name]).DetachFromDisposeScope();
            tensors.Add(parameter.Name, parameter.Role.IsTrained() ? tensor.requires_grad_(true) : tensor);
        }
        points = new Lazy<IReadOnlyList<string>>(FindPoints);
    }

    /// <inheritdoc/>
    public NetworkSpecification Specification { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> HookPoints => points.Value;

    /// <inheritdoc/>
    /// <exception cref="InputError">A token or a length is out of range, or a hook point does not exist.</exception>
    public Tensor<T> Run(TokenBatch tokens, Hooks<T>? hooks = null)
    {
        RequireRange(tokens);
        if (hooks is not null) RequirePoints(hooks.Points);
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable gradients = torch.no_grad();
        return TorchTensors.FromTorch<T>(Forward(new TorchPass(tokens, modules, tensors, TorchTensors.TypeOf<T>())
        {
            Hooked = hooks is null ? null : point => hooks.Points.Contains(point),
            OnHook = hooks is null ? null : (point, value) =>
                hooks.Points.Contains(point) ? TorchTensors.ToTorch(hooks.Apply(point, TorchTensors.FromTorch<T>(value))) : value,
        }));
    }

    /// <summary>The mean of an objective over the targets, and the accuracy.</summary>
    /// <exception cref="InputError">A token, a length or a target is out of range.</exception>
    public Evaluation Evaluate(Examples examples, Objective objective)
    {
        Tensor<T> outputs = Run(examples.Inputs);
        int positions = outputs.Shape[1];
        int targets = examples.TargetsOfSequence;
        double loss = 0;
        long right = 0;
        int whole = 0;
        for (int sequence = 0; sequence < examples.Count; sequence++)
        {
            bool isWhole = true;
            for (int position = 0; position < targets; position++)
            {
                RowTarget target = examples.Target(sequence * targets + position);
                if (target.IsIgnored) continue;
                Span<T> row = outputs.Row(sequence * positions + (targets == 1 ? positions - 1 : position));
                loss += objective.Loss<T>(row, target);
                bool isRight = objective.IsRight<T>(row, target);
                right += isRight ? 1 : 0;
                isWhole &= isRight;
            }
            whole += isWhole ? 1 : 0;
        }
        return new Evaluation(loss / examples.Wanted, (double)right / examples.Wanted) { WholeSequences = (double)whole / examples.Count };
    }

    /// <summary>The mean of an objective and auxiliary losses, and the gradient of their sum in every parameter. Dropout is off; batch norms use the batch.</summary>
    /// <param name="examples">The examples, at least one.</param>
    /// <param name="objective">The objective.</param>
    /// <param name="auxiliary">What is added to it.</param>
    /// <param name="loss">The sum of objective and auxiliary losses, computed in float64.</param>
    /// <exception cref="InputError">A token or a length is out of range, or libtorch has no translation of an objective or loss.</exception>
    public ParameterSet<T> LossAndGradients(Examples examples, Objective objective, ReadOnlySpan<AuxiliaryLoss> auxiliary, out double loss)
    {
        var gradients = new ParameterSet<T>(Specification);
        (double objectiveLoss, double penalty) = LossAndGradients(examples, objective, auxiliary, gradients, dropout: null, updatesStatistics: false);
        loss = objectiveLoss + penalty;
        return gradients;
    }

    /// <summary>As the public method, with the place for gradients given, and dropout.</summary>
    internal (double Loss, double Penalty) LossAndGradients(
        Examples examples, Objective objective, ReadOnlySpan<AuxiliaryLoss> auxiliary, ParameterSet<T> gradients, DropoutMasks? dropout, bool updatesStatistics)
    {
        RequireRange(examples.Inputs);
        // Without it every step's tensors would wait for the garbage collector.
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor outputs = Forward(new TorchPass(examples.Inputs, modules, tensors, TorchTensors.TypeOf<T>())
        {
            IsTraining = true,
            UpdatesStatistics = updatesStatistics,
            OnDrop = dropout is null ? null : (site, rate, value) => value * Mask(dropout, site, rate, value, examples.Inputs.Positions),
        });
        if (examples.TargetsOfSequence == 1) outputs = outputs.narrow(1, outputs.shape[1] - 1, 1);
        torch.Tensor loss = TorchObjectives.Loss(objective, outputs.flatten(0, 1), examples);
        torch.Tensor? penalty = null;
        foreach (AuxiliaryLoss part in auxiliary)
        {
            torch.Tensor added = TorchPenalties.Loss(part, Specification, tensors, outputs.flatten(0, 1), examples);
            penalty = penalty is null ? added : penalty + added;
        }
        (penalty is null ? loss : loss + penalty).backward();
        foreach ((string name, torch.Tensor tensor) in tensors)
        {
            if (!tensor.requires_grad || tensor.grad is not { } gradient)
            {
                gradients[name].Span.Clear();
                continue;
            }
            TorchTensors.FromTorch<T>(gradient).Span.CopyTo(gradients[name].Span);
            gradient.zero_();
        }
        return (loss.item<double>(), penalty?.item<double>() ?? 0);
    }

    /// <summary>A copy of the parameters.</summary>
    public ParameterSet<T> ToParameters()
    {
        var parameters = new ParameterSet<T>(Specification);
        foreach ((string name, torch.Tensor tensor) in tensors) TorchTensors.FromTorch<T>(tensor).Span.CopyTo(parameters[name].Span);
        return parameters;
    }

    /// <summary>Copies what passes move by themselves: the running means of batch norms.</summary>
    internal void CopyStatistics(ParameterSet<T> parameters)
    {
        foreach ((string name, torch.Tensor tensor) in tensors)
        {
            if (!tensor.requires_grad) TorchTensors.FromTorch<T>(tensor).Span.CopyTo(parameters[name].Span);
        }
    }

    /// <summary>Takes over the values of parameters.</summary>
    /// <param name="parameters">Parameters of the same network.</param>
    public void SetParameters(ParameterSet<T> parameters)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable gradients = torch.no_grad();
        foreach ((string name, torch.Tensor tensor) in tensors) tensor.copy_(TorchTensors.ToTorch(parameters[name]));
    }

    /// <summary>Frees libtorch's memory.</summary>
    public void Dispose()
    {
        foreach (torch.Tensor tensor in tensors.Values) tensor.Dispose();
    }

    private static ParameterSet<T> Copy(NetworkSpecification specification, Weights weights)
    {
        specification.Validate();
        return new ParameterSet<T>(specification, weights);
    }

    private torch.Tensor Forward(TorchPass pass)
    {
        torch.Tensor value = torch.zeros(pass.Sequences, pass.Positions, 0, pass.Type);
        foreach ((ModuleSpecification module, ModulePlace place) in places) value = pass.Forward(module, place, value);
        return value;
    }

    /// <summary>The points that a pass meets; found by one.</summary>
    private List<string> FindPoints()
    {
        var found = new List<string>();
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable gradients = torch.no_grad();
        int positions = Specification.Modules[0] is TokenTables ? Specification.Context : 1;
        Forward(new TorchPass(new TokenBatch(new int[positions], positions), modules, tensors, TorchTensors.TypeOf<T>())
        {
            Hooked = _ => true,
            OnHook = (point, value) =>
            {
                if (!found.Contains(point)) found.Add(point);
                return value;
            },
        });
        return found;
    }

    private static torch.Tensor Mask(DropoutMasks dropout, string site, double rate, torch.Tensor value, int positions)
    {
        // A pattern, [sequences, heads, queries, keys], counts as one position.
        int[] shape = value.shape.Length == 3
            ? Array.ConvertAll(value.shape, length => (int)length)
            : [(int)value.shape[0], 1, (int)value.shape[1..].Aggregate(1L, (product, length) => product * length)];
        var ones = new Tensor<T>(shape);
        ones.Span.Fill(T.One);
        var mask = new Tensor<T>(shape);
        dropout.Apply(site, rate, ones, 0, Math.Max(positions, shape[1]), mask);
        return TorchTensors.ToTorch(mask).reshape(value.shape);
    }

    private void RequirePoints(IEnumerable<string> wanted)
    {
        foreach (string point in wanted)
        {
            if (!HookPoints.Contains(point, StringComparer.Ordinal)) throw Suggestions.Unknown("hook point", point, HookPoints);
        }
    }

    /// <summary>Checks that tokens fit the network.</summary>
    internal void RequireRange(TokenBatch tokens)
    {
        if (tokens.Positions > Specification.Context)
            throw new InputError($"the sequences have {tokens.Positions} positions", expected: $"expected at most {Specification.Context}");
        foreach (int token in tokens.Tokens)
        {
            if ((uint)token >= (uint)Specification.Vocabulary) throw new InputError($"there is a token {token}", expected: $"expected a token below {Specification.Vocabulary}");
        }
    }
}
