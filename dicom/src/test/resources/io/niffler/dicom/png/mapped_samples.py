"""Maps the first frame of each file with numpy, by the original Niffler's formula, and compares it with a PNG file.

Usage: mapped_samples.py LIST, whose lines are DICOM file, tab, PNG file. Prints the lines that differ, then how many
frames were compared. The PNG is decoded by Pillow.
"""
import sys
import warnings

import numpy as np
import pydicom
from PIL import Image

warnings.filterwarnings("ignore")
compared = 0
for line in open(sys.argv[1], encoding="utf-8"):
    dicom, png = line.rstrip("\n").split("\t")
    dataset = pydicom.dcmread(dicom, force=True)
    try:
        image = dataset.pixel_array
    except Exception:  # no decoder for it here
        continue
    if int(getattr(dataset, "NumberOfFrames", 1) or 1) > 1:
        image = image[0]
    if dataset.BitsStored < dataset.BitsAllocated:
        # Overlay bits above the stored ones are no part of the value.
        unused = dataset.BitsAllocated - dataset.BitsStored
        image = (image << unused) >> unused
    image = image.astype(float)
    written = np.asarray(Image.open(png)).astype(np.uint16)
    if image.max() <= 0:
        expected = np.zeros(image.shape, np.uint16)
    else:
        expected = np.uint16((np.maximum(image, 0) / image.max()) * 65535.0)
    compared += 1
    if written.shape != expected.shape or not np.array_equal(written, expected):
        print("differs", dicom, written.shape, expected.shape)
print("compared", compared)
