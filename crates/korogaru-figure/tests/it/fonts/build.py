"""Makes the fonts of the tests, squares and triangles with 1000 units to the em: python build.py"""

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def glyph(*corners):
    pen = TTGlyphPen(None)
    if corners:
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


SHAPES = {
    ".notdef": glyph(),
    "square": glyph((100, 0), (100, 800), (900, 800), (900, 0)),
    "triangle": glyph((100, 0), (500, 800), (900, 0)),
}
JIS, CHINESE = 1 << 17, 1 << 18


def make(family, letters, pages=0):
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(SHAPES))
    font.setupCharacterMap({ord(letter): shape for letter, shape in letters.items()})
    font.setupGlyf(SHAPES)
    font.setupHorizontalMetrics({name: (1000, 100) for name in SHAPES})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "psName": f"{family}-Regular"})
    font.setupOS2(ulCodePageRange1=pages)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0
    font.save(f"{family.lower()}.ttf")


# Of the letters that the bundled font has it has one as well.
make("Square", {"ጀ": "square", "ጁ": "triangle", "a": "square"})
# First by name, and with all of both characters.
make("Chinese", {"髙": "square", "们": "square"}, CHINESE)
make("Japanese", {"髙": "triangle"}, JIS)
