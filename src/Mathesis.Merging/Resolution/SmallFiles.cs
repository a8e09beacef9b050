using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Checkpoints;
using Mathesis.Core;

namespace Mathesis.Merging;

/// <summary>The files beside the weights: configuration, tokenizer, generation settings. They come from the base or the first model, changed where the merge changes them.</summary>
internal static class SmallFiles
{
    private static readonly string[] copied =
    [
        "tokenizer_config.json", "special_tokens_map.json", "tokenizer.json", "tokenizer.model", "added_tokens.json", "merges.txt", "vocab.json", "vocab.txt", "spiece.model",
        "chat_template.jinja", "chat_template.json", "generation_config.json", "preprocessor_config.json", "processor_config.json", "video_preprocessor_config.json",
    ];

    private static readonly string[] layerFields = ["num_hidden_layers", "n_layer", "num_layers", "n_layers"];

    /// <summary>The files.</summary>
    /// <param name="donor">The base or the first model.</param>
    /// <param name="models">All models.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="type">The type of the output when the plan or a person says one.</param>
    /// <param name="vocabulary">The new number of embedding rows; null when it stays.</param>
    public static IReadOnlyList<(string Name, byte[] Content)> Of(
        ModelSource donor, IReadOnlyList<ModelSource> models, MergePlan plan, SafetensorsType? type, int? vocabulary)
    {
        var files = new List<(string, byte[])>();
        if (donor.FileOf("config.json") is { } configuration)
            files.Add(("config.json", Configure(configuration, plan.IsSliced ? LayerMaps.CountLayers(plan) : null, type, vocabulary)));
        foreach (string name in copied)
            if (donor.FileOf(name) is { } path) files.Add((name, File.ReadAllBytes(path)));
        if (plan.ChatTemplate is { } template) SetTemplate(files, ChatTemplate(template, models, plan));
        if (plan.Text.Length > 0) files.Add(("mergekit_config.yml", Encoding.UTF8.GetBytes(plan.Text)));
        return files;
    }

    private static byte[] Configure(string path, int? layers, SafetensorsType? type, int? vocabulary)
    {
        JsonObject root = Parse(File.ReadAllBytes(path), path);
        // Models of several parts keep the language model's configuration below.
        JsonObject inner = root["text_config"] as JsonObject ?? root;
        if (layers is { } count)
        {
            string? field = layerFields.FirstOrDefault(inner.ContainsKey);
            if (field is not null) inner[field] = count;
            if (inner["layer_types"] is JsonArray kinds && kinds.Count != count)
                throw new InputError($"layer_types lists {kinds.Count} layers, the merge has {count}", path, "expected a model whose layers are alike, or as many layers");
        }
        if (vocabulary is { } size) (inner.ContainsKey("vocab_size") ? inner : root)["vocab_size"] = size;
        if (type is { } elements)
        {
            string name = elements switch { SafetensorsType.BFloat16 => "bfloat16", SafetensorsType.Float16 => "float16", SafetensorsType.Float64 => "float64", _ => "float32" };
            root[root.ContainsKey("dtype") ? "dtype" : "torch_dtype"] = name;
        }
        return Write(root);
    }

    /// <summary>The template's text; of <c>auto</c> the one that most models have, the first of equally many.</summary>
    private static string ChatTemplate(string template, IReadOnlyList<ModelSource> models, MergePlan plan)
    {
        if (template == "auto")
        {
            string[] found = [.. models.Select(TemplateOf).OfType<string>().Select(text => text.Trim())];
            return found.GroupBy(text => text).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key
                ?? throw new InputError("no model has a chat template", plan.Where, "expected chat_template to be left out");
        }
        if (template == "chatml")
            return "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";
        if (template.Length < 20 || !template.Contains('{', StringComparison.Ordinal))
            throw new InputError($"the chat template '{template}' is not known", plan.Where, "expected auto, chatml, or the text of a template");
        return template;
    }

    private static string? TemplateOf(ModelSource model)
    {
        if (model.FileOf("chat_template.jinja") is { } file) return File.ReadAllText(file);
        return model.FileOf("tokenizer_config.json") is { } path && Parse(File.ReadAllBytes(path), path)["chat_template"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    private static void SetTemplate(List<(string Name, byte[] Content)> files, string template)
    {
        int index = files.FindIndex(file => file.Name == "tokenizer_config.json");
        JsonObject root = index < 0 ? [] : Parse(files[index].Content, "tokenizer_config.json");
        root["chat_template"] = template;
        if (index < 0) files.Add(("tokenizer_config.json", Write(root)));
        else files[index] = ("tokenizer_config.json", Write(root));
        files.RemoveAll(file => file.Name == "chat_template.jinja");
    }

    private static JsonObject Parse(byte[] bytes, string where)
    {
        try
        {
            return JsonNode.Parse(bytes) as JsonObject ?? throw new InputError("not a JSON object", where);
        }
        catch (JsonException exception)
        {
            throw new InputError("not JSON", where, cause: exception);
        }
    }

    private static byte[] Write(JsonObject root)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            root.WriteTo(writer);
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
