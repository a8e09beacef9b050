using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>Runs <see cref="TokenTables"/>.</summary>
[Register<ITorchModule>("token-tables")]
public sealed class TorchTokenTables : TorchModule<TokenTables>
{
    /// <inheritdoc/>
    protected override torch.Tensor Forward(TokenTables module, ModulePlace place, torch.Tensor input, TorchPass pass)
    {
        torch.Tensor sum = Enumerable.Range(0, place.Network.Context)
            .Select(position => TorchTensors.Rows(pass[TokenTables.Name(position)], pass.Tokens.narrow(1, position, 1)))
            .Aggregate((total, part) => total + part);
        return pass.Hook("tables.hook_out", module.Bias ? sum + pass["tables.b"] : sum);
    }
}
