using System.Buffers;
using System.Text.Json;
using Mathesis.Checkpoints;

namespace Mathesis.Merging;

/// <summary>Writes low-rank adapters as PEFT reads them, with a scale of 1: alpha is the rank.</summary>
internal static class AdapterWriter
{
    /// <summary>Writes an adapter.</summary>
    /// <param name="folder">The folder; it must not exist, or be empty.</param>
    /// <param name="baseName">The model that it is for.</param>
    /// <param name="modules">The factors of each module: B [rows, rank] and A [rank, columns].</param>
    public static void Write(string folder, string? baseName, IReadOnlyList<(string Module, int Rows, int Columns, int Rank, double[] B, double[] A)> modules)
    {
        var planned = new List<PlannedTensor>();
        foreach ((string module, int rows, int columns, int rank, _, _) in modules)
        {
            planned.Add(new PlannedTensor($"base_model.model.{module}.lora_A.weight", SafetensorsType.Float32, [rank, columns]));
            planned.Add(new PlannedTensor($"base_model.model.{module}.lora_B.weight", SafetensorsType.Float32, [rows, rank]));
        }
        ShardLayout layout = ShardLayout.Plan(planned, long.MaxValue, new Dictionary<string, string> { ["format"] = "pt" }, "adapter_model");
        // Adapters are small: what an interrupted writer left is written again.
        CheckpointWriter writer = CheckpointWriter.Open(folder, layout, "adapter");
        try
        {
            for (int i = 0; i < modules.Count; i++)
            {
                Put(writer, 2 * i, modules[i].A);
                Put(writer, 2 * i + 1, modules[i].B);
            }
            writer.WriteFile("adapter_config.json", Configuration(baseName, modules));
            writer.Commit();
        }
        catch
        {
            writer.Abandon();
            throw;
        }
    }

    private static void Put(CheckpointWriter writer, int index, double[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        ElementCodec.Encode(SafetensorsType.Float32, values, bytes, saturates: false);
        writer.Write(index, 0, bytes);
        writer.Complete(index, "-");
    }

    private static byte[] Configuration(string? baseName, IReadOnlyList<(string Module, int Rows, int Columns, int Rank, double[] B, double[] A)> modules)
    {
        int most = modules.Max(module => module.Rank);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("peft_type", "LORA");
            json.WriteString("task_type", "CAUSAL_LM");
            json.WriteString("base_model_name_or_path", baseName ?? "");
            json.WriteNumber("r", most);
            json.WriteNumber("lora_alpha", most);
            json.WriteNumber("lora_dropout", 0);
            json.WriteString("bias", "none");
            json.WriteBoolean("use_rslora", false);
            json.WriteBoolean("use_dora", false);
            json.WriteBoolean("fan_in_fan_out", false);
            json.WriteBoolean("inference_mode", true);
            json.WriteStartArray("target_modules");
            foreach (string target in modules.Select(module => module.Module).Order(StringComparer.Ordinal)) json.WriteStringValue(target);
            json.WriteEndArray();
            foreach (string pattern in new[] { "rank_pattern", "alpha_pattern" })
            {
                json.WriteStartObject(pattern);
                foreach ((string module, _, _, int rank, _, _) in modules.Where(module => module.Rank != most)) json.WriteNumber(module, rank);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
