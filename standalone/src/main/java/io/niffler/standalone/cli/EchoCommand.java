package io.niffler.standalone.cli;

import io.niffler.dicom.net.AssociationRejectedException;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StorageScu;
import io.niffler.standalone.EnvironmentException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** C-ECHO: asks a node whether it is there and knows us. */
@Command(
        name = "echo",
        mixinStandardHelpOptions = true,
        description = "Asks a DICOM node whether it answers (C-ECHO).",
        footerHeading = "%nExamples:%n",
        footer = {"  niffler echo localhost:11112", "  niffler echo pacs.example.org:104 --aet NIFFLER --called PACS"})
final class EchoCommand implements Callable<Integer> {
    @Mixin
    private ScuOptions scu;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long start = System.nanoTime();
        int status;
        try (StorageScu association =
                scu.toolkit().openStorageScu(scu.config(), List.of(PresentationContextRequest.VERIFICATION))) {
            status = association.echo();
        } catch (AssociationRejectedException e) {
            throw new EnvironmentException(
                    e.getMessage() + ". --aet and --called set the AE titles the node checks.", e);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "No DICOM node answers at " + scu.peer() + " (" + reason(e) + "): check host, port and firewall.",
                    e);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        spec.commandLine()
                .getOut()
                .printf("%s at %s answers %s in %d ms%n", scu.calledAe(), scu.peer(), Status.toString(status), millis);
        return status == Status.SUCCESS ? ExitCode.OK : ExitCode.PARTLY_FAILED;
    }

    static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
