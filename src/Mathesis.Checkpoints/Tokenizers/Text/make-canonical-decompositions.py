"""Writes canonical-decompositions.txt from Python's copy of the Unicode Character Database."""
import sys
import unicodedata

lines = [f"# Unicode {unicodedata.unidata_version}: code point; combining class; canonical decomposition; c where it composes again.",
         "# Written by make-canonical-decompositions.py."]
for point in range(0x110000):
    if 0xD800 <= point <= 0xDFFF or 0xAC00 <= point <= 0xD7A3:
        continue
    character = chr(point)
    combining = unicodedata.combining(character)
    decomposition = unicodedata.decomposition(character)
    if decomposition.startswith("<"):
        decomposition = ""
    if not combining and not decomposition:
        continue
    composes = bool(decomposition) and " " in decomposition and unicodedata.normalize("NFC", character) == character
    lines.append(f"{point:X};{combining or ''};{decomposition};{'c' if composes else ''}")
sys.stdout.write("\n".join(lines) + "\n")
