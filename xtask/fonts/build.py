"""Builds the fonts of korogaru-figure: python build.py ROOT NODE_MODULES

ROOT is the workspace, NODE_MODULES a folder with the packages of package.json. The same sources give
the same bytes: nothing that is written depends on the time, the machine or the order of a set.
"""

import re
import sys
import unicodedata
from itertools import groupby
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.timeTools import timestampFromString
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

UNITS_PER_EM, VERSION = 2048, "1.000"
BUILT = timestampFromString("Wed Jan  1 00:00:00 2025")


def span(first, last):
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


GREEK = span("α", "ω") + "ΔΣΩ"
MATH_LETTERS = span("A", "Z") + span("a", "z") + span("α", "ω")
SCRIPTS = "⁰¹²³" + span("⁴", "⁹") + "⁺⁻ⁿᵗ" + span("₀", "₉") + "₊₋ₜ"
QUOTES = "‘’“”"
SIGNS = "−×÷±·°–—•…√∂∇∑∞←→↑↓≤≥≠≈∝"
KANA = span("ぁ", "ゖ") + "ゝゞ" + span("ァ", "ヺ") + "ヽヾ"
# The full-width brackets and marks by number, as they are easily taken for the ASCII ones.
JAPANESE_MARKS = "、。「」『』・ー〜" + "\uff08\uff09\uff1a\uff01\uff1f"
ALWAYS = span(" ", "~") + GREEK + SCRIPTS + QUOTES + SIGNS + KANA + JAPANESE_MARKS
FIRST_JAPANESE = "\u2e80"


def jis_characters():
    """The characters of Japanese titles: JIS X 0208 up to its kanji of level 1, with the circled digits and
    units of Windows' row 13 and the half-width katakana.
    """
    pairs = (
        bytes([0x81 + (row - 1) // 2, cell + (0x9E if row % 2 == 0 else 0x3F + (cell > 63))])
        for row in [*range(1, 9), 13, *range(16, 48)]
        for cell in range(1, 95)
    )
    # The two encodings read some pairs as different characters, such as 〜 and ～, and people type both.
    codes = [*pairs, *(bytes([byte]) for byte in range(0xA1, 0xE0))]
    return {char for code in codes for codec in ("shift_jis", "cp932") for char in code.decode(codec, "ignore")}


class Source:
    """A face from which glyphs are taken."""

    def __init__(self, modules, title, style):
        package = modules / "@expo-google-fonts" / title.lower().replace(" ", "-")
        (path,) = (package / style).glob("*.ttf")
        self.title = title
        self.licence = (package / "LICENSE_FONT").read_text("utf-8")
        self.font = TTFont(path)
        # The face and its licence may name different years or owners, so that both are passed on.
        self.copyrights = {self.font["name"].getDebugName(0), self.licence.splitlines()[0]}
        self.os2, self.hhea = self.font["OS/2"], self.font["hhea"]
        self.units_per_em, self.mac_style = self.font["head"].unitsPerEm, self.font["head"].macStyle
        self.glyphs = self.font.getGlyphSet()
        self.characters = {chr(code): glyph for code, glyph in self.font.getBestCmap().items()}

    def draw(self, glyph, x_height):
        """The outline of a glyph and its advance, in the size that gives the face this x-height."""
        scale = x_height / self.os2.sxHeight
        # Decomposed, so that a glyph needs no other glyph of its face.
        recording = DecomposingRecordingPen(self.glyphs)
        self.glyphs[glyph].draw(recording)
        pen = TTGlyphPen(None)
        recording.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        outline = pen.glyph()
        outline.recalcBounds(None)
        return outline, round(self.glyphs[glyph].width * scale)


def string_literals(rust):
    # Comments and character literals are matched too, because a quote in them opens no string.
    token = r"""//[^\n]*|'(?:\\.[^']*|[^\\'])'|r(#*)"(.*?)"\1|"((?:\\.|[^"\\])*)\""""
    return "".join(match[2] or match[3] or "" for match in re.finditer(token, rust, re.DOTALL))


def wanted_characters(root):
    """Every character that a figure may show, in order, with the file that has it."""
    wanted = dict.fromkeys(ALWAYS, "build.py")
    for pattern in ("text/locales/**/*.ftl", "lab/src/objectives/*.rs", "kernels/src/rules/*.rs"):
        for path in sorted(root.glob(f"crates/korogaru-{pattern}")):
            text = path.read_text("utf-8")
            wanted |= dict.fromkeys(string_literals(text) if path.suffix == ".rs" else text, path)
    return {char: wanted[char] for char in sorted(wanted) if unicodedata.category(char) != "Cc"}


def choose_sources(wanted, biz, inter, noto):
    """Each character with the face that it comes from: those of `wanted`, which must all be found, and those
    of JIS that a face has.
    """
    wide = {char for char, glyph in biz.characters.items() if biz.glyphs[glyph].width >= biz.units_per_em}

    def order(char):
        category = unicodedata.category(char)
        if char not in wanted and char < FIRST_JAPANESE:
            # Signs of Japanese text, such as ※ and ①, are an em wide; letters and operators are not.
            return (inter, noto, biz) if category[0] == "L" else (noto, biz) if category == "Sm" else (biz,)
        # BIZ UDPGothic draws Greek and the quotes for Japanese text, up to an em wide. Only Inter has all
        # the superscripts and subscripts, which look like one another only in one face.
        if char in GREEK + SCRIPTS + QUOTES + "∂µ":
            return inter, noto
        # BIZ UDPGothic's ≈ is half as wide as its =, its · is heavier than a full stop.
        if char in "≈·" or (char < FIRST_JAPANESE and char in wide):
            return noto, inter
        return biz, noto, inter

    everything = sorted(jis_characters() | wanted.keys())
    chosen = {char: next((face for face in order(char) if char in face.characters), None) for char in everything}
    missing = [f"  {char} U+{ord(char):04X} of {wanted[char]}" for char in wanted if not chosen[char]]
    if missing:
        sys.exit("no source face has\n" + "\n".join(missing))
    return {char: face for char, face in chosen.items() if face}


def widen(glyphs, char, left, right):
    outline, advance = glyphs[char]
    outline.coordinates.translate((left, 0))
    outline.recalcBounds(None)
    glyphs[char] = outline, left + advance + right


def loosen(glyphs, chars, *least):
    """Raises the side bearings to at least these, in em, by at most a tenth of an em."""
    # The hooks of an italic f get no more, since they are thin and far from the baseline.
    for char in chars:
        outline, advance = glyphs[char]
        sides = zip(least, (outline.xMin, advance - outline.xMax))
        lacking = (em * UNITS_PER_EM - side for em, side in sides)
        widen(glyphs, char, *(round(min(max(0, lack), 0.1 * UNITS_PER_EM)) for lack in lacking))


def move_edge(glyphs, char, edge, to):
    """Moves the points at one height to another."""
    outline, advance = glyphs[char]
    for i, (x, y) in enumerate(outline.coordinates):
        if y == edge:
            outline.coordinates[i] = (x, to)
    outline.recalcBounds(None)
    glyphs[char] = outline, advance


def respace_sans(glyphs):
    # BIZ UDPGothic's 1 is narrower than its other digits, and the numbers along an axis would jitter.
    (one, narrow), (_, wide) = glyphs["1"], glyphs["0"]
    left = (wide - one.xMin - one.xMax) // 2
    widen(glyphs, "1", left, wide - narrow - left)
    loosen(glyphs, GREEK, 0.05, 0.05)
    loosen(glyphs, "·", 0.12, 0.12)
    # BIZ UDPGothic's underscore is a third as thick as its hyphen, and vanishes where text is small.
    hyphen, (underscore, _) = glyphs["-"][0], glyphs["_"]
    move_edge(glyphs, "_", underscore.yMax, underscore.yMin + hyphen.yMax - hyphen.yMin)
    # The stems of its p and q end an eighth of an em below, and there p looks like n.
    for char in "pq":
        bottom = glyphs[char][0].yMin
        move_edge(glyphs, char, bottom, bottom - UNITS_PER_EM // 20)


def respace_math(glyphs):
    # Italics overhang, as suits a word of them; a variable would touch the upright signs around it.
    loosen(glyphs, MATH_LETTERS, -0.015, 0.02)


def build(family, style, body, chosen, x_height, respacing):
    """A font of the chosen glyphs at one x-height, with the vertical metrics of the face `body`."""
    glyphs = {char: face.draw(face.characters[char], x_height) for char, face in chosen.items()}
    respacing(glyphs)
    drawn = {".notdef": body.draw(".notdef", x_height)}
    drawn |= {f"uni{ord(char):04X}": glyph for char, glyph in glyphs.items()}
    outlines = {name: outline for name, (outline, _) in drawn.items()}
    scale = x_height / body.os2.sxHeight
    ascent, descent = round(body.hhea.ascent * scale), round(body.hhea.descent * scale)
    builder = FontBuilder(UNITS_PER_EM)
    builder.updateHead(created=BUILT, modified=BUILT, fontRevision=float(VERSION), macStyle=body.mac_style)
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap({ord(char): f"uni{ord(char):04X}" for char in glyphs})
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics({name: (drawn[name][1], outlines[name].xMin) for name in drawn})
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    full, postscript = f"{family} {style}".removesuffix(" Regular"), f"{family.replace(' ', '')}-{style}"
    names = {1: family, 2: style, 3: f"{VERSION};{postscript}", 4: full, 5: f"Version {VERSION}"}
    names |= {number: body.font["name"].getDebugName(number) for number in (13, 14)}
    copyrights = set().union(*(face.copyrights for face in chosen.values()))
    builder.setupNameTable({0: "; ".join(sorted(copyrights)), 6: postscript} | names, mac=False)
    builder.setupOS2(
        fsType=0,  # The OFL allows every embedding.
        fsSelection=body.os2.fsSelection & 0b1000001,  # Regular or italic.
        sTypoAscender=ascent,
        sTypoDescender=descent,
        usWinAscent=max(ascent, *(outline.yMax for outline in outlines.values())),
        usWinDescent=-min(descent, *(outline.yMin for outline in outlines.values())),
        sxHeight=x_height,
        sCapHeight=round(body.os2.sCapHeight * scale),
    )
    builder.setupPost(keepGlyphNames=False, italicAngle=body.font["post"].italicAngle)
    return builder.font


def cut(font, chars):
    """Reduces a font that was saved to the glyphs of some characters. Its other tables stay as they are, so
    that a figure has the same bytes whether its glyphs come from the part or the whole.
    """
    font.recalcBBoxes = False
    font["OS/2"].updateFirstAndLastCharIndex = lambda _: None
    mapping = {code: name for code, name in font.getBestCmap().items() if chr(code) in chars}
    names = [".notdef", *mapping.values()]
    font.setGlyphOrder(names)
    font["glyf"].setGlyphOrder(names)
    font["glyf"].glyphs = {name: font["glyf"].glyphs[name] for name in names}
    font["hmtx"].metrics = {name: font["hmtx"].metrics[name] for name in names}
    for table in font["cmap"].tables:
        table.cmap = mapping


def main(root, modules):
    biz = Source(modules, "BIZ UDPGothic", "400Regular")
    inter = Source(modules, "Inter", "400Regular")
    noto = Source(modules, "Noto Sans Math", "400Regular")
    stix = Source(modules, "STIX Two Text", "400Regular_Italic")
    x_height = round(biz.os2.sxHeight * UNITS_PER_EM / biz.units_per_em)
    wanted = wanted_characters(root)
    chosen = choose_sources(wanted, biz, inter, noto)
    sans = build("Korogaru Sans", "Regular", biz, chosen, x_height, respace_sans)
    math = build("Korogaru Math", "Italic", stix, dict.fromkeys(MATH_LETTERS, stix), x_height, respace_math)
    out = root / "crates/korogaru-figure/fonts"
    (out / "licences").mkdir(parents=True, exist_ok=True)
    sans.save(out / "KorogaruSans-Regular.ttf")
    cut(sans, wanted)
    sans.save(out / "KorogaruSans-Page.ttf")
    math.save(out / "KorogaruMath-Italic.ttf")
    # One line for every 256 code points: a new word in a catalogue then changes few lines.
    pages = ("".join(page) + "\n" for _, page in groupby(wanted, lambda char: ord(char) >> 8))
    (out / "characters.txt").write_text("".join(pages), "utf-8")
    for face in (biz, inter, noto, stix):
        (out / "licences" / f"OFL-{face.title.replace(' ', '-')}.txt").write_text(face.licence, "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
