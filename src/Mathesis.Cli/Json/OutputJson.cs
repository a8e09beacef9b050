using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mathesis.Cli;

/// <summary>How the program's JSON output is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExplanationOutput))]
[JsonSerializable(typeof(SchemeOutput))]
[JsonSerializable(typeof(SchemeOutput[]))]
[JsonSerializable(typeof(LiftOutput))]
[JsonSerializable(typeof(ReduceOutput))]
[JsonSerializable(typeof(MultiplyOutput))]
[JsonSerializable(typeof(SchemeTableOutput))]
[JsonSerializable(typeof(SearchOutput))]
[JsonSerializable(typeof(FaultsOutput))]
[JsonSerializable(typeof(FaultRunOutput))]
[JsonSerializable(typeof(HermiteOutput))]
[JsonSerializable(typeof(SmithOutput))]
[JsonSerializable(typeof(MinimalPolynomialOutput))]
[JsonSerializable(typeof(CharacteristicPolynomialOutput))]
[JsonSerializable(typeof(DeterminantOutput))]
[JsonSerializable(typeof(SolutionOutput))]
[JsonSerializable(typeof(RankOutput))]
[JsonSerializable(typeof(RowReductionOutput))]
[JsonSerializable(typeof(NullspaceOutput))]
[JsonSerializable(typeof(CertificateOutput))]
[JsonSerializable(typeof(ProbeOutput))]
[JsonSerializable(typeof(NetworkOutput))]
[JsonSerializable(typeof(RunDetailsOutput))]
[JsonSerializable(typeof(ComparisonOutput))]
[JsonSerializable(typeof(PruneOutput))]
[JsonSerializable(typeof(DrillOutput))]
[JsonSerializable(typeof(IReadOnlyList<RunOutput>))]
[JsonSerializable(typeof(PrivateEncodeOutput))]
[JsonSerializable(typeof(PrivateEstimateOutput))]
[JsonSerializable(typeof(PrivateAuditOutput))]
[JsonSerializable(typeof(IReadOnlyList<FamilyOutput>))]
[JsonSerializable(typeof(IReadOnlyList<ProblemOutput>))]
[JsonSerializable(typeof(JudgementOutput))]
[JsonSerializable(typeof(GenerateOutput))]
[JsonSerializable(typeof(DataSetOutput))]
[JsonSerializable(typeof(MergeOutput))]
[JsonSerializable(typeof(MergePreviewOutput))]
[JsonSerializable(typeof(CheckpointOutput))]
[JsonSerializable(typeof(CheckpointDifferenceOutput))]
[JsonSerializable(typeof(HashesOutput))]
[JsonSerializable(typeof(ExtractionOutput))]
[JsonSerializable(typeof(VersionOutput))]
[JsonSerializable(typeof(DoctorOutput))]
[JsonSerializable(typeof(PaperDetailsOutput))]
[JsonSerializable(typeof(CitationOutput))]
[JsonSerializable(typeof(IReadOnlyList<PaperOutput>))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    /// <summary>Indented, with every character that JSON allows written as itself.</summary>
    public static OutputJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
