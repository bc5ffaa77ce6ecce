package io.niffler.gateway.extraction.request;

import static io.niffler.dicom.data.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static io.niffler.dicom.data.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.PresentationContextRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What C-GET may bring. Unlike a C-MOVE, whose sender proposes what it is about to send, all of it has to be proposed when the association is
 * opened, in at most 128 presentation contexts (PS3.8 9.3.2.2).
 *
 * <p>Each SOP class has a context without compression. The room that is left is for compressed syntaxes, each in a context of its own, so
 * that the archive need not convert what it holds: for the first classes all of them.
 */
final class StorageContexts {
    private static final int MOST = 128;

    /** C-FIND and C-GET in each model. */
    private static final int OF_QUERIES = 2 * InformationModel.values().length;

    /** Storage contexts that fit beside the queries. */
    static final int ROOM = MOST - OF_QUERIES;

    private static final List<String> UNCOMPRESSED =
            List.of(EXPLICIT_VR_LITTLE_ENDIAN.uid(), IMPLICIT_VR_LITTLE_ENDIAN.uid());

    private static final List<String> COMPRESSED = List.of(
            TransferSyntax.JPEG_LOSSLESS_SV1.uid(),
            TransferSyntax.JPEG_2000_LOSSLESS.uid(),
            TransferSyntax.JPEG_BASELINE.uid(),
            TransferSyntax.JPEG_2000.uid(),
            TransferSyntax.JPEG_LS_LOSSLESS.uid(),
            TransferSyntax.RLE_LOSSLESS.uid());

    private StorageContexts() {}

    static List<PresentationContextRequest> from(Settings settings) {
        List<String> classes = uids(settings, ExtractSettings.GET_SOP_CLASSES);
        List<String> syntaxes = uids(settings, ExtractSettings.GET_TRANSFER_SYNTAXES);
        if (classes.size() > ROOM) {
            throw settings.invalid(
                    ExtractSettings.GET_SOP_CLASSES, "write at most " + ROOM + ": an association takes no more");
        }
        return of(classes.isEmpty() ? usual() : classes, syntaxes.isEmpty() ? COMPRESSED : syntaxes);
    }

    private static List<String> uids(Settings settings, Setting<List<String>> setting) {
        List<String> uids = settings.get(setting);
        if (!uids.stream().allMatch(Uids::isValid) || new HashSet<>(uids).size() != uids.size()) {
            throw settings.invalid(setting, "write UIDs, each once");
        }
        return uids;
    }

    private static List<PresentationContextRequest> of(List<String> classes, List<String> syntaxes) {
        List<PresentationContextRequest> contexts = new ArrayList<>(ROOM);
        classes.forEach(uid -> contexts.add(new PresentationContextRequest(uid, UNCOMPRESSED)));
        for (String uid : classes) {
            for (String syntax : syntaxes) {
                if (contexts.size() < ROOM) {
                    contexts.add(PresentationContextRequest.of(uid, syntax));
                }
            }
        }
        return contexts;
    }

    /** Those of the resource, the most frequent first. */
    static List<String> usual() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                StorageContexts.class.getResourceAsStream("get-sop-classes.txt"), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('\t')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
