package io.niffler.standalone.cli;

import io.niffler.standalone.EnvironmentException;
import io.niffler.standalone.send.DicomFiles;
import io.niffler.standalone.send.Outgoing;
import io.niffler.standalone.send.PathArguments;
import io.niffler.standalone.send.Sender;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** C-STORE of files. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = {
            "Sends DICOM files to a node (C-STORE), each in its own transfer syntax.",
            "Files that are not DICOM are passed over."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  niffler send localhost:11112 study/                     a folder with all below it",
            "  niffler send localhost:11112 'scans/**/*.dcm' --associations 4",
            "  niffler send pacs.example.org:104 a.dcm --called PACS"
        })
final class SendCommand implements Callable<Integer> {
    private static final int MAX_ASSOCIATIONS = 64;

    @Mixin
    private ScuOptions scu;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files, folders or patterns.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--associations",
            paramLabel = "N",
            defaultValue = "2",
            description = "Associations open at once (${DEFAULT-VALUE}).")
    private int associations;

    @Spec
    private CommandSpec spec;

    private final SendSummary summary = new SendSummary();

    @Override
    public Integer call() throws Exception {
        if (associations < 1 || associations > MAX_ASSOCIATIONS) {
            throw new UsageException(
                    "--associations is " + associations + ": choose a number from 1 to " + MAX_ASSOCIATIONS);
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Outgoing> instances = collect(out);
        Progress progress = new Progress(out, Progress.onTerminal(), "sending", instances.size());
        Sender sender =
                new Sender(scu.toolkit(), scu.config(), associations, outcome -> progress.update(summary.add(outcome)));
        summary.start();
        try {
            sender.send(instances);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "Nothing was sent to " + scu.peer() + " (" + EchoCommand.reason(e)
                            + "): check host, port and AE titles; `niffler echo " + scu.peer() + "` tries just that.",
                    e);
        }
        progress.finish(summary.answered());
        summary.print(out);
        return summary.allStored() ? ExitCode.OK : ExitCode.PARTLY_FAILED;
    }

    private List<Outgoing> collect(PrintWriter out) throws UsageException, IOException {
        List<Path> files;
        try {
            files = PathArguments.expand(paths);
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file, folder or match for '" + e.getFile() + "'.", e);
        }
        List<Outgoing> instances = new ArrayList<>();
        for (Path file : files) {
            try {
                Optional<Outgoing> instance = DicomFiles.inspect(file);
                instance.ifPresentOrElse(instances::add, summary::addSkipped);
            } catch (IOException e) {
                summary.addUnreadable(file, e);
            }
        }
        out.printf(
                "%,d DICOM files%s%n",
                instances.size(), summary.skipped() == 0 ? "" : ", " + summary.skipped() + " others passed over");
        return instances;
    }
}
