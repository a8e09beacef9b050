// Writes encodings.json: what Hugging Face's own library (npm package "tokenizers", 0.23.2, written in Rust) makes of some texts
// with the tokenizers of make_tokenizers.py. Run beside them: npm install tokenizers@0.23.2; node encode_texts.mjs
import fs from "node:fs";
import { createRequire } from "node:module";

const { Tokenizer } = createRequire(process.cwd() + "/")("tokenizers");

const texts = [
    "", " ", "  ", "\n", "a", "Hello", " Hello", "Hello world", "The sum of two even numbers is even.", "x + 3 = 7; then x = 4",
    "12345678901234567890", "3.14159", "1,000,000", "-5 + (-7) = -12", "We're done, aren't we? THEY'LL SAY IT'S SO", "def f(x):\n    return x\n",
    "    indented", "a  b   c    d     e", "tab\tand\r\nnewline\n\n\nend  ", "trailing space ", "café cafe\u0301 naïve", "e\u0301\u0323 q\u0323\u0307",
    "Å Å \u212b", "한국어 \u1112\u1161\u11ab\u1100\u116e\u11a8", "数学は楽しい。", "русский язык", "Ελληνικά", "𝑥² + 𝒳 = 𝟚𝟛", "ℝ ∀x∈ℝ ∃y: x<y", "√2 ≈ 1.41421…",
    "emoji 😀👍🏽 👩‍👩‍👧", "½ ⅓ ٣ Ⅷ ²", "a\u00a0b\u2003c\u200bd", "\u0000\u0001\u007f", "<s>x</s>", "<unk>", "<|endoftext|>", "a<|endoftext|>b <|endoftext|> c",
    "<|padding|>x<|padding|>", "<|begin_of_text|>Let x<|eot_id|>", "fill the <mask> here", "<mask>", "a word, swordfish, words, word", "word_word word",
    "▁mark▁inside", " ▁ ", "<0x41><0x0A>", "ĠThe Ċ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "ththththththethethe in in innn", "QED. trivial QED trivial", "'S 'sS 'LL'd", "end.\n\n  next", "x=1;y=2;z=x+y", "\\frac{1}{2}\\sqrt{x}", "}{][)(", "   ", "\t\t", "a\nb\n",
    "Theorem. Every prime p > 2 is odd.", "ﬁne ﬂow", "İstanbul ß ẞ", "\ufeffbom", "\ud7ff\ue000", "नमस्ते दुनिया", "שלום עולם", "مرحبا", "ไทย", "1000 + 999 = 1999 1234567",
];

// More texts, from a fixed linear congruential generator over parts that meet in awkward ways.
const parts = ["the", " The", " ", "  ", "\n", "12", "7", "'s", "'", "é", "e\u0301", "\u0323", "数", "𝑥", "😀", ".", ",;", "<s>", "</s>", "word", "▁", "<mask>", "\t", "ing", " in", "=", "x", "한", "\u11a8", "²", "<|endoftext|>"];
let state = 12345;
for (let i = 0; i < 120; i++) {
    let text = "";
    const length = 1 + i % 12;
    for (let j = 0; j < length; j++) {
        state = (state * 1103515245 + 12345) % 2147483648;
        text += parts[Math.floor(state / 65536) % parts.length];
    }
    texts.push(text);
}

const result = { texts, tokenizers: {} };
for (const name of ["gpt2", "neox", "llama", "metaspace", "llama3"]) {
    const tokenizer = Tokenizer.fromString(fs.readFileSync(`${name}.json`, "utf8"));
    const rows = [];
    for (const text of texts) {
        const ids = (await tokenizer.encode(text)).getIds();
        rows.push({
            ids, plain: (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds(),
            decoded: await tokenizer.decode(ids, true), whole: await tokenizer.decode(ids, false),
        });
    }
    result.tokenizers[name] = rows;
}
fs.writeFileSync("encodings.json", JSON.stringify(result).replaceAll(/\},\{/g, "},\n{") + "\n");
