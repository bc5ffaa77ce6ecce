package io.niffler.standalone.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomFilesTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"})
    void sendsTheBareDataSetAsItIsInTheFile(String transferSyntax) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(transferSyntax);
        Path file = write(dataSet("1.2.840.10008.5.1.4.1.1.2"), syntax);
        Outgoing outgoing = DicomFiles.inspect(file).orElseThrow();
        assertThat(outgoing.instance().sopClassUid()).isEqualTo("1.2.840.10008.5.1.4.1.1.2");
        assertThat(outgoing.instance().sopInstanceUid()).isEqualTo("1.2.3");
        assertThat(outgoing.instance().transferSyntaxUid()).isEqualTo(transferSyntax);
        try (InputStream in = outgoing.instance().open()) {
            byte[] bytes = in.readAllBytes();
            assertThat(bytes).hasSize((int) outgoing.instance().length());
            DataSet read = DataSetReader.read(bytes, syntax, ReadOptions.ALL).dataSet();
            assertThat(read.string(Tag.PATIENT_ID)).isEqualTo("P1");
        }
    }

    @Test
    void passesOverWhatIsNoInstance() throws IOException {
        assertThat(DicomFiles.inspect(Files.writeString(temp.resolve("a.txt"), "text")))
                .isEmpty();
        assertThat(DicomFiles.inspect(Files.write(temp.resolve("empty"), new byte[0])))
                .isEmpty();
        Path directory = write(dataSet("1.2.840.10008.1.3.10"), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(DicomFiles.inspect(directory)).isEmpty();
    }

    @Test
    void saysWhenADicomFileIsDamaged() throws IOException {
        Path file = write(dataSet("1.2.840.10008.5.1.4.1.1.2"), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(temp.resolve("cut.dcm"), java.util.Arrays.copyOf(bytes, 150));
        assertThatThrownBy(() -> DicomFiles.inspect(cut)).isInstanceOf(IOException.class);
    }

    private static DataSet dataSet(String sopClass) {
        return new DataSet()
                .setString(Tag.SOP_CLASS_UID, VR.UI, sopClass)
                .setString(Tag.SOP_INSTANCE_UID, VR.UI, "1.2.3")
                .setString(Tag.PATIENT_ID, VR.LO, "P1");
    }

    private Path write(DataSet dataSet, TransferSyntax syntax) throws IOException {
        return Files.write(temp.resolve("file.dcm"), Part10.toBytes(dataSet, syntax));
    }
}
