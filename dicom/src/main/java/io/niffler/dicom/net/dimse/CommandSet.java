package io.niffler.dicom.net.dimse;

import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.ul.ProtocolViolation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A command set (PS3.7 6.3): elements of group 0000 in implicit VR little endian, whatever was negotiated for the data set. The
 * group length is skipped when reading, not believed, and computed when writing.
 *
 * <p>Passed over when reading is also the Failed SOP Instance UID List (0008,0058) with its group length, which Orthanc 1.10 puts
 * into its last answer to a C-GET instead of the identifier that follows it (PS3.7 9.1.3.2).
 */
public final class CommandSet {
    public static final int AFFECTED_SOP_CLASS_UID = 0x0002;
    public static final int COMMAND_FIELD = 0x0100;
    public static final int MESSAGE_ID = 0x0110;
    public static final int MESSAGE_ID_BEING_RESPONDED_TO = 0x0120;
    public static final int MOVE_DESTINATION = 0x0600;
    public static final int PRIORITY = 0x0700;
    public static final int COMMAND_DATA_SET_TYPE = 0x0800;
    public static final int STATUS = 0x0900;
    public static final int ERROR_COMMENT = 0x0902;
    public static final int AFFECTED_SOP_INSTANCE_UID = 0x1000;
    public static final int REMAINING_SUB_OPERATIONS = 0x1020;
    public static final int COMPLETED_SUB_OPERATIONS = 0x1021;
    public static final int FAILED_SUB_OPERATIONS = 0x1022;
    public static final int WARNING_SUB_OPERATIONS = 0x1023;
    public static final int MOVE_ORIGINATOR_AE = 0x1030;
    public static final int MOVE_ORIGINATOR_MESSAGE_ID = 0x1031;

    /** The value of Command Data Set Type that says that no data set follows. */
    public static final int NO_DATA_SET = 0x0101;

    private static final int GROUP_LENGTH = 0x0000;
    private static final int HEADER = 8;
    private static final int IDENTIFIER_GROUP = 0x0008;
    private static final int FAILED_SOP_INSTANCE_UID_LIST = 0x0058;

    /** By element number; the group is always 0000. */
    private final TreeMap<Integer, byte[]> elements = new TreeMap<>();

    /**
     * Decodes the first bytes of an array.
     *
     * @throws ProtocolViolation when they are not a command set
     */
    public static CommandSet decode(byte[] b, int length) throws ProtocolViolation {
        CommandSet set = new CommandSet();
        int at = 0;
        while (at < length) {
            if (length - at < HEADER) {
                throw invalid("ends in the middle of an element");
            }
            int group = u16(b, at);
            int element = u16(b, at + 2);
            long valueLength = u16(b, at + 4) | (long) u16(b, at + 6) << 16;
            at += HEADER;
            boolean misplaced =
                    group == IDENTIFIER_GROUP && (element == FAILED_SOP_INSTANCE_UID_LIST || element == GROUP_LENGTH);
            if (group != 0 && !misplaced) {
                throw invalid("holds an element of group " + Integer.toHexString(group));
            }
            if (valueLength > length - at) {
                throw invalid("has an element of " + valueLength + " bytes where " + (length - at) + " are left");
            }
            if (misplaced) {
                at += (int) valueLength;
                continue;
            }
            byte[] value = new byte[(int) valueLength];
            System.arraycopy(b, at, value, 0, value.length);
            at += value.length;
            if (element != GROUP_LENGTH && set.elements.put(element, value) != null) {
                throw invalid("has an element twice");
            }
        }
        return set;
    }

    /** The bytes of this command set, group length first. */
    public byte[] encode() {
        int length = 0;
        for (byte[] value : elements.values()) {
            length += HEADER + value.length;
        }
        byte[] b = new byte[HEADER + 4 + length];
        int at = header(b, 0, GROUP_LENGTH, 4);
        put16(b, at, length);
        put16(b, at + 2, length >> 16);
        at += 4;
        for (Map.Entry<Integer, byte[]> element : elements.entrySet()) {
            byte[] value = element.getValue();
            at = header(b, at, element.getKey(), value.length);
            System.arraycopy(value, 0, b, at, value.length);
            at += value.length;
        }
        return b;
    }

    /** The first value of an unsigned 16 bit element; empty when it is absent or has none. */
    public OptionalInt number(int element) throws ProtocolViolation {
        byte[] value = elements.get(element);
        if (value == null || value.length == 0) {
            return OptionalInt.empty();
        }
        if (value.length < 2) {
            throw invalid("has a number of one byte");
        }
        return OptionalInt.of(u16(value, 0));
    }

    /**
     * A number that must be there.
     *
     * @throws ProtocolViolation when it is not
     */
    public int require(int element) throws ProtocolViolation {
        OptionalInt value = number(element);
        if (value.isEmpty()) {
            throw invalid(String.format("lacks (0000,%04X)", element));
        }
        return value.getAsInt();
    }

    /** Text without its padding; empty when absent. */
    public String text(int element) {
        byte[] value = elements.get(element);
        if (value == null) {
            return "";
        }
        int length = value.length;
        while (length > 0 && (value[length - 1] == 0 || value[length - 1] == ' ')) {
            length--;
        }
        return new String(value, 0, length, StandardCharsets.ISO_8859_1).stripLeading();
    }

    /** Sets an unsigned 16 bit element. */
    public CommandSet put(int element, int value) {
        byte[] b = new byte[2];
        put16(b, 0, value);
        elements.put(element, b);
        return this;
    }

    /** Sets a UID, padded to even length with a zero byte. */
    public CommandSet putUid(int element, String uid) {
        elements.put(element, padded(uid, (byte) 0));
        return this;
    }

    /** Sets text, padded to even length with a space. */
    public CommandSet putText(int element, String text) {
        elements.put(element, padded(text, (byte) ' '));
        return this;
    }

    /** True when a data set follows the command. */
    public boolean hasDataSet() throws ProtocolViolation {
        return require(COMMAND_DATA_SET_TYPE) != NO_DATA_SET;
    }

    private static byte[] padded(String text, byte padding) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length % 2 == 0) {
            return bytes;
        }
        byte[] even = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, even, 0, bytes.length);
        even[bytes.length] = padding;
        return even;
    }

    private static int header(byte[] b, int at, int element, int length) {
        put16(b, at, 0);
        put16(b, at + 2, element);
        put16(b, at + 4, length);
        put16(b, at + 6, length >> 16);
        return at + HEADER;
    }

    private static int u16(byte[] b, int at) {
        return (b[at] & 0xFF) | (b[at + 1] & 0xFF) << 8;
    }

    private static void put16(byte[] b, int at, int value) {
        b[at] = (byte) value;
        b[at + 1] = (byte) (value >> 8);
    }

    private static ProtocolViolation invalid(String what) {
        return new ProtocolViolation(ProtocolErrorKind.INVALID_COMMAND_SET, "a command set " + what);
    }
}
