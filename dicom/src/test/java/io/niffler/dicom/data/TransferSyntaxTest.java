package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransferSyntaxTest {
    @Test
    void knowsAllOfTheRegistry() {
        for (String uid : Uids.all()) {
            boolean registered = Uids.entry(uid).orElseThrow().type().equals("Transfer Syntax");
            assertThat(TransferSyntax.of(uid).known()).as(uid).isEqualTo(registered);
        }
    }

    @Test
    void describesTheEncoding() {
        TransferSyntax deflated = TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
        assertThat(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.explicitVr()).isFalse();
        assertThat(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN.bigEndian()).isTrue();
        assertThat(deflated.deflated() && deflated.explicitVr() && !deflated.encapsulated())
                .isTrue();
        assertThat(TransferSyntax.JPEG_BASELINE.encapsulated()).isTrue();
        assertThat(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.encapsulated()).isFalse();
    }

    @Test
    void takesUnknownOnesAsEncapsulated() {
        TransferSyntax unknown = TransferSyntax.of("1.2.3.4");

        assertThat(unknown.known()).isFalse();
        assertThat(unknown.explicitVr() && unknown.encapsulated() && !unknown.bigEndian())
                .isTrue();
        assertThat(unknown).isEqualTo(TransferSyntax.of("1.2.3.4")).hasToString("1.2.3.4");
        assertThat(TransferSyntax.of("1.2.840.10008.1.2")).isSameAs(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }
}
