using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>The base plus weighted task vectors.</summary>
[Register<IMergeMethod>("task_arithmetic")]
public sealed class TaskArithmeticMethod : TaskVectorMethod
{
    /// <inheritdoc/>
    public override string Name => "task_arithmetic";

    /// <inheritdoc/>
    public override string Summary => "base plus weighted task vectors";

    /// <inheritdoc/>
    public override string Source => "Ilharco et al. 2023, arXiv:2212.04089";
}
