#!/usr/bin/python3
"""Compares how different programs show the same picture.

    scripts/viewers.py [--keep FOLDER] PICTURE.svg ...

Each SVG is drawn by Chromium, librsvg and LibreOffice; a PDF and a PNG of the
same name beside it, by poppler and as it is. All are brought to one pixel for a
pixel of the drawing, blurred a little, since letters are smoothed differently,
and compared with librsvg's. The exit status is 1 where one differs.

Wants (Debian): chromium librsvg2-bin libreoffice-draw poppler-utils python3-pil
python3-numpy, and fonts-liberation, which SVG's Arial becomes. What is not there
is named and left out.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, ImageFilter

BLUR = 3          # pixels
MEAN_MOST = 2.5   # of 255, over the whole picture
CELL = 24         # pixels: a word that is missing makes a difference of 15 in one


def size(svg):
    box = re.search(r'viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"', svg)
    return round(float(box[3])), round(float(box[4]))


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout.decode(errors='replace')[-300:]}")


def chromium(svg, to, width, height, folder):
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/chromium",
        f"--window-size={width},{height}", f"--screenshot={to}", "file://" + os.path.abspath(svg))


def librsvg(svg, to, width, height, folder):
    run("rsvg-convert", "-w", str(width), "-h", str(height), "-o", to, svg)


def libreoffice(svg, to, width, height, folder):
    run("soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "png", "--outdir", folder, svg)
    os.replace(os.path.join(folder, os.path.splitext(os.path.basename(svg))[0] + ".png"), to)


def poppler(pdf, to, width, height, folder):
    run("pdftoppm", "-png", "-singlefile", "-scale-to-x", str(width), "-scale-to-y", str(height), pdf, to[:-len(".png")])


def itself(png, to, width, height, folder):
    Image.open(png).convert("RGB").resize((width, height), Image.BOX).save(to)


# What draws, from which file, by which program, and the most difference in one
# cell, of 255. LibreOffice sets letters on whole pixels, so that long lines end
# some pixels off.
VIEWERS = [("librsvg", ".svg", librsvg, "rsvg-convert", 12), ("chromium", ".svg", chromium, "chromium", 12),
           ("libreoffice", ".svg", libreoffice, "soffice", 30), ("poppler", ".pdf", poppler, "pdftoppm", 12), ("png", ".png", itself, "true", 12)]


def pixels(path, width, height):
    image = Image.open(path).convert("RGB")
    if abs(image.width - width) > 2 or abs(image.height - height) > 2:
        image = image.resize((width, height), Image.BOX)
    canvas = Image.new("RGB", (width, height), "white")
    canvas.paste(image)
    return numpy.asarray(canvas.filter(ImageFilter.GaussianBlur(BLUR)), dtype=float)


def compare(a, b):
    """Gives the mean difference, and that of the worst cell with its place."""
    difference = numpy.abs(a - b).mean(axis=2)
    height, width = (n - n % CELL for n in difference.shape)
    cells = difference[:height, :width].reshape(height // CELL, CELL, width // CELL, CELL).mean(axis=(1, 3))
    row, column = numpy.unravel_index(cells.argmax(), cells.shape)
    return difference.mean(), cells.max(), (column * CELL, row * CELL)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", metavar="FOLDER", help="keep what the programs drew, to look at")
    parser.add_argument("pictures", nargs="+", metavar="PICTURE.svg")
    options = parser.parse_args()
    failed = False
    for name, _, _, program, _ in VIEWERS:
        if not shutil.which(program):
            print(f"no {program}: {name} is left out")
    with tempfile.TemporaryDirectory() as folder:
        for picture in options.pictures:
            base, (width, height) = os.path.splitext(picture)[0], size(open(picture, encoding="utf-8").read())
            reference = None
            for name, suffix, draw, program, most in VIEWERS:
                if not shutil.which(program) or not os.path.exists(base + suffix):
                    continue
                to = os.path.join(options.keep or folder, f"{os.path.basename(base)}-{name}.png")
                draw(base + suffix, to, width, height, folder)
                seen = pixels(to, width, height)
                if reference is None:
                    reference = seen
                    continue
                mean, cell, place = compare(reference, seen)
                bad = mean > MEAN_MOST or cell > most
                failed |= bad
                print(f"{base} {name:11} {mean:5.2f} on average, {cell:5.1f} at {place[0]},{place[1]}{'  DIFFERS' if bad else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
