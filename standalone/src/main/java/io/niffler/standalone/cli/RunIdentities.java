package io.niffler.standalone.cli;

import io.niffler.gateway.extraction.ledger.RunIdentity;
import io.niffler.gateway.extraction.request.Delivery;
import io.niffler.gateway.extraction.request.ExtractRequest;
import io.niffler.gateway.extraction.request.QueryAttribute;
import io.niffler.gateway.extraction.request.QueryFileCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells by what a ledger knows that it is the same run. */
final class RunIdentities {
    private static final int PIECE = 1 << 16;

    private final ExtractRequest request;
    private final QueryFileCheck check;

    RunIdentities(ExtractRequest request, QueryFileCheck check) {
        this.request = request;
        this.check = check;
    }

    RunIdentity identity() throws IOException {
        SortedMap<String, String> asked = new TreeMap<>();
        asked.put("pacs", request.peers().pacs().toString());
        asked.put("destination", request.delivery().map(RunIdentities::text).orElse("none"));
        asked.put("mode", request.mode().toString());
        asked.put(
                "attributes",
                request.rows().attributes().stream().map(RunIdentities::text).collect(Collectors.joining(",")));
        Path csv = request.rows().csv();
        return new RunIdentity(sha256(csv), Math.toIntExact(check.rows()), Math.toIntExact(lastLine(csv)), asked);
    }

    /** By which way they come does not matter to what is complete, but where they are. */
    private static String text(Delivery delivery) {
        return delivery.place().toString().toLowerCase(Locale.ROOT);
    }

    private static String text(QueryAttribute attribute) {
        return attribute.name() + ":" + attribute.column();
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No row begins after the last line of the file. */
    private static long lastLine(Path file) throws IOException {
        long lines = 1;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                for (int i = 0; i < read; i++) {
                    lines += piece[i] == '\n' || piece[i] == '\r' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
