"""Converts a folder of DICOM files to PNG the way the original Niffler does: pydicom, numpy and pypng.

One process for each core. Prints: files, seconds, images per second, bytes of the PNG files.
usage: png_original.py IN OUT BITS [PROCESSES]
"""
import hashlib
import multiprocessing
import os
import sys
import time
import warnings

import numpy
import png
import pydicom

warnings.simplefilter("ignore")


def sha224(text):
    return hashlib.sha224(text.encode("utf-8")).hexdigest()


def convert(job):
    file, out, bits = job
    dataset = pydicom.dcmread(file, force=True)
    stored = dataset.pixel_array
    rows, columns = stored.shape[:2]
    colour = dataset.PhotometricInterpretation == "RGB"
    white = 65535.0 if bits == 16 else 255.0
    image = stored.astype(float)
    image = (numpy.maximum(image, 0) / image.max()) * white
    image = numpy.uint16(image) if bits == 16 else numpy.uint8(image)
    folder = os.path.join(out, sha224(str(dataset.PatientID)))
    os.makedirs(folder, exist_ok=True)
    name = os.path.splitext(os.path.basename(file))[0]
    path = os.path.join(folder, sha224(name) + ".png")
    with open(path, "wb") as target:
        writer = png.Writer(columns, rows, greyscale=not colour, bitdepth=bits)
        writer.write(target, image.reshape(rows, -1) if colour else image)
    return os.path.getsize(path)


def main():
    source, out, bits = sys.argv[1], sys.argv[2], int(sys.argv[3])
    processes = int(sys.argv[4]) if len(sys.argv) > 4 else os.cpu_count()
    files = sorted(os.path.join(at, name) for at, _, names in os.walk(source) for name in names)
    start = time.perf_counter()
    with multiprocessing.Pool(processes) as pool:
        size = sum(pool.imap_unordered(convert, [(file, out, bits) for file in files]))
    seconds = time.perf_counter() - start
    print(f"{len(files)} files {seconds:.2f} s {len(files) / seconds:.2f} images/s {size} bytes")


main()
