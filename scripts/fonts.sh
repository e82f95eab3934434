#!/bin/sh
# Makes the embedded fonts anew: Arimo (Debian: fonts-croscore), cut down to
# Latin, Greek, Cyrillic and punctuation, without hinting and layout tables, by
# pyftsubset (Debian: fonttools). The widths are those of Arial, Helvetica and
# Liberation Sans, which SVG names first.
set -eu
cd "$(dirname "$0")/.."
from=${1:-/usr/share/fonts/truetype/croscore}
to=render/typeface/fonts
for weight in Regular Bold; do
  pyftsubset "$from/Arimo-$weight.ttf" --output-file="$to/Arimo-$weight.ttf" \
    --unicodes=20-7E,A0-17F,18F,192,1A0-1A1,1AF-1B0,1CD-1E3,1E6-1F0,1F4-1F5,1FA-21B,237,259,2BC,2C6-2C7,2C9,2D8-2DD,300-304,306-30C,323,327-328,370-3FF,400-52F,1E80-1E85,1E9E,1EA0-1EF9,2010-2015,2018-201E,2020-2022,2026,2030,2032-2033,2039-203A,2044,20AC,2116,2122,2190-2193,2212,2248,2260,2264-2265,FB01-FB02,FFFD \
    --layout-features= --no-hinting --drop-tables+=GSUB,GPOS,GDEF,DSIG,gasp,FFTM --name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline --no-recalc-timestamp
done
ls -l "$to"
