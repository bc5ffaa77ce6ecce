package io.niffler.standalone.cli;

import io.niffler.config.ConfigException;
import io.niffler.standalone.EnvironmentException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command {@code niffler}. */
@Command(
        name = "niffler",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            EchoCommand.class,
            SendCommand.class,
            ExtractCommand.class,
            PngCommand.class,
            ShowCommand.class,
            UtilizationCommand.class,
            ScannersCommand.class
        },
        description = "Receives DICOM, keeps it in Kafka, and lets Flink turn it into documents in MongoDB.",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all done",
            "1:some of the work failed",
            "2:wrong usage or setting",
            "3:this machine or a server is not as needed"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  niffler demo                          see it work with made-up studies",
            "  niffler up                            run it; DICOM on port 11112, AE title NIFFLER",
            "  niffler send localhost:11112 DIR      send a folder of DICOM files to it",
            "  niffler extract --config-json config.json   fetch the studies of a CSV from a PACS",
            "  niffler png --dicom-home DIR --out DIR --depth any   make PNG files of a folder of DICOM files",
            "  niffler show series                   see what arrived",
            "  niffler utilization                   see what the scanners did",
            "  niffler scanners --clocks             see whose clock is wrong"
        })
public final class Niffler {
    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Print stack traces of errors.")
    private boolean verbose;

    private Niffler() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command in this process and returns its exit code. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Niffler());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(Niffler::explain);
        // Without a command there is nothing to do: show what there is.
        line.setExecutionStrategy(parsed -> {
            if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
                line.usage(line.getErr());
                return ExitCode.USAGE;
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }

    private static int explain(Exception problem, CommandLine command, ParseResult parsed) {
        command.getErr().println("niffler " + command.getCommandName() + ": " + message(problem));
        if (isVerbose(command)) {
            problem.printStackTrace(command.getErr());
        }
        return problem instanceof ConfigException || problem instanceof UsageException
                ? ExitCode.USAGE
                : ExitCode.ENVIRONMENT;
    }

    private static String message(Exception problem) {
        boolean expected = problem instanceof ConfigException
                || problem instanceof UsageException
                || problem instanceof EnvironmentException
                || problem instanceof IOException;
        return expected && problem.getMessage() != null
                ? problem.getMessage()
                : "unexpected " + problem + " (--verbose shows where)";
    }

    private static boolean isVerbose(CommandLine command) {
        CommandLine top = command;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return ((Niffler) top.getCommand()).verbose;
    }
}
