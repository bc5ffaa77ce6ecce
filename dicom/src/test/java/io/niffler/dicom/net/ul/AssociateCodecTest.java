package io.niffler.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.Uids;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AssociateCodecTest {
    private static final int HEADER = 6;
    private static final AssociateRequest REQUEST = new AssociateRequest(
            1,
            PduWriter.paddedAe("NIFFLER"),
            PduWriter.paddedAe("SENDER"),
            Uids.APPLICATION_CONTEXT,
            List.of(
                    new ProposedContext(1, Uids.VERIFICATION, List.of("1.2.840.10008.1.2")),
                    new ProposedContext(255, "1.2.3", List.of("1.2.840.10008.1.2.1", "1.2.840.10008.1.2"))),
            new UserInformation(
                    32768,
                    "1.2.3.4",
                    "PEER",
                    true,
                    List.of(new RoleSelection("1.2.3", true, false)),
                    List.of(new ExtendedNegotiation("1.2.3", List.of(1, 0, 255)))));

    private static byte[] body(byte[] pdu) {
        return Arrays.copyOfRange(pdu, HEADER, pdu.length);
    }

    @Test
    void requestsSurviveTheirEncoding() throws ProtocolViolation {
        AssociateRequest decoded = AssociateDecoder.request(body(PduWriter.request(REQUEST)));
        assertThat(decoded).isEqualTo(REQUEST);
        assertThat(decoded.callingAe()).isEqualTo("SENDER");
        assertThat(decoded.calledAe()).isEqualTo("NIFFLER");
    }

    @Test
    void acceptsSurviveTheirEncoding() throws ProtocolViolation {
        AssociateAccept accept = new AssociateAccept(
                REQUEST.called(),
                REQUEST.calling(),
                List.of(new ContextResult(1, 0, "1.2.840.10008.1.2"), new ContextResult(3, 4, "1.2.840.10008.1.2")),
                UserInformation.of(65536, false, List.of()));
        assertThat(AssociateDecoder.accept(body(PduWriter.accept(accept)))).isEqualTo(accept);
    }

    @Test
    void userIdentityAndUnknownItemsAreReadPast() throws ProtocolViolation {
        byte[] plain = body(PduWriter.request(REQUEST));
        byte[] identity = {0x58, 0, 0, 12, 2, 1, 0, 3, 'b', 'o', 'b', 0, 3, 'p', 'w', 'd'};
        byte[] withIdentity = Arrays.copyOf(plain, plain.length + identity.length);
        System.arraycopy(identity, 0, withIdentity, plain.length, identity.length);
        int userItem = indexOfUserInformation(plain);
        int length = ((plain[userItem + 2] & 0xFF) << 8) + (plain[userItem + 3] & 0xFF) + identity.length;
        withIdentity[userItem + 2] = (byte) (length >> 8);
        withIdentity[userItem + 3] = (byte) length;
        assertThat(AssociateDecoder.request(withIdentity)).isEqualTo(REQUEST);
    }

    private static int indexOfUserInformation(byte[] body) {
        int at = 68;
        while (body[at] != AssociateDecoder.USER_INFORMATION) {
            at += 4 + ((body[at + 2] & 0xFF) << 8) + (body[at + 3] & 0xFF);
        }
        return at;
    }

    @Test
    void aPeerMayTakePdusOfAnyLengthButMustLeaveRoomForData() throws ProtocolViolation {
        UserInformation unlimited = new UserInformation(0, "", "", false, List.of(), List.of());
        assertThat(AssociateDecoder.request(body(PduWriter.request(with(unlimited))))
                        .userInformation()
                        .maxPduLength())
                .isZero();
        UserInformation nothing = new UserInformation(6, "", "", false, List.of(), List.of());
        byte[] body = body(PduWriter.request(with(nothing)));
        assertThatThrownBy(() -> AssociateDecoder.request(body)).isInstanceOf(ProtocolViolation.class);
    }

    private static AssociateRequest with(UserInformation user) {
        return new AssociateRequest(
                1, REQUEST.called(), REQUEST.calling(), REQUEST.applicationContext(), REQUEST.contexts(), user);
    }

    @Property(tries = 3000)
    void randomBytesAreDecodedOrRefused(@ForAll @Size(max = 600) byte[] bytes) {
        decode(bytes);
    }

    @Property(tries = 3000)
    void mutatedRequestsAreDecodedOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] body = body(PduWriter.request(REQUEST));
        for (int i = random.nextInt(8); i >= 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt();
        }
        decode(Arrays.copyOf(body, random.nextInt(4) == 0 ? random.nextInt(body.length + 50) : body.length));
    }

    private static void decode(byte[] bytes) {
        try {
            AssociateRequest request = AssociateDecoder.request(bytes);
            assertThat(request.callingAe()).matches("[ -~]{0,16}");
            assertThat(request.contexts()).hasSizeBetween(1, 128);
        } catch (ProtocolViolation e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
        try {
            assertThat(AssociateDecoder.accept(bytes).contexts()).hasSizeLessThanOrEqualTo(128);
        } catch (ProtocolViolation e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
    }
}
