package io.niffler.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.RetrievalScript;
import io.niffler.dicom.testing.ScriptedPacs;
import io.niffler.standalone.Ports;
import io.niffler.standalone.pacs.LedgerEnd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The signals of the system, sent to a process of its own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such signals")
class ExtractPauseIT {
    private static final int STUDIES = 30;
    private static final int SLOWNESS_MILLIS = 100;

    @TempDir
    private Path temp;

    private Path output() {
        return temp.resolve("output");
    }

    private Path ledger() {
        return temp.resolve("ledger.csv");
    }

    private RunningExtract extract(ScriptedPacs pacs, int port, List<String> rows) throws IOException {
        Path csv = Files.write(temp.resolve("rows.csv"), rows);
        return new RunningExtract(
                output(),
                ledger(),
                List.of(
                        "extract",
                        "--data=" + temp.resolve("data"),
                        "--ledger=" + ledger(),
                        "--CsvFile=" + csv,
                        "--SrcAet=PACS@127.0.0.1:" + pacs.port(),
                        "--QueryAet=RESEARCH:" + port,
                        "--DestAet=RESEARCH",
                        "--StorageFolder=" + temp.resolve("files"),
                        "-Dextract.parallel=1"));
    }

    @Test
    void lettingNothingNewBeginAndGoingOn() throws Exception {
        int port = Ports.free();
        List<String> rows = new ArrayList<>(List.of("patient"));
        try (ScriptedPacs pacs = new ScriptedPacs("PACS")) {
            pacs.destination("RESEARCH", new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            for (int i = 0; i < STUDIES; i++) {
                PacsStudy study = new PacsStudy("study" + i, "P" + i, "A" + i, "20240101", 2);
                pacs.add(study.always(RetrievalScript.silent(SLOWNESS_MILLIS)));
                rows.add(study.patientId());
            }
            try (RunningExtract extract = extract(pacs, port, rows)) {
                extract.start();
                extract.awaitMore(3);
                extract.signal("TSTP");
                await().until(() -> extract.output().contains("paused"));
                await("what is under way to end")
                        .during(Duration.ofSeconds(1))
                        .until(() -> pacs.counts().moves() == LedgerEnd.studiesComplete(ledger()));
                assertThat(LedgerEnd.studiesComplete(ledger())).isLessThan(STUDIES);

                extract.signal("CONT");
                assertThat(extract.end()).as(extract.output()).isZero();
                assertThat(extract.output()).contains("Ctrl-Z", STUDIES + "  rows complete");
                assertThat(LedgerEnd.opened(ledger())).isEqualTo(1);
            }
        }
    }
}
