using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>
/// Task arithmetic with a coefficient for every tensor and model, from a table that was learned elsewhere: layer-wise AdaMerging (Yang and
/// others 2024), aTLAS (Zhang and others 2024), searches.
/// </summary>
[Register<IMergeMethod>("coefficients")]
public sealed class CoefficientsMethod : IMergeMethod
{
    /// <inheritdoc/>
    public string Name => "coefficients";

    /// <inheritdoc/>
    public string Summary => "base plus task vectors times learned coefficients, a table of tensor by model";

    /// <inheritdoc/>
    public string Source => "Yang et al. 2024, arXiv:2310.02575; Zhang et al. 2024, arXiv:2407.02880";

    /// <inheritdoc/>
    public BaseUse Base => BaseUse.Required;

    /// <inheritdoc/>
    public IReadOnlyList<MergeParameter> TensorParameters { get; } = [new("table", "a JSON file of coefficients") { IsRequired = true, IsText = true }];

    /// <inheritdoc/>
    public ModelStatistics? Begin(IReadOnlyList<MergeContext> tensors) => new Tables();

    /// <inheritdoc/>
    public TensorMerge Prepare(MergeContext tensor, ModelStatistics? statistics)
    {
        int origin = tensor.RequiredBase;
        CoefficientTable table = ((Tables)statistics!).Of(tensor.Parameters.Text("table")!);
        double[] coefficients = new double[tensor.Models.Count];
        foreach (int i in tensor.Others) coefficients[i] = table.Find(tensor.Name, tensor.Models[i]);
        coefficients[origin] = 1 - tensor.Others.Sum(i => coefficients[i]);
        return new LinearCombinationMerge([], () => coefficients);
    }

    /// <summary>The tables, each read once.</summary>
    private sealed class Tables : ModelStatistics
    {
        private readonly Dictionary<string, CoefficientTable> read = [];

        public CoefficientTable Of(string path)
        {
            lock (read)
            {
                if (!read.TryGetValue(path, out CoefficientTable? table)) read[path] = table = CoefficientTable.Load(path);
                return table;
            }
        }

        public override IEnumerable<Func<int, TensorPass?>> Phases() => [];
    }
}
