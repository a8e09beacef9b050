using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>
/// Finds the value of each parameter of a tensor: the source's rules, then the slice's, the module's, the plan's, the method's default. A
/// level whose rules do not cover the tensor is passed over.
/// </summary>
internal sealed class ParameterResolver
{
    private readonly MergePlan plan;
    private readonly IMergeMethod method;
    private readonly Dictionary<ParameterRule, (string Name, int Hits)> hits = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares, and checks that all parameters of the plan are the method's.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="method">The method.</param>
    /// <param name="notes">Where unknown parameters are noted; null refuses them.</param>
    /// <exception cref="InputError">The plan has a parameter that the method has not.</exception>
    public ParameterResolver(MergePlan plan, IMergeMethod method, List<string>? notes)
    {
        this.plan = plan;
        this.method = method;
        string[] ofModels = [.. method.ModelParameters.Select(parameter => parameter.Name)];
        string[] all = [.. ofModels, .. method.TensorParameters.Select(parameter => parameter.Name)];
        foreach (ParameterTable table in new[] { plan.Parameters, plan.ModuleParameters }.Concat(plan.Slices.Select(slice => slice.Parameters))) Check(table, all, notes);
        foreach (PlanSource source in plan.Slices.SelectMany(slice => slice.Sources)) Check(source.Parameters, ofModels, notes);
    }

    /// <summary>All rules, with how many times each decided.</summary>
    public IReadOnlyList<(string Rule, int Tensors)> Rules =>
        [.. hits.Values.Zip(hits.Keys, (hit, rule) => ($"{hit.Name}{(rule.Filter is null ? "" : $" for '{rule.Filter}'")} = {string.Join(" … ", rule.Values)} ({rule.Where})", hit.Hits))];

    /// <summary>The parameters of a tensor as a whole.</summary>
    public ParameterSet OfTensor(string tensor, PlanSlice slice, double t) =>
        Resolve(method.TensorParameters, tensor, t, isRequired: true, null, [slice.Parameters, plan.ModuleParameters, plan.Parameters]);

    /// <summary>The parameters of an input.</summary>
    /// <param name="input">The tensor's name in the input.</param>
    /// <param name="model">The model.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="t">The place along the layers.</param>
    /// <param name="isBase">Whether it is the base, which needs none.</param>
    public ParameterSet OfInput(string input, ModelReference model, PlanSlice slice, double t, bool isBase)
    {
        IEnumerable<ParameterTable> own = slice.Sources.Where(source => source.Model == model).Select(source => source.Parameters);
        return Resolve(method.ModelParameters, input, t, !isBase, model, [.. own, slice.Parameters, plan.ModuleParameters, plan.Parameters]);
    }

    private ParameterSet Resolve(
        IReadOnlyList<MergeParameter> parameters, string tensor, double t, bool isRequired, ModelReference? model, IReadOnlyList<ParameterTable> levels)
    {
        if (parameters.Count == 0) return ParameterSet.Empty;
        var values = new Dictionary<string, ParameterValue>(StringComparer.Ordinal);
        foreach (MergeParameter parameter in parameters)
        {
            ParameterRule? rule = levels.Select(level => level.Find(parameter.Name, tensor)).FirstOrDefault(found => found is not null);
            if (rule is null)
            {
                if (parameter.Default is { } otherwise) values[parameter.Name] = otherwise;
                else if (parameter.IsRequired && isRequired)
                    throw new InputError(
                        $"'{parameter.Name}' of tensor '{tensor}'{(model is null ? "" : $" in model '{model}'")} is not given", plan.Where, $"expected {parameter.Expected} ({parameter.Meaning})");
                continue;
            }
            ParameterValue value = rule.At(t);
            if (!parameter.Allows(value)) throw new InputError($"{parameter.Name} '{value}' does not fit", rule.Where, $"expected {parameter.Expected}");
            values[parameter.Name] = value;
            hits[rule] = (parameter.Name, hits[rule].Hits + 1);
        }
        return new ParameterSet(values);
    }

    private void Check(ParameterTable table, string[] known, List<string>? notes)
    {
        foreach ((string name, IReadOnlyList<ParameterRule> rules) in table.Rules)
        {
            foreach (ParameterRule rule in rules) hits.TryAdd(rule, (name, 0));
            if (known.Contains(name)) continue;
            InputError error = Suggestions.Unknown("parameter", name, known);
            string what = known.Length == 0 ? $"{method.Name} has no parameters here" : error.Message;
            if (notes is null) throw new InputError(what, rules[0].Where);
            notes.Add($"{rules[0].Where}: {what}; ignored, as mergekit does");
        }
    }
}
