package io.niffler.benchmarks.hospital;

import java.util.Iterator;

/** A part of the records as bytes, which are counted. */
final class RecordIterator implements Iterator<byte[]> {
    private final RecordStream records;
    private final RecordText text = new RecordText();
    private final SharedRun run;
    private final int part;
    private long position;

    /** @param from how many records are passed over */
    RecordIterator(RecordStream records, SharedRun run, int part, long from) {
        this.records = records;
        this.run = run;
        this.part = part;
        run.begun(part);
        while (position < from) {
            records.next();
            position++;
        }
    }

    @Override
    public boolean hasNext() {
        boolean more = records.hasNext();
        if (!more) {
            run.ended(part);
        }
        return more;
    }

    @Override
    public byte[] next() {
        byte[] json = text.write(records.next());
        position++;
        run.sent(json.length);
        return json;
    }

    /** How many records were read or passed over. */
    long position() {
        return position;
    }
}
