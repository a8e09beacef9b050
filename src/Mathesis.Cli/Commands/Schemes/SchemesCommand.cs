namespace Mathesis.Cli;

/// <summary><c>mathesis schemes</c>: algorithms that multiply matrices with few products.</summary>
internal sealed class SchemesCommand : MathesisCommand
{
    /// <summary>Creates the command.</summary>
    public SchemesCommand(Services services)
        : base(
            "schemes", "Matrix multiplication schemes: search, prove, lift, reduce, use",
            "mathesis schemes search 4x4x4 --ring Z2 --target 47", "mathesis schemes verify scheme.json", "mathesis schemes lift 3x3x3_m23_Z2.json",
            "mathesis schemes multiply 4x4x4_m49_ZT.json --size 4096", "mathesis schemes faults --kill S3,W5")
    {
        Add(new SchemesSearchCommand(services));
        Add(new SchemesVerifyCommand(services));
        Add(new SchemesShowCommand(services));
        Add(new SchemesConvertCommand(services));
        Add(new SchemesLiftCommand(services));
        Add(new SchemesReduceCommand(services));
        Add(new SchemesMultiplyCommand(services));
        Add(new SchemesTableCommand(services));
        Add(new SchemesFaultsCommand(services));
        Add(new SchemesWorkerCommand());
    }
}
