package io.niffler.jobs.png.folder;

import io.niffler.jobs.png.folder.FolderSummary.FailedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Adds up the ledger. */
final class SummaryReader {
    private final int doneBefore;
    private final long[] byKind = new long[FailureKind.LONG_HEADER + 1];
    private final TreeMap<Integer, Integer> failed = new TreeMap<>();
    private int files;
    private long images;
    private long withoutImage;
    private long longHeaders;
    private long pixelBytesNow;

    private SummaryReader(int doneBefore) {
        this.doneBefore = doneBefore;
    }

    /** @param doneBefore files that were in the ledger when this run began */
    static FolderSummary read(FolderOptions options, int doneBefore, long unreadable, double seconds)
            throws IOException {
        SummaryReader reader = new SummaryReader(doneBefore);
        Ledger.forEach(options.folder().ledger(), reader::add);
        return new FolderSummary(
                reader.files,
                reader.images,
                reader.withoutImage,
                reader.byKind[FailureKind.MISSING.number()],
                reader.byKind[FailureKind.BAD_VALUE.number()],
                reader.byKind[FailureKind.OTHER.number()],
                reader.longHeaders,
                unreadable,
                reader.files - doneBefore,
                reader.pixelBytesNow,
                seconds,
                reader.failures(options));
    }

    private void add(LedgerEntry entry) {
        files++;
        images += entry.images();
        byKind[entry.kind()]++;
        longHeaders += entry.longHeader() ? 1 : 0;
        withoutImage += entry.kind() == 0 && entry.images() == 0 ? 1 : 0;
        pixelBytesNow += files > doneBefore ? entry.pixelBytes() : 0;
        if (entry.kind() != 0) {
            failed.put(entry.index(), entry.kind());
            if (failed.size() > FolderSummary.LISTED) {
                failed.pollLastEntry();
            }
        }
    }

    private List<FailedFile> failures(FolderOptions options) throws IOException {
        List<FailedFile> failures = new ArrayList<>();
        try (FileList.Reader list = new FileList.Reader(options.folder().list())) {
            while (failures.size() < failed.size()) {
                ListedFile file = list.next();
                Integer kind = failed.get(file.index);
                if (kind != null) {
                    failures.add(new FailedFile(options.fileOf(file).toString(), kind));
                }
            }
        }
        return failures;
    }
}
