package io.niffler.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.net.ul.ProtocolViolation;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CommandSetTest {
    private static CommandSet echo() {
        return new CommandSet()
                .putUid(CommandSet.AFFECTED_SOP_CLASS_UID, "1.2.840.10008.1.1")
                .put(CommandSet.COMMAND_FIELD, CommandField.C_ECHO_RQ)
                .put(CommandSet.MESSAGE_ID, 513)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET);
    }

    @Test
    void isWrittenInImplicitLittleEndianWithItsGroupLength() {
        assertThat(HexFormat.of().formatHex(echo().encode()))
                .isEqualTo("0000000004000000" + "38000000"
                        + "0000020012000000" + "312e322e3834302e31303030382e312e3100"
                        + "0000000102000000" + "3000"
                        + "0000100102000000" + "0102"
                        + "0000000802000000" + "0101");
    }

    @Test
    void survivesItsEncoding() throws ProtocolViolation {
        byte[] bytes = echo().putText(CommandSet.ERROR_COMMENT, "odd").encode();
        CommandSet decoded = CommandSet.decode(bytes, bytes.length);
        assertThat(decoded.text(CommandSet.AFFECTED_SOP_CLASS_UID)).isEqualTo("1.2.840.10008.1.1");
        assertThat(decoded.text(CommandSet.ERROR_COMMENT)).isEqualTo("odd");
        assertThat(decoded.require(CommandSet.MESSAGE_ID)).isEqualTo(513);
        assertThat(decoded.hasDataSet()).isFalse();
        assertThat(decoded.encode()).isEqualTo(bytes);
    }

    @Test
    void passesOverTheListOfFailedInstancesAndNothingElseOfAnotherGroup() throws ProtocolViolation {
        byte[] command = echo().encode();
        byte[] list = HexFormat.of().parseHex("08000000040000000c000000" + "0800580004000000312e3200");
        byte[] both = concat(command, list);
        assertThat(CommandSet.decode(both, both.length).encode()).isEqualTo(command);
        byte[] cut = concat(command, HexFormat.of().parseHex("0800580006000000312e3200"));
        assertThatThrownBy(() -> CommandSet.decode(cut, cut.length)).isInstanceOf(ProtocolViolation.class);
        byte[] other = concat(command, HexFormat.of().parseHex("0800180004000000312e3200"));
        assertThatThrownBy(() -> CommandSet.decode(other, other.length))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("of group 8");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void namesTheElementThatIsMissing() {
        assertThatThrownBy(() -> new CommandSet().require(CommandSet.MESSAGE_ID))
                .isInstanceOf(ProtocolViolation.class)
                .hasMessageContaining("(0000,0110)");
    }

    @Property(tries = 3000)
    void randomBytesAreDecodedOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
        use(bytes);
    }

    @Property(tries = 3000)
    void mutatedCommandsAreDecodedOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = echo().encode();
        for (int i = random.nextInt(5); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        use(bytes);
    }

    private static void use(byte[] bytes) {
        try {
            CommandSet command = CommandSet.decode(bytes, bytes.length);
            command.text(CommandSet.AFFECTED_SOP_CLASS_UID);
            command.hasDataSet();
            command.number(CommandSet.MESSAGE_ID);
        } catch (ProtocolViolation e) {
            assertThat(e).hasMessageStartingWith("a command set");
        }
    }
}
