package io.niffler.dicom.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** A whole encoding without code extensions, such as UTF-8 or GB 18030 (PS3.3 Table C.12-5). */
final class CharsetCodec implements TextCodec {

    private static final char REPLACEMENT = '\uFFFD';

    private final Charset charset;

    CharsetCodec(Charset charset) {
        this.charset = charset;
    }

    @Override
    public boolean changesAscii() {
        return false;
    }

    @Override
    public String decode(byte[] bytes, int offset, int length, Delimiters delimiters, Runnable onBadBytes) {
        String text = new String(bytes, offset, length, charset);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        return decodeWithBadBytes(bytes, offset, length, onBadBytes);
    }

    /** The text if all bytes are valid, else null. */
    static String decodeStrictly(Charset charset, byte[] bytes, int offset, int length) {
        try {
            return strictDecoder(charset)
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private String decodeWithBadBytes(byte[] bytes, int offset, int length, Runnable onBadBytes) {
        CharsetDecoder decoder = strictDecoder(charset);
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        CharBuffer out = CharBuffer.allocate((int) (length * Math.max(1.0, decoder.maxCharsPerByte())) + 2);
        boolean bad = false;
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            bad = true;
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (in.get() & 0xFF));
            }
            decoder.reset();
            result = decoder.decode(in, out, true);
        }
        decoder.flush(out);
        if (bad) {
            onBadBytes.run();
        }
        return out.flip().toString();
    }

    private static CharsetDecoder strictDecoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public Encoded encode(String text, Delimiters delimiters) {
        CharsetEncoder encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            ByteBuffer encoded = encoder.encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return new Encoded(bytes, true);
        } catch (CharacterCodingException e) {
            return new Encoded(text.getBytes(charset), false);
        }
    }
}
