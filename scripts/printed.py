#!/usr/bin/env python3
"""Print documents of the corpus, so that readers of Word and PDF files have a
measure whose right answer is known.

    scripts/printed.py OUT [--corpus .cache/corpus] [--each 10] [--seed 2026]
    scripts/printed.py OUT --texts FILE…

It draws --each documents a language from the sets ga, sc, hrc and ecosoc, lays
each XML document out like the United Nations prints it (cover table, running
heads and page numbers, italics, numbered paragraphs, tables, footnotes at the
page's end) as flat OpenDocument, has LibreOffice make NAME.docx and NAME.pdf of
it, and lays the text made from the same XML beside them as NAME.txt. NAME.fodt
is kept for looking at. With --texts it prints texts of that shape (a paragraph a
line, "[1]" a note, the notes at the end) instead, as HTML too: so the samples in
testdata/formats are made. Wants soffice with the Writer component, and fonts for
Arabic (Noto Naskh Arabic, Amiri) and Chinese (AR PL UMing, Noto Serif CJK).
"""
import argparse, pathlib, random, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
SETS = ("ga", "sc", "hrc", "ecosoc", "ga", "sc", "hrc", "ecosoc", "ga", "sc")  # of each ten
LEAVES = {"p", "crossHeading", "subheading", "heading"}
HEADS = {"crossHeading", "subheading", "heading"}


def tag(e):
    return e.tag.rsplit("}", 1)[-1] if isinstance(e.tag, str) else ""


class Para:
    """A printed paragraph: its number, its runs (text, style) and notes."""

    def __init__(self, kind, number=""):
        self.kind, self.number, self.runs, self.depth = kind, number, [], 0

    def add(self, text, style=""):
        text = re.sub(r"[ \t\r\n]+", " ", text or "")
        if not text:
            return
        if text[0] == " " and (not self.runs or self.runs[-1][0] == "text" and self.runs[-1][1][-1:] == " "):
            text = text[1:]
        if text:
            self.runs.append(("text", text, style))

    def empty(self):
        return not self.number and not any(r[0] == "note" or r[1].strip() for r in self.runs)


def letters(text):
    return sum(c.isalnum() for c in text)


def style_of(e, style):
    name = tag(e)
    if name == "span":
        c = e.get("class", "")
        return " ".join(sorted(set(style.split()) | ({"italic"} if "italic" in c else set()) | ({"bold"} if "bold" in c else set())))
    if name == "sup":
        return "sup"
    return style


class Layout:
    """Turns the XML into blocks: Para, or ("table", rows)."""

    def __init__(self):
        self.blocks, self.number = [], ""

    def letters(self):
        """How many letters stand in the blocks, without those of the notes."""
        paras = [p for b in self.blocks for p in ([b] if isinstance(b, Para) else [q for r in b[1] for _, cell in r for q in cell])]
        return sum(letters(r[1]) for p in paras for r in p.runs if r[0] == "text")

    def inline(self, e, para, style=""):
        para.add(e.text, style)
        for c in e:
            name = tag(c)
            if name == "authorialNote":
                para.runs.append(("note", c.get("marker", ""), self.note(c)))
            elif name == "eol":
                para.runs.append(("break", "", ""))
            elif name == "embeddedStructure":
                self.blocks.append(para)
                self.block(c, "Body")
                para = Para("Body")
            elif name not in ("img", ""):
                para = self.inline(c, para, style_of(c, style))
            para.add(c.tail, style)
        return para

    def note(self, e):
        inner = Layout()
        inner.block(e, "Note")
        return [b for b in inner.blocks if isinstance(b, Para)]

    def block(self, e, kind, depth=0):
        for c in e:
            name = tag(c)
            if name in ("meta", "", "img"):
                continue
            if name == "num":
                self.number = " ".join("".join(c.itertext()).split())
            elif name in LEAVES:
                para = Para("Heading" if name in HEADS else kind, self.number)
                para.depth, self.number = depth, ""
                para = self.inline(c, para)
                if not para.empty():
                    self.blocks.append(para)
            elif name == "table":
                self.blocks.append(("table", [[(td, self.cell(td)) for td in tr] for tr in c]))
            elif name == "listIntroduction" or name == "span":
                para = self.inline(c, Para(kind))
                if not para.empty():
                    self.blocks.append(para)
            else:
                deeper = depth + (name in ("point", "item", "sublist"))
                self.block(c, {"coverPage": "Cover", "preface": "Title", "conclusions": "End"}.get(name, kind), deeper)

    def cell(self, td):
        inner = Layout()
        if any(tag(c) in LEAVES for c in td):
            inner.block(td, "Cell")
        else:
            para = inner.inline(td, Para("Cell"))
            if not para.empty():
                inner.blocks.append(para)
        return [b for b in inner.blocks if isinstance(b, Para)]


TEXT_STYLE = {"italic": "TI", "bold": "TB", "bold italic": "TBI", "sup": "TS"}


class Writer:
    def __init__(self, lang):
        self.lang, self.notes, self.count, self.last = lang, 0, 0, 0

    def runs(self, runs):
        out = []
        for kind, text, more in runs:
            if kind == "break":
                out.append("<text:line-break/>")
            elif kind == "text":
                t = escape(text)
                out.append(f'<text:span text:style-name="{TEXT_STYLE[more]}">{t}</text:span>' if more in TEXT_STYLE else t)
            else:
                out.append(self.note(text, more))
        return "".join(out)

    def note(self, marker, paras):
        self.count += 1
        label = ""
        if marker == str(self.notes + 1):
            self.notes += 1
        else:
            label = f" text:label={quoteattr(marker)}"
        body = "".join(f'<text:p text:style-name="Note">{self.runs(p.runs)}</text:p>' for p in paras) or "<text:p/>"
        return f'<text:note text:id="n{self.count}" text:note-class="footnote"><text:note-citation{label}>{escape(marker)}</text:note-citation><text:note-body>{body}</text:note-body></text:note>'

    def para(self, p):
        style = p.kind
        if p.depth:
            style = f"Point{min(p.depth, 3)}"
        text = self.runs(p.runs)
        if p.kind in ("Heading", "Title"):
            number = escape(p.number) + "<text:tab/>" if p.number else ""
            return f'<text:h text:style-name="{style}" text:outline-level="1">{number}{text}</text:h>'
        n = re.fullmatch(r"(\d+)\.", p.number)
        if n and not p.depth:
            # Numbered as a Word file numbers: by a list, not by digits in the text.
            n = int(n.group(1))
            start = "" if n == self.last + 1 and n > 1 else f' text:start-value="{n}"'
            self.last = n
            return f'<text:list text:style-name="Operative" text:continue-numbering="true"><text:list-item{start}><text:p text:style-name="{style}">{text}</text:p></text:list-item></text:list>'
        number = escape(p.number) + "<text:tab/>" if p.number else ""
        return f'<text:p text:style-name="{style}">{number}{text}</text:p>'

    def table(self, rows):
        def span(td, name):
            n = td.get(name, "1")
            return int(n) if n.isdigit() and int(n) > 0 else 1
        width = max((sum(span(td, "colspan") for td, _ in r) for r in rows), default=0)
        if not width:
            return ""
        out = [f'<table:table table:style-name="Table"><table:table-column table:number-columns-repeated="{width}"/>']
        for r in rows:
            out.append("<table:table-row>")
            used = 0
            for td, paras in r:
                n = min(span(td, "colspan"), width - used)
                body = "".join(f'<text:p text:style-name="Cell">{self.runs(p.runs)}</text:p>' for p in paras) or '<text:p text:style-name="Cell"/>'
                out.append(f'<table:table-cell table:style-name="Cell" table:number-columns-spanned="{n}">{body}</table:table-cell>' + "<table:covered-table-cell/>" * (n - 1))
                used += n
            out.append("<table:table-cell/>" * (width - used) + "</table:table-row>")
        out.append("</table:table>")
        return "".join(out)

    def cover(self, paras):
        """The cover: publisher and symbol, organ and distribution, then the rest."""
        def cell(ps, style):
            return '<table:table-cell table:style-name="Cover">' + ("".join(f'<text:p text:style-name="{style}">{self.runs(p.runs)}</text:p>' for p in ps) or "<text:p/>") + "</table:table-cell>"
        at = next((i for i, p in enumerate(paras) if any(r[0] == "text" and re.match(r"Distr|Général|Розда|распр|التوزيع", r[1]) for r in p.runs)), 3)
        left, right = paras[2:at], paras[at:at + 2]
        if at < 2:
            return "".join(self.para(p) for p in paras)
        return (
            '<table:table table:style-name="Table"><table:table-column table:number-columns-repeated="2"/>'
            f"<table:table-row>{cell(paras[:1], 'Big')}{cell(paras[1:2], 'Symbol')}</table:table-row>"
            f"<table:table-row>{cell(left, 'Big')}{cell(right, 'Cover')}</table:table-row></table:table>"
            + "".join(self.para(p) for p in paras[at + 2:])
        )

    def document(self, blocks, symbol, title):
        rtl = self.lang == "ar"
        mode = "rl-tb" if rtl else "lr-tb"
        country = {"en": "US", "fr": "FR", "es": "ES", "ru": "RU", "ar": "EG", "zh": "CN"}[self.lang]
        kind = {"ar": ("complex", f'style:language-complex="ar" style:country-complex="EG"'), "zh": ("asian", 'style:language-asian="zh" style:country-asian="CN"')}.get(self.lang, ("", ""))
        language = f'fo:language="{self.lang}" fo:country="{country}"' if not kind[0] else kind[1]
        cover = [b for b in blocks if isinstance(b, Para) and b.kind == "Cover"]
        body = self.cover(cover) if cover else ""
        body += "".join(self.table(b[1]) if isinstance(b, tuple) else self.para(b) for b in blocks if isinstance(b, tuple) or b.kind != "Cover")

        def style(name, para="", text="", parent="Standard"):
            return f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}"><style:paragraph-properties fo:margin-bottom="0.2cm" {para} style:writing-mode="{mode}"/><style:text-properties {text}/></style:style>'
        bold = 'fo:font-weight="bold" style:font-weight-complex="bold" style:font-weight-asian="bold"'
        small = 'fo:font-size="8.5pt" style:font-size-complex="9pt" style:font-size-asian="8.5pt"'
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{escape(title)}</dc:title><dc:subject>{escape(symbol)}</dc:subject></office:meta>
<office:font-face-decls><style:font-face style:name="Serif" svg:font-family="'Liberation Serif'"/><style:font-face style:name="Naskh" svg:font-family="'Noto Naskh Arabic', Amiri"/><style:font-face style:name="Ming" svg:font-family="'AR PL UMing CN', 'Noto Serif CJK SC'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="{mode}"/><style:text-properties style:font-name="Serif" style:font-name-complex="Naskh" style:font-name-asian="Ming" fo:font-size="10pt" style:font-size-complex="11pt" style:font-size-asian="10pt" {language} fo:hyphenate="false"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
{style("Body", 'fo:text-align="justify" fo:margin-left="2cm" fo:margin-right="2cm" fo:text-indent="0.8cm"')}
{style("Cover", 'fo:text-align="start"')}
{style("Big", 'fo:text-align="start"', bold + ' fo:font-size="16pt" style:font-size-complex="16pt" style:font-size-asian="16pt"')}
{style("Symbol", 'fo:text-align="end"', 'fo:font-size="12pt"')}
{style("Title", 'fo:margin-left="2cm" fo:margin-right="2cm"', bold + ' fo:font-size="12pt" style:font-size-complex="12pt" style:font-size-asian="12pt"')}
{style("Heading", 'fo:margin-left="2cm" fo:margin-right="2cm" fo:keep-with-next="always"', bold)}
{style("End", 'fo:text-align="end"', 'fo:font-style="italic" style:font-style-complex="italic"')}
{style("Cell", '', small)}
{style("Note", 'fo:margin-left="2cm" fo:margin-right="2cm" fo:text-indent="-0.5cm"', small)}
{style("Running", 'fo:text-align="start"', small)}
{"".join(style(f"Point{d}", f'fo:text-align="justify" fo:margin-left="{2 + 0.8 * d}cm" fo:margin-right="2cm" fo:text-indent="0.8cm"') for d in (1, 2, 3))}
<style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="Raised" text:citation-body-style-name="Raised" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="TI" style:family="text"><style:text-properties fo:font-style="italic" style:font-style-complex="italic" style:font-style-asian="italic"/></style:style>
<style:style style:name="TB" style:family="text"><style:text-properties {bold}/></style:style>
<style:style style:name="TBI" style:family="text"><style:text-properties {bold} fo:font-style="italic"/></style:style>
<style:style style:name="TS" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Table" style:family="table"><style:table-properties style:width="16.5cm" table:align="margins" style:writing-mode="{mode}"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border-bottom="0.02cm solid #888888"/></style:style>
<style:style style:name="Cover" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border-bottom="0.03cm solid #000000"/></style:style>
<text:list-style style:name="Operative"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="0.8cm" fo:margin-left="2cm" text:list-tab-stop-position="3.8cm"/></style:list-level-properties></text:list-level-style-number></text:list-style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21.59cm" fo:page-height="27.94cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm" style:writing-mode="{mode}"><style:footnote-sep style:width="0.02cm" style:rel-width="25%" style:distance-before-sep="0.2cm" style:distance-after-sep="0.1cm"/></style:page-layout-properties><style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="First" style:page-layout-name="P" style:next-style-name="Standard"><style:footer><text:p text:style-name="Running">{symbol.replace("/", "-")[2:]}E</text:p></style:footer></style:master-page>
<style:master-page style:name="Standard" style:page-layout-name="P"><style:header><text:p text:style-name="Running">{escape(symbol)}<text:tab/>{escape(title[:70])}</text:p></style:header><style:footer><text:p text:style-name="Running"><text:page-number/>/<text:page-count/></text:p></style:footer></style:master-page>
</office:master-styles>
<office:body><office:text><text:p text:style-name="First"/>{body}</office:text></office:body></office:document>
""".replace("<office:automatic-styles>", '<office:automatic-styles><style:style style:name="First" style:family="paragraph" style:parent-style-name="Standard" style:master-page-name="First"><style:text-properties fo:font-size="2pt"/></style:style>')


def typed(text):
    """The layout of a text in the shape of the corpus."""
    layout = Layout()
    lines = [l for l in text.split("\n\n") if l.strip()]
    notes = {}
    while lines and re.match(r"\[\d+\] ", lines[-1].strip()):
        sign, words = lines.pop().strip()[1:].split("] ", 1)
        note = Para("Note")
        note.add(words)
        notes[sign] = [note]
    dated = next((i for i, l in enumerate(lines[:8]) if l.startswith("Distr.")), 2)
    for i, line in enumerate(lines):
        number = re.match(r"(\d+\.|\([a-z]\)|\d+/\d+\.|[IVX]+\.) ", line)
        para = Para("Cover" if i <= dated + 1 else "Body", number.group(1) if number else "")
        if number and re.match(r"\d+/|[IVX]", number.group(1)):
            para.kind = "Title" if "/" in number.group(1) else "Heading"
        para.depth = int(line.startswith("("))
        for piece in re.split(r"(\[\d+\])", line[number.end() if number else 0:]):
            if piece[1:-1] in notes and piece[0] == "[":
                para.runs.append(("note", piece[1:-1], notes[piece[1:-1]]))
            else:
                para.add(piece)
        layout.blocks.append(para)
    return layout


def draw(corpus, each, seed):
    """The documents to print: the sets in turn, each drawn with the seed."""
    for lang in LANGUAGES:
        pools = {}
        for s in sorted(set(SETS)):
            pool = sorted(p for p in (corpus / "xml" / s / lang).glob("*.xml") if (corpus / "txt" / s / lang / (p.stem + ".txt")).exists())
            random.Random(f"{seed} {lang} {s}").shuffle(pool)
            pools[s] = pool
        for i in range(each):
            pool = pools[SETS[i % len(SETS)]]
            while pool:
                path = pool.pop()
                s = path.parent.parent.name
                layout = Layout()
                layout.block(ET.parse(path).getroot(), "Body")
                # A few reference texts stop after the cover: they are no measure.
                text = (corpus / "txt" / s / lang / (path.stem + ".txt")).read_text(encoding="utf-8")
                if layout.letters() < 1.05 * letters(text):
                    yield lang, s, path, layout
                    break


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=pathlib.Path)
    ap.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path(".cache/corpus"))
    ap.add_argument("--each", type=int, default=10)
    ap.add_argument("--seed", default="2026")
    ap.add_argument("--texts", type=pathlib.Path, nargs="+", metavar="FILE")
    a = ap.parse_args()
    if not a.texts and not (a.corpus / "xml").is_dir():
        sys.exit(f"no XML documents at {a.corpus / 'xml'}: name the unpacked corpus with --corpus")
    if not shutil.which("soffice"):
        sys.exit("soffice is not on the PATH: install LibreOffice Writer")
    a.out.mkdir(parents=True, exist_ok=True)
    made = []
    for lang, s, path, layout in [("en", "", t, typed(t.read_text(encoding="utf-8"))) for t in a.texts or ()] or draw(a.corpus, a.each, a.seed):
        symbol = re.sub(r"\(", " (", path.stem.replace("_", "/"))
        titles = [b for b in layout.blocks if isinstance(b, Para) and b.kind in ("Title", "Heading")]
        title = "".join(r[1] for r in titles[0].runs if r[0] == "text").strip() if titles else ""
        name = path.stem if a.texts else f"{lang}_{s}_{re.sub(r'[^A-Za-z0-9_]', '_', path.stem)}"
        (a.out / f"{name}.fodt").write_text(Writer(lang).document(layout.blocks, symbol, title), encoding="utf-8")
        shutil.copyfile(path if a.texts else a.corpus / "txt" / s / lang / (path.stem + ".txt"), a.out / f"{name}.txt")
        made.append(a.out / f"{name}.fodt")
    with tempfile.TemporaryDirectory() as profile:
        for to in ["docx:MS Word 2007 XML", "pdf"] + ["html:HTML (StarWriter)"] * bool(a.texts):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to, "--outdir", str(a.out), *map(str, made)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lost = [p.with_suffix(e).name for p in made for e in (".docx", ".pdf") if not p.with_suffix(e).exists()]
    print(f"{len(made)} documents printed to {a.out}" + (f"; not made: {', '.join(lost)}" if lost else ""))
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
