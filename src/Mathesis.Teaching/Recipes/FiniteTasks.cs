using System.Globalization;
using System.Text.Json;
using Mathesis.Core;
using Mathesis.Networks;
using Mathesis.Problems;

namespace Mathesis.Teaching;

/// <summary>Makes the finite task that a recipe, or a checkpoint that was trained by one, is about.</summary>
public static class FiniteTasks
{
    private static readonly Registry Registry = Registry.Compose(Problems.Registrations.AddTo);

    /// <summary>The registered families, in the order of their names.</summary>
    public static IEnumerable<IFiniteTaskFamily> Families => Registry.CreateAll<IFiniteTaskFamily>();

    /// <summary>The task of a recipe: a person's table if it names one, else a registered family.</summary>
    public static FiniteTask Create(FiniteTrainingOptions options)
    {
        if (options.Table is not null) return TableTask.Load(options.Table, new TableTaskOptions { Answer = options.Answer });
        IFiniteTaskFamily family = Registry.Create<IFiniteTaskFamily>(options.Task, "task");
        // A family with one size takes the recipe's, whatever it calls it.
        return family.Create(family.Options.Take(1).ToDictionary(
            option => option.Name, _ => options.Modulus.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal));
    }

    /// <summary>The recipe a checkpoint was trained by.</summary>
    /// <exception cref="InputError">The checkpoint does not say, or what it says cannot be read.</exception>
    public static FiniteTrainingOptions RecipeOf(Checkpoint checkpoint, string path)
    {
        if (checkpoint.TaskParameters is null || checkpoint.Format != SequenceFormat.Name)
            throw new InputError("the checkpoint does not say which finite task it was trained on", path, "give the task as --data FILE (CSV or JSONL)");
        try
        {
            return JsonSerializer.Deserialize(checkpoint.TaskParameters, TeachingJson.Default.FiniteTrainingOptions)!;
        }
        catch (JsonException exception)
        {
            throw new InputError($"the checkpoint's recipe cannot be read: {exception.Message}", path, cause: exception);
        }
    }
}
