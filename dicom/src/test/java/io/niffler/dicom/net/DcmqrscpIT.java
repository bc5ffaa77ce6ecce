package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Query/retrieve against DCMTK's dcmqrscp. Skipped where it is not installed. */
class DcmqrscpIT extends ArchiveInterop {

    @Override
    Archive start(Path folder, int moveDestinationPort) throws IOException {
        Dcmtk.assumeInstalled(List.of("dcmqrscp"));
        Path storage = Files.createDirectory(folder.resolve("storage"));
        int port = Archive.freePort();
        Path configuration = folder.resolve("dcmqrscp.cfg");
        Files.writeString(configuration, """
                NetworkTCPPort = %d
                MaxPDUSize = 16384
                MaxAssociations = 16
                HostTable BEGIN
                niffler = (NIFFLER, localhost, %d)
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                DCMQRSCP %s RW (500, 1024mb) ANY
                AETable END
                """.formatted(port, moveDestinationPort, storage));
        return new Archive(Dcmtk.start("dcmqrscp", "-c", configuration.toString()), "DCMQRSCP", port);
    }

    @Override
    void assertFailedSubOperation(RetrieveResult result, String sopInstanceUid) {
        assertThat(result.status()).isEqualTo(Status.SUB_OPERATIONS_FAILED);
        assertThat(result.counters().failed()).hasValue(1);
        assertThat(result.counters().completed()).hasValue(3);
        assertThat(result.failedInstances()).containsExactly(sopInstanceUid);
    }
}
