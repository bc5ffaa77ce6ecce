package io.niffler.jobs.utilization.clocks;

import io.niffler.jobs.acquisition.TimeProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The instances without a usable time of acquisition, by kind of problem: 64 bits of the SHA-256 of each SOP Instance
 * UID, so that one which comes again is not counted again. Of each kind at most {@link SmallestNumbers#LIMIT} are known.
 * A Flink POJO.
 */
public class RejectedInstances {
    public long[] missing = {};
    public long[] partial = {};
    public long[] malformed = {};
    public long[] absurd = {};

    public RejectedInstances() {}

    /** Adds an instance, and tells whether that changed anything. */
    boolean add(TimeProblem problem, String sopInstanceUid) {
        long[] known = of(problem);
        long[] grown = SmallestNumbers.with(known, hash(sopInstanceUid));
        set(problem, grown);
        return grown != known;
    }

    void addAll(TimeProblem problem, long[] hashes) {
        set(problem, SmallestNumbers.with(of(problem), hashes));
    }

    long[] of(TimeProblem problem) {
        return switch (problem) {
            case MISSING -> missing;
            case PARTIAL -> partial;
            case MALFORMED -> malformed;
            case ABSURD -> absurd;
            case NONE -> throw new IllegalArgumentException("Nothing is rejected without a problem.");
        };
    }

    private void set(TimeProblem problem, long[] hashes) {
        switch (problem) {
            case MISSING -> missing = hashes;
            case PARTIAL -> partial = hashes;
            case MALFORMED -> malformed = hashes;
            case ABSURD -> absurd = hashes;
            case NONE -> throw new IllegalArgumentException("Nothing is rejected without a problem.");
        }
    }

    private static long hash(String uid) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(uid.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
