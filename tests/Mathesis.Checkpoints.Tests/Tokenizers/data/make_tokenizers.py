"""Writes small tokenizer.json files of the shapes of GPT-2, GPT-NeoX, Llama 2 and Llama 3.

The merges are learned here, on the few lines below; everything around them is as in the files of those models. Afterwards
encode_texts.mjs writes what Hugging Face's own library makes of some texts with them.
"""
import collections
import json
import re

CORPUS = """
The sum of two even numbers is even, and the product of an odd number and an even number is even.
Let x be a real number such that x + 3 = 7; then x = 4. We're done, aren't we? They'll say it's trivial, I've seen it.
If 12 * 12 = 144 and 13 * 13 = 169 then 12 * 13 = 156 lies between them. 1000 + 999 = 1999.
def add(a, b):
    return a + b

for i in range(100):
        print(i, add(i, i))
Theorem. Every prime p > 2 is odd. Proof. Suppose p = 2k; then 2 divides p, so p = 2.  QED.
The derivative of sin(x) is cos(x); the integral of 1/x is log|x| + C.
Größe, naïve, façade, café, Ελληνικά, русский язык, 数学, 한국어.
""".strip()


def byte_alphabet():
    printable = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    extra = [value for value in range(256) if value not in printable]
    return {**{value: chr(value) for value in printable}, **{value: chr(256 + i) for i, value in enumerate(extra)}}


BYTES = byte_alphabet()


def learn(words, count):
    """Merges in the order in which byte-pair encoding learns them."""
    counts = collections.Counter(tuple(word) for word in words)
    merges = []
    for _ in range(count):
        pairs = collections.Counter()
        for word, times in counts.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += times
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        merged = collections.Counter()
        for word, times in counts.items():
            parts, i = [], 0
            while i < len(word):
                if i + 1 < len(word) and (word[i], word[i + 1]) == best:
                    parts.append(word[i] + word[i + 1])
                    i += 2
                else:
                    parts.append(word[i])
                    i += 1
            merged[tuple(parts)] += times
        counts = merged
    return merges


def byte_words(text):
    return ["".join(BYTES[b] for b in word.encode()) for word in re.findall(r" ?[^\W\d_]+| ?\d+| ?[^\w\s]+|\s+(?!\S)|\s+", text)]


def token(identity, content, special=True, normalized=False, **more):
    fields = {"id": identity, "content": content, "single_word": False, "lstrip": False, "rstrip": False, "normalized": normalized, "special": special}
    return {**fields, **more}


def write(name, added, normalizer, pre_tokenizer, post_processor, decoder, model):
    with open(name, "w", encoding="utf-8") as file:
        json.dump({
            "version": "1.0", "truncation": None, "padding": None, "added_tokens": added, "normalizer": normalizer,
            "pre_tokenizer": pre_tokenizer, "post_processor": post_processor, "decoder": decoder, "model": model,
        }, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


def bpe(vocabulary, merges, **more):
    fields = {
        "type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None, "end_of_word_suffix": None,
        "fuse_unk": False, "byte_fallback": False, "ignore_merges": False,
    }
    return {**fields, **more, "vocab": {text: i for i, text in enumerate(vocabulary)}, "merges": merges}


byte_merges = learn(byte_words(CORPUS), 150)
byte_vocabulary = sorted(BYTES.values(), key=ord) + ["".join(pair) for pair in byte_merges]
level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}

write("gpt2.json", [token(len(byte_vocabulary), "<|endoftext|>", normalized=True)], None, level, dict(level, trim_offsets=False), dict(level, add_prefix_space=True),
      bpe(byte_vocabulary + ["<|endoftext|>"], [" ".join(pair) for pair in byte_merges]))

neox = ["<|endoftext|>", "<|padding|>"] + byte_vocabulary
write("neox.json",
      [token(0, "<|endoftext|>"), token(1, "<|padding|>")]
      + [token(len(neox) + i, " " * length, special=False, normalized=True) for i, length in enumerate(range(24, 1, -1))],
      {"type": "NFC"}, level, level, level, bpe(neox, [" ".join(pair) for pair in byte_merges]))

pieces = ["▁" + CORPUS.replace(" ", "▁")]
# SentencePiece learns from words that begin with the mark.
marked = re.findall(r"▁*[^▁]+", pieces[0].replace("\n", "▁"))
marked_merges = learn(marked, 120)
characters = sorted(set("".join(marked)) - set("Ελληνικά한국어"))
llama = ["<unk>", "<s>", "</s>"] + [f"<0x{value:02X}>" for value in range(256)] + ["".join(pair) for pair in marked_merges] + characters
assert len(set(llama)) == len(llama)
special = [token(0, "<unk>"), token(1, "<s>"), token(2, "</s>")]
template = {
    "type": "TemplateProcessing",
    "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
    "pair": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
             {"SpecialToken": {"id": "<s>", "type_id": 1}}, {"Sequence": {"id": "B", "type_id": 1}}],
    "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]}},
}
sentence_decoder = {"type": "Sequence", "decoders": [
    {"type": "Replace", "pattern": {"String": "▁"}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"},
    {"type": "Strip", "content": " ", "start": 1, "stop": 0}]}
sentence_model = bpe(llama, [" ".join(pair) for pair in marked_merges], unk_token="<unk>", fuse_unk=True, byte_fallback=True)
write("llama.json", special,
      {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
      None, template, sentence_decoder, sentence_model)
metaspace = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first", "split": False}
write("metaspace.json", special, None, metaspace, template, sentence_decoder,
      dict(sentence_model, merges=[list(pair) for pair in marked_merges], byte_fallback=False))

llama3 = byte_vocabulary + ["ĠQED", "Ġtrivial"]
first = len(llama3)
begin = "<|begin_of_text|>"
write("llama3.json",
      [token(first, begin), token(first + 1, "<|eot_id|>"), token(first + 2, "<mask>", lstrip=True, rstrip=True),
       token(first + 3, "word", special=False, single_word=True)],
      None,
      {"type": "Sequence", "pretokenizers": [
          {"type": "Split", "behavior": "Isolated", "invert": False, "pattern": {"Regex":
              r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"}},
          dict(level, use_regex=False)]},
      {"type": "Sequence", "processors": [level, {
          "type": "TemplateProcessing", "single": [{"SpecialToken": {"id": begin, "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
          "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
          "special_tokens": {begin: {"id": begin, "ids": [first], "tokens": [begin]}}}]},
      level, bpe(llama3, [list(pair) for pair in byte_merges], ignore_merges=True))
