package io.niffler.gateway.extraction.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The details of a row in few bytes: four, and for each study its UID and five or more. */
final class PackedDetails {
    private static final int MAX_VARINT = 10;
    private static final int MORE = 0x80;

    private PackedDetails() {}

    static byte[] pack(RowDetails details) {
        int bound = 4 * MAX_VARINT;
        for (String uid : details.studies.keySet()) {
            bound += uid.length() + 6 * MAX_VARINT;
        }
        ByteBuffer out = ByteBuffer.allocate(bound);
        put(out, details.answered);
        put(out, details.failed);
        put(out, details.found);
        put(out, details.studies.size());
        for (Map.Entry<String, RowDetails.Study> entry : details.studies.entrySet()) {
            RowDetails.Study study = entry.getValue();
            byte[] uid = entry.getKey().getBytes(StandardCharsets.US_ASCII);
            put(out, uid.length);
            out.put(uid);
            put(out, study.query);
            put(out, study.state.code());
            put(out, study.attempts);
            put(out, study.expected + 1L);
            put(out, study.received + 1L);
        }
        byte[] packed = new byte[out.position()];
        out.flip().get(packed);
        return packed;
    }

    static RowDetails unpack(byte[] packed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        RowDetails details = new RowDetails();
        details.answered = get(in);
        details.failed = get(in);
        details.found = (int) get(in);
        int studies = (int) get(in);
        for (int i = 0; i < studies; i++) {
            byte[] uid = new byte[(int) get(in)];
            in.get(uid);
            int query = (int) get(in);
            EntryState state = EntryState.of((int) get(in));
            int attempts = (int) get(in);
            RowDetails.Study study = new RowDetails.Study(query, (int) (get(in) - 1));
            study.state = state;
            study.attempts = attempts;
            study.received = (int) (get(in) - 1);
            details.studies.put(new String(uid, StandardCharsets.US_ASCII), study);
        }
        return details;
    }

    private static void put(ByteBuffer out, long number) {
        long left = number;
        while ((left & -MORE) != 0) {
            out.put((byte) (left | MORE));
            left >>>= 7;
        }
        out.put((byte) left);
    }

    private static long get(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
