package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngCommandTest {
    @TempDir
    Path temp;

    private CommandRun run(String... more) throws IOException {
        Path home = Files.createDirectories(temp.resolve("in"));
        List<String> arguments = new ArrayList<>(List.of(
                "png",
                "--dicom-home",
                home.toString(),
                "--out",
                temp.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(new String[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "--depth=-1, any",
        "--Depth=deep, any",
        "--bits=12, 8 or 16",
        "--FlattenedToLevel=image, 'patient, study or series'",
        "--UseProcesses=0.7, 0.5",
        "--use-processes=-2, number",
        "--PrintImages=maybe, true or false",
        "--featureset=f.txt, --specific-headers-only",
        "--mode=bright, NIFFLER"
    })
    void namesWhatCannotBe(String option, String remedy) throws IOException {
        CommandRun run = run(option);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(remedy).doesNotContain("\tat ");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void bitsAreSaidOnce() throws IOException {
        CommandRun run = run("--bits", "8", "--is16Bit", "true");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("contradict");
    }

    @Test
    void needsFolders() throws IOException {
        assertThat(CommandRun.of("png", "--out", "x").err()).contains("--dicom-home DIR");
        assertThat(CommandRun.of("png", "--dicom-home", temp.toString()).err()).contains("--out DIR");
        String missing = temp.resolve("missing").toString();
        CommandRun run = CommandRun.of(
                "png", "--dicom-home", missing, "--out", temp.resolve("out").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(missing);
        CommandRun same = CommandRun.of("png", "--DICOMHome", temp.toString(), "--OutputDirectory", temp.toString());
        assertThat(same.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void writesIntoNeitherAFileNorTheFolderItReads() throws IOException {
        Path home = Files.createDirectory(temp.resolve("home"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), home);
        Path file = Files.createFile(temp.resolve("file"));
        CommandRun same = CommandRun.of("png", "--dicom-home", home.toString(), "--out", link.toString());
        assertThat(same.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(same.err()).contains("choose another");
        assertThat(home).isEmptyDirectory();
        CommandRun noFolder = CommandRun.of("png", "--dicom-home", home.toString(), "--out", file.toString());
        assertThat(noFolder.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(noFolder.err()).contains(file + " is no folder");
    }

    @Test
    void saysWhenThereIsNothingToConvert() throws IOException {
        CommandRun run = run("--depth", "2", "--SendEmail", "True", "--SplitIntoChunks", "3");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("no DICOM file 2 folders below");
        assertThat(run.out()).contains("No e-mail");
    }

    @Test
    void namesTheFeatureThatIsNone() throws IOException {
        Path features = temp.resolve("mine.txt");
        Files.writeString(features, "Modality\nPatientIdd\n");
        CommandRun run = run("--specific-headers-only", "--featureset", features.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("mine.txt line 2", "PatientID");
    }

    @Test
    void readsTheOriginalsConfiguration() throws Exception {
        Path config = temp.resolve("config.json");
        Files.writeString(config, """
                {"DICOMHome": "/in", "OutputDirectory": "/out", "Depth": 3, "SplitIntoChunks": 1, "PrintImages": true,
                 "CommonHeadersOnly": false, "PublicHeadersOnly": true, "SpecificHeadersOnly": false,
                 "UseProcesses": 0.5, "FlattenedToLevel": "study", "is16Bit": false, "SendEmail": true,
                 "YourEmail": "test@test.test"}
                """);
        PngArguments arguments = new PngArguments();
        new picocli.CommandLine(arguments)
                .parseArgs("--config-json", config.toString(), "--Depth", "any", "--common-headers-only");
        OriginalValues values = arguments.values();
        assertThat(values.path("DICOMHome", "--dicom-home")).isEqualTo(Path.of("/in"));
        assertThat(values.depth()).as("the command line comes first").isEqualTo(-1);
        assertThat(values.truth("CommonHeadersOnly", false)).isTrue();
        assertThat(values.truth("SendEmail", false)).isTrue();
        assertThat(values.text("FlattenedToLevel", "patient")).isEqualTo("study");
        assertThat(arguments.bits(values)).isEqualTo(8);
        assertThat(values.processes(6)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"{\"Dept\": 1}, Dept", "[1], no JSON object", "{\"Depth\": , no JSON", "{\"Depth\": [1]}, Depth"})
    void namesWhatIsWrongWithAConfiguration(String json, String named) throws IOException {
        Path config = Files.writeString(temp.resolve("config.json"), json);
        CommandRun run = CommandRun.of("png", "--config-json", config.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("config.json", named);
    }

    @ParameterizedTest
    @CsvSource({"0, 6", "0.5, 3", "0.0, 6", "4, 4", "4.0, 4", "99, 6"})
    void countsProcessesAsTheOriginal(String processes, int expected) throws UsageException {
        assertThat(new OriginalValues(Map.of("UseProcesses", processes)).processes(6))
                .isEqualTo(expected);
        assertThat(new OriginalValues(Map.of("UseProcesses", "0.5")).processes(1))
                .isEqualTo(1);
    }
}
