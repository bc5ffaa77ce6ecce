package io.niffler.standalone.interop;

import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.net.DicomToolkit;
import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.testing.Samples;
import io.niffler.standalone.send.Outgoing;
import io.niffler.standalone.send.Sender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sample file with reference values, sent as it is; only where an earlier sample has the same SOP Instance UID it is
 * sent under another one of the same length, since the same UID with other content would rightly be refused later.
 *
 * @param path below the sample folder
 * @param originalUid SOP Instance UID in the file
 * @param sentUid SOP Instance UID as sent
 */
record SentSample(Path path, String originalUid, String sentUid, Outgoing outgoing) {
    /** Bytes of tag and length of a UI element, explicit or implicit VR. */
    private static final int HEADER = 8;

    /** All samples that have reference values and the UIDs that storage needs. */
    static List<SentSample> all() throws IOException {
        List<SentSample> samples = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Path path : Samples.files()) {
            if (Samples.expected(path).isEmpty()) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(Samples.folder().resolve(path));
            Part10File file;
            try {
                file = Part10.read(bytes, ReadOptions.HEADERS);
            } catch (DicomParseException e) {
                // what cannot be read cannot be sent
                continue;
            }
            String uid = file.dataSet().string(Tag.SOP_INSTANCE_UID);
            String sopClass = file.dataSet().string(Tag.SOP_CLASS_UID);
            if (uid == null || sopClass == null) {
                continue;
            }
            String sentUid = unused(uid, used);
            if (!sentUid.equals(uid) && !replace(bytes, (int) file.dataSetOffset(), uid, sentUid)) {
                continue;
            }
            used.add(sentUid);
            int offset = (int) file.dataSetOffset();
            InstanceToSend instance = InstanceToSend.of(
                    sopClass, sentUid, file.transferSyntaxUid(), bytes, offset, bytes.length - offset);
            samples.add(new SentSample(path, uid, sentUid, new Outgoing(path.toString(), instance)));
        }
        return samples;
    }

    /** Sends over several associations; returns what was answered Success, by the UID as sent. */
    static Map<String, SentSample> send(List<SentSample> samples, int port) throws IOException, InterruptedException {
        Map<Outgoing, SentSample> byOutgoing = new HashMap<>();
        samples.forEach(sample -> byOutgoing.put(sample.outgoing(), sample));
        Map<String, SentSample> stored = new ConcurrentHashMap<>();
        ScuConfig config =
                ScuConfig.builder("127.0.0.1", port).calledAe("NIFFLER").build();
        Sender sender = new Sender(DicomToolkit.named("niffler"), config, 2, outcome -> {
            if (outcome.stored()) {
                SentSample sample = byOutgoing.get(outcome.outgoing());
                stored.put(sample.sentUid(), sample);
            }
        });
        sender.send(samples.stream().map(SentSample::outgoing).toList());
        return stored;
    }

    /** JSON of the received data set with the UID that the file has. */
    byte[] asInTheFile(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        return text.replaceFirst(attribute(sentUid), attribute(originalUid)).getBytes(StandardCharsets.UTF_8);
    }

    private static String attribute(String sopInstanceUid) {
        return "\"00080018\":\\{\"vr\":\"UI\",\"Value\":\\[\"" + sopInstanceUid + "\"";
    }

    private static String unused(String uid, Set<String> used) {
        String candidate = uid;
        for (int last = 1; used.contains(candidate); last++) {
            String ending = Integer.toString(last);
            candidate = uid.substring(0, uid.length() - ending.length()) + ending;
        }
        return candidate;
    }

    /** Replaces the value of (0008,0018) where the data set is not deflated; tells whether it was found. */
    private static boolean replace(byte[] bytes, int from, String uid, String other) {
        byte[] wanted = uid.getBytes(StandardCharsets.US_ASCII);
        for (int i = from; i + HEADER + wanted.length <= bytes.length; i++) {
            boolean tag = (bytes[i] == 8 && bytes[i + 1] == 0 && bytes[i + 2] == 0x18 && bytes[i + 3] == 0)
                    || (bytes[i] == 0 && bytes[i + 1] == 8 && bytes[i + 2] == 0 && bytes[i + 3] == 0x18);
            int value = i + HEADER;
            if (tag && Arrays.equals(bytes, value, value + wanted.length, wanted, 0, wanted.length)) {
                byte[] replacement = other.getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(replacement, 0, bytes, value, replacement.length);
                return true;
            }
        }
        return false;
    }
}
