"""Header-parsing rate of pydicom on the files named on standard input, from memory, on one core.

Prints: files, parses per second, and the seconds measured.
"""
import io
import sys
import time
import warnings

import pydicom

warnings.simplefilter("ignore")
SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0

contents = []
for name in sys.stdin.read().splitlines():
    with open(name, "rb") as file:
        contents.append(file.read())


def one_pass():
    for content in contents:
        pydicom.dcmread(io.BytesIO(content), stop_before_pixels=True)


one_pass()
start = time.perf_counter()
parsed = 0
while time.perf_counter() - start < SECONDS:
    one_pass()
    parsed += len(contents)
elapsed = time.perf_counter() - start
print(f"pydicom {pydicom.__version__}: {len(contents)} files, {parsed / elapsed:.0f} headers/s in {elapsed:.1f} s")
