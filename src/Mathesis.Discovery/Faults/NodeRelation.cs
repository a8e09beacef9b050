namespace Mathesis.Discovery;

/// <summary>A relation with coefficients -1, 0 and 1 between the products of nodes.</summary>
/// <param name="Output">The output that the combination equals, or -1 when it is zero.</param>
/// <param name="Plus">The nodes with coefficient 1, a bit a node.</param>
/// <param name="Minus">The nodes with coefficient -1.</param>
public readonly record struct NodeRelation(int Output, ulong Plus, ulong Minus)
{
    /// <summary>The nodes that take part.</summary>
    public ulong Support => Plus | Minus;

    /// <summary>The relation in text: <c>c11 = S1 + S4 - S5 + S7</c>.</summary>
    public string ToString(RedundantPlan plan)
    {
        var text = new System.Text.StringBuilder(Output < 0 ? "0 =" : $"{plan.Map.OutputName(Output)} =");
        for (int node = 0; node < plan.Nodes.Count; node++)
        {
            bool isPlus = (Plus >> node & 1) != 0;
            if ((Support >> node & 1) == 0) continue;
            bool isFirst = text[^1] == '=';
            text.Append(isFirst ? isPlus ? " " : " -" : isPlus ? " + " : " - ").Append(plan.Nodes[node].Name);
        }
        return text.ToString();
    }
}
