package io.niffler.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Query/retrieve against Orthanc without plug-ins. Skipped where it is not installed. */
class OrthancQueryIT extends ArchiveInterop {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/sbin/Orthanc"), Path.of("/usr/bin/Orthanc"), Path.of("/usr/local/sbin/Orthanc"));

    @Override
    Archive start(Path folder, int moveDestinationPort) throws IOException {
        Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(
                program.isPresent(),
                "Orthanc is not installed (package orthanc): query/retrieve with it is not tested");
        int port = Archive.freePort();
        Path configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, """
                {
                  "Name": "interop",
                  "StorageDirectory": "%1$s/storage",
                  "IndexDirectory": "%1$s/storage",
                  "Plugins": [],
                  "HttpServerEnabled": false,
                  "DicomServerEnabled": true,
                  "DicomAet": "ORTHANC",
                  "DicomPort": %2$d,
                  "DicomAlwaysAllowFind": true,
                  "DicomAlwaysAllowGet": true,
                  "DicomAlwaysAllowMove": true,
                  "DicomModalities": {"niffler": ["NIFFLER", "127.0.0.1", %3$d]}
                }
                """.formatted(folder, port, moveDestinationPort));
        Process process = new ProcessBuilder(program.get().toString(), configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        return new Archive(process, "ORTHANC", port);
    }

    /** Version 1.10 gives up at the first instance that is refused, counts nothing and names no instance. */
    @Override
    void assertFailedSubOperation(RetrieveResult result, String sopInstanceUid) {
        assertThat(result.status()).isIn(Status.CANNOT_UNDERSTAND, Status.SUB_OPERATIONS_FAILED);
    }
}
