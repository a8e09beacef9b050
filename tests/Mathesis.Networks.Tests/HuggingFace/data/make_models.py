"""Writes tiny random models as Hugging Face folders, each with the logits that its architecture's definition gives.

An independent reference: NumPy in float64, one sequence at a time, loops where the definition has sums, written from the papers and
the documented tensor names and shared with nothing of Mathesis. Weights are rounded to float32 (one model to bfloat16) before use, so
that a float64 network on the files' values must agree to rounding.
"""
import json
import math
import os
import struct

import numpy as np

VOCABULARY, WIDTH, LAYERS, HEADS = 50, 16, 2, 4
SEQUENCES = [[3, 1, 4, 1, 5, 9, 2, 6], [49, 0, 17, 17, 33, 8, 21, 40]]


class Weights:
    """Random tensors by name, in the order of their making."""

    def __init__(self, seed, kind="F32"):
        self.random = np.random.default_rng(seed)
        self.kind = kind
        self.tensors = {}

    def add(self, name, *shape, mean=0.0, deviation=0.25):
        values = self.random.normal(mean, deviation, shape).astype(np.float32)
        if self.kind == "BF16":
            values = (values.view(np.uint32) & 0xFFFF0000).view(np.float32)
        self.tensors[name] = values
        return values.astype(np.float64)

    def add_linear(self, name, outputs, inputs, bias):
        """A torch Linear: weight [outputs, inputs]. Returns a function on vectors."""
        matrix = self.add(name + ".weight", outputs, inputs)
        offset = self.add(name + ".bias", outputs) if bias else 0.0
        return lambda x: matrix @ x + offset

    def add_conv1d(self, name, inputs, outputs):
        """GPT-2's Conv1D: weight [inputs, outputs]."""
        matrix, offset = self.add(name + ".weight", inputs, outputs), self.add(name + ".bias", outputs)
        return lambda x: x @ matrix + offset

    def add_layer_norm(self, name, epsilon):
        gain, offset = self.add(name + ".weight", WIDTH, mean=1.0), self.add(name + ".bias", WIDTH)

        def apply(x):
            mean = sum(x) / len(x)
            variance = sum((v - mean) ** 2 for v in x) / len(x)
            return (x - mean) / math.sqrt(variance + epsilon) * gain + offset
        return apply

    def add_rms_norm(self, name, epsilon):
        gain = self.add(name + ".weight", WIDTH, mean=1.0)
        return lambda x: x / math.sqrt(sum(v * v for v in x) / len(x) + epsilon) * gain


def gelu(x):
    return np.array([v * 0.5 * (1.0 + math.erf(v / math.sqrt(2.0))) for v in x])


def gelu_new(x):
    return np.array([0.5 * v * (1.0 + math.tanh(math.sqrt(2.0 / math.pi) * (v + 0.044715 * v ** 3))) for v in x])


def silu(x):
    return np.array([v / (1.0 + math.exp(-v)) for v in x])


def softmax(x):
    e = [math.exp(v - max(x)) for v in x]
    return [v / sum(e) for v in e]


def rotate(vector, position, base, dimensions, frequencies=None):
    """Rotary positions: feature i and feature i + dimensions / 2 are a plane."""
    result = vector.copy()
    half = dimensions // 2
    for i in range(half):
        frequency = base ** (-2.0 * i / dimensions) if frequencies is None else frequencies[i]
        c, s = math.cos(position * frequency), math.sin(position * frequency)
        a, b = vector[i], vector[i + half]
        result[i], result[i + half] = a * c - b * s, b * c + a * s
    return result


def attend(queries, keys, values, group):
    """Causal attention; queries[position][head], keys[position][head // group]."""
    mixed = []
    for t in range(len(queries)):
        heads = []
        for h in range(len(queries[t])):
            scores = [queries[t][h] @ keys[s][h // group] / math.sqrt(len(queries[t][h])) for s in range(t + 1)]
            heads.append(sum(p * values[s][h // group] for s, p in enumerate(softmax(scores))))
        mixed.append(np.concatenate(heads))
    return mixed


def gpt2(weights, config):
    embedding = weights.add("wte.weight", VOCABULARY, WIDTH)
    positions = weights.add("wpe.weight", config["n_positions"], WIDTH)
    layers = []
    for i in range(LAYERS):
        p = f"h.{i}."
        layers.append((
            weights.add_layer_norm(p + "ln_1", config["layer_norm_epsilon"]), weights.add_conv1d(p + "attn.c_attn", WIDTH, 3 * WIDTH),
            weights.add_conv1d(p + "attn.c_proj", WIDTH, WIDTH), weights.add_layer_norm(p + "ln_2", config["layer_norm_epsilon"]),
            weights.add_conv1d(p + "mlp.c_fc", WIDTH, 4 * WIDTH), weights.add_conv1d(p + "mlp.c_proj", 4 * WIDTH, WIDTH)))
        # The published files hold the causal mask too.
        weights.tensors[p + "attn.bias"] = np.tril(np.ones((config["n_positions"],) * 2, np.float32)).reshape(1, 1, *(config["n_positions"],) * 2)
    final = weights.add_layer_norm("ln_f", config["layer_norm_epsilon"])
    width = WIDTH // HEADS

    def run(tokens):
        stream = [embedding[token] + positions[t] for t, token in enumerate(tokens)]
        for norm1, joined, project, norm2, up, down in layers:
            parts = [joined(norm1(x)) for x in stream]
            q, k, v = ([x[j * WIDTH:(j + 1) * WIDTH].reshape(HEADS, width) for x in parts] for j in range(3))
            stream = [x + project(z) for x, z in zip(stream, attend(q, k, v, 1))]
            stream = [x + down(gelu_new(up(norm2(x)))) for x in stream]
        return [embedding @ final(x) for x in stream]
    return run


def gpt_neox(weights, config):
    epsilon = config["layer_norm_eps"]
    embedding = weights.add("gpt_neox.embed_in.weight", VOCABULARY, WIDTH)
    hidden = config["intermediate_size"]
    layers = []
    for i in range(LAYERS):
        p = f"gpt_neox.layers.{i}."
        layers.append((
            weights.add_layer_norm(p + "input_layernorm", epsilon), weights.add_layer_norm(p + "post_attention_layernorm", epsilon),
            weights.add_linear(p + "attention.query_key_value", 3 * WIDTH, WIDTH, True), weights.add_linear(p + "attention.dense", WIDTH, WIDTH, True),
            weights.add_linear(p + "mlp.dense_h_to_4h", hidden, WIDTH, True), weights.add_linear(p + "mlp.dense_4h_to_h", WIDTH, hidden, True)))
        weights.tensors[p + "attention.rotary_emb.inv_freq"] = np.ones(1, np.float32)
    final = weights.add_layer_norm("gpt_neox.final_layer_norm", epsilon)
    unembedding = weights.add("embed_out.weight", VOCABULARY, WIDTH)
    width = WIDTH // HEADS
    dimensions = int(width * config["rotary_pct"])

    def run(tokens):
        stream = [embedding[token] for token in tokens]
        for norm1, norm2, joined, project, up, down in layers:
            # Each head's query, key and value lie together.
            parts = [joined(norm1(x)).reshape(HEADS, 3, width) for x in stream]
            q, k = ([[rotate(part[h][j], t, config["rotary_emb_base"], dimensions) for h in range(HEADS)] for t, part in enumerate(parts)] for j in (0, 1))
            v = [part[:, 2] for part in parts]
            attended = [project(z) for z in attend(q, k, v, 1)]
            if config["use_parallel_residual"]:
                stream = [x + a + down(gelu(up(norm2(x)))) for x, a in zip(stream, attended)]
            else:
                stream = [x + a for x, a in zip(stream, attended)]
                stream = [x + down(gelu(up(norm2(x)))) for x in stream]
        return [unembedding @ final(x) for x in stream]
    return run


def llama_frequencies(config, width):
    """The frequencies of rotary positions, stretched as in Llama 3.1 where the configuration says so."""
    frequencies = [config["rope_theta"] ** (-2.0 * i / width) for i in range(width // 2)]
    scaling = config.get("rope_scaling")
    if not scaling:
        return frequencies
    if scaling["rope_type"] == "linear":
        return [f / scaling["factor"] for f in frequencies]
    low = scaling["original_max_position_embeddings"] / scaling["low_freq_factor"]
    high = scaling["original_max_position_embeddings"] / scaling["high_freq_factor"]
    stretched = []
    for f in frequencies:
        length = 2 * math.pi / f
        if length < high:
            stretched.append(f)
        elif length > low:
            stretched.append(f / scaling["factor"])
        else:
            smooth = (scaling["original_max_position_embeddings"] / length - scaling["low_freq_factor"]) / (scaling["high_freq_factor"] - scaling["low_freq_factor"])
            stretched.append((1 - smooth) * f / scaling["factor"] + smooth * f)
    return stretched


def llama(weights, config):
    epsilon = config["rms_norm_eps"]
    width = config.get("head_dim", WIDTH // HEADS)
    key_heads = config["num_key_value_heads"]
    bias = config.get("attention_bias", config["model_type"] == "qwen2")
    embedding = weights.add("model.embed_tokens.weight", VOCABULARY, WIDTH)
    layers = []
    for i in range(LAYERS):
        p = f"model.layers.{i}."
        layers.append((
            weights.add_rms_norm(p + "input_layernorm", epsilon),
            weights.add_linear(p + "self_attn.q_proj", HEADS * width, WIDTH, bias), weights.add_linear(p + "self_attn.k_proj", key_heads * width, WIDTH, bias),
            weights.add_linear(p + "self_attn.v_proj", key_heads * width, WIDTH, bias),
            weights.add_linear(p + "self_attn.o_proj", WIDTH, HEADS * width, bias and config["model_type"] != "qwen2"),
            weights.add_rms_norm(p + "post_attention_layernorm", epsilon),
            weights.add_linear(p + "mlp.gate_proj", config["intermediate_size"], WIDTH, False), weights.add_linear(p + "mlp.up_proj", config["intermediate_size"], WIDTH, False),
            weights.add_linear(p + "mlp.down_proj", WIDTH, config["intermediate_size"], False)))
    final = weights.add_rms_norm("model.norm", epsilon)
    unembedding = embedding if config["tie_word_embeddings"] else weights.add("lm_head.weight", VOCABULARY, WIDTH)
    frequencies = llama_frequencies(config, width)

    def run(tokens):
        stream = [embedding[token] for token in tokens]
        for norm1, query, key, value, project, norm2, gate, up, down in layers:
            normed = [norm1(x) for x in stream]
            q = [[rotate(h, t, 0, width, frequencies) for h in query(x).reshape(HEADS, width)] for t, x in enumerate(normed)]
            k = [[rotate(h, t, 0, width, frequencies) for h in key(x).reshape(key_heads, width)] for t, x in enumerate(normed)]
            v = [value(x).reshape(key_heads, width) for x in normed]
            stream = [x + project(z) for x, z in zip(stream, attend(q, k, v, HEADS // key_heads))]
            stream = [x + down(silu(gate(norm2(x))) * up(norm2(x))) for x in stream]
        return [unembedding @ final(x) for x in stream]
    return run


def write_safetensors(path, tensors, kind):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, values in tensors.items():
        raw = (values.view(np.uint32) >> 16).astype("<u2").tobytes() if kind == "BF16" else values.astype("<f4").tobytes()
        header[name] = {"dtype": kind, "shape": list(values.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def write(name, build, config, seed, kind="F32", shards=1):
    os.makedirs(name, exist_ok=True)
    weights = Weights(seed, kind)
    run = build(weights, config)
    with open(f"{name}/config.json", "w") as file:
        file.write(json.dumps(config, indent=2) + "\n")
    names = list(weights.tensors)
    if shards == 1:
        write_safetensors(f"{name}/model.safetensors", weights.tensors, kind)
    else:
        places = {}
        for shard in range(shards):
            file_name = f"model-{shard + 1:05d}-of-{shards:05d}.safetensors"
            part = names[shard * len(names) // shards:(shard + 1) * len(names) // shards]
            write_safetensors(f"{name}/{file_name}", {n: weights.tensors[n] for n in part}, kind)
            places.update({n: file_name for n in part})
        with open(f"{name}/model.safetensors.index.json", "w") as file:
            size = sum(v.size for v in weights.tensors.values()) * (2 if kind == "BF16" else 4)
            file.write(json.dumps({"metadata": {"total_size": size}, "weight_map": places}, indent=1) + "\n")
    logits = [[[float(v) for v in row] for row in run(tokens)] for tokens in SEQUENCES]
    with open(f"{name}/expected.json", "w") as file:
        file.write(json.dumps({"sequences": SEQUENCES, "logits": logits}).replace("], [", "],\n[") + "\n")


GPT2 = {"model_type": "gpt2", "architectures": ["GPT2LMHeadModel"], "vocab_size": VOCABULARY, "n_positions": 12, "n_ctx": 12, "n_embd": WIDTH,
        "n_layer": LAYERS, "n_head": HEADS, "activation_function": "gelu_new", "layer_norm_epsilon": 1e-5, "attn_pdrop": 0.1, "embd_pdrop": 0.1, "resid_pdrop": 0.1}
NEOX = {"model_type": "gpt_neox", "architectures": ["GPTNeoXForCausalLM"], "vocab_size": VOCABULARY, "max_position_embeddings": 12, "hidden_size": WIDTH,
        "num_hidden_layers": LAYERS, "num_attention_heads": HEADS, "intermediate_size": 4 * WIDTH, "hidden_act": "gelu", "layer_norm_eps": 1e-5,
        "rotary_pct": 0.5, "rotary_emb_base": 10000, "use_parallel_residual": True, "tie_word_embeddings": False}
LLAMA = {"model_type": "llama", "architectures": ["LlamaForCausalLM"], "vocab_size": VOCABULARY, "max_position_embeddings": 12, "hidden_size": WIDTH,
         "num_hidden_layers": LAYERS, "num_attention_heads": HEADS, "num_key_value_heads": 2, "intermediate_size": 24, "hidden_act": "silu",
         "rms_norm_eps": 1e-5, "rope_theta": 500000.0, "rope_scaling": None, "attention_bias": False, "tie_word_embeddings": False}

if __name__ == "__main__":
    write("gpt2", gpt2, GPT2, 1)
    write("pythia", gpt_neox, NEOX, 2, shards=3)
    write("neox-sequential", gpt_neox, dict(NEOX, use_parallel_residual=False, rotary_pct=1.0, rotary_emb_base=500), 3)
    write("llama", llama, LLAMA, 4, kind="BF16", shards=2)
    write("llama-tied", llama, dict(LLAMA, tie_word_embeddings=True, num_key_value_heads=4, head_dim=6, attention_bias=True, rope_theta=100.0,
          rope_scaling={"rope_type": "linear", "factor": 2.0}), 5)
    write("qwen2", llama, {key: value for key, value in dict(LLAMA, model_type="qwen2", architectures=["Qwen2ForCausalLM"], num_key_value_heads=1).items()
                           if key != "attention_bias"}, 6)
    write("llama-stretched", llama, dict(LLAMA, rope_theta=20.0, rope_scaling={
        "rope_type": "llama3", "factor": 4.0, "low_freq_factor": 1.0, "high_freq_factor": 2.0, "original_max_position_embeddings": 16}), 7)
