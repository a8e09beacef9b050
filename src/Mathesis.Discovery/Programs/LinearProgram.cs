namespace Mathesis.Discovery;

/// <summary>
/// A straight-line program that computes linear forms of some inputs with shared sums. Variables are numbered: first the inputs, then one for each step.
/// </summary>
/// <param name="Inputs">How many inputs there are.</param>
/// <param name="Steps">The shared sums, in order.</param>
/// <param name="Forms">For each form its terms: variables with coefficients.</param>
public sealed record LinearProgram(int Inputs, IReadOnlyList<LinearStep> Steps, IReadOnlyList<IReadOnlyList<(int Variable, Coefficient Coefficient)>> Forms)
{
    /// <summary>Additions and subtractions: one for each step, and one less than terms for each form.</summary>
    public int Additions => Steps.Count + Forms.Sum(form => Math.Max(0, form.Count - 1));

    /// <summary>Expands the program: the coefficients of each form in the inputs. An independent check of what shared sums were introduced.</summary>
    public Coefficient[][] Expand()
    {
        var variables = new List<Coefficient[]>();
        for (int i = 0; i < Inputs; i++)
        {
            var unit = Zeros();
            unit[i] = Coefficient.One;
            variables.Add(unit);
        }
        foreach (LinearStep step in Steps) variables.Add(Sum([(step.First, Coefficient.One), (step.Second, step.Coefficient)]));
        return [.. Forms.Select(Sum)];

        Coefficient[] Zeros()
        {
            var zeros = new Coefficient[Inputs];
            Array.Fill(zeros, new Coefficient(0, 1));
            return zeros;
        }

        Coefficient[] Sum(IReadOnlyList<(int Variable, Coefficient Coefficient)> terms)
        {
            Coefficient[] sum = Zeros();
            foreach ((int variable, Coefficient coefficient) in terms)
                for (int i = 0; i < Inputs; i++) sum[i] += coefficient * variables[variable][i];
            return sum;
        }
    }
}
