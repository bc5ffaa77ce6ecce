package io.niffler.dicom.pixel;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** The decoders on the class path, by transfer syntax. */
final class FrameDecoders {
    private static final Map<String, FrameDecoder> DECODERS = load();
    private static final String JPEG = "1.2.840.10008.1.2.4.";

    private FrameDecoders() {}

    private static Map<String, FrameDecoder> load() {
        Map<String, FrameDecoder> decoders = new HashMap<>();
        // The loader of this class: in a cluster, the one of the thread may not know the job's jar.
        for (FrameDecoder decoder : ServiceLoader.load(FrameDecoder.class, FrameDecoders.class.getClassLoader())) {
            decoder.transferSyntaxes().forEach(uid -> decoders.putIfAbsent(uid, decoder));
        }
        return Map.copyOf(decoders);
    }

    /**
     * The decoder of a transfer syntax.
     *
     * @throws FrameException of kind UNSUPPORTED with the remedy, if there is one
     */
    static FrameDecoder of(String transferSyntax) throws FrameException {
        FrameDecoder decoder = DECODERS.get(transferSyntax);
        if (decoder == null) {
            throw FrameException.unsupported(
                    "no decoder for transfer syntax " + transferSyntax + remedy(transferSyntax));
        }
        return decoder;
    }

    private static String remedy(String transferSyntax) {
        String rest = transferSyntax.startsWith(JPEG) ? transferSyntax.substring(JPEG.length()) : "";
        return switch (rest) {
            case "52", "53", "54", "55", "56", "58", "59", "60", "61", "62", "63", "64", "65", "66" ->
                " (a JPEG process that DICOM has retired)";
            case "110", "111", "112" -> " (JPEG XL)";
            case "94", "95", "204", "205" -> " (JPIP): the pixels are at the address in the object";
            default -> rest.startsWith("10") ? " (video)" : "";
        };
    }
}
