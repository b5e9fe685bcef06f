"""Makes square.ttf, in which ጀ (U+1300) is a square and ጁ (U+1301) a triangle, 1000 units to the em: python square.py"""

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


names = [".notdef", "square", "triangle"]
font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder(names)
font.setupCharacterMap({0x1300: "square", 0x1301: "triangle"})
square = glyph((100, 0), (100, 800), (900, 800), (900, 0))
triangle = glyph((100, 0), (500, 800), (900, 0))
font.setupGlyf({".notdef": glyph(), "square": square, "triangle": triangle})
font.setupHorizontalMetrics({name: (1000, 100) for name in names})
font.setupHorizontalHeader(ascent=800, descent=-200)
font.setupNameTable({"familyName": "Square", "styleName": "Regular", "psName": "Square-Regular"})
font.setupOS2()
font.setupPost()
font.font["head"].created = font.font["head"].modified = 0
font.save("square.ttf")
