package io.niffler.standalone.cli;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.gateway.GatewaySettings;
import io.niffler.standalone.StandaloneSettings;
import io.niffler.standalone.Trees;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything at work with made-up studies. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Makes up CT, MR and CR studies, starts everything on free ports, sends the studies through the network",
            "and shows what arrives in the store. Stays up until Ctrl-C."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  niffler demo",
            "  niffler demo --exit                   end when all has arrived; status 0 only then",
            "  niffler demo --studies 30 --data /tmp/demo"
        })
final class DemoCommand implements Callable<Integer> {
    private static final int MAX_STUDIES = 10_000;

    @Option(names = "--exit", description = "End when all has arrived: status 0, or 1 when something is missing.")
    private boolean exit;

    @Option(
            names = "--studies",
            paramLabel = "N",
            defaultValue = "12",
            description = "Studies to make up (${DEFAULT-VALUE}).")
    private int studies;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for all to arrive (${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Mixin
    private SettingsOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (studies < 1 || studies > MAX_STUDIES) {
            throw new UsageException("--studies is " + studies + ": choose a number from 1 to " + MAX_STUDIES);
        }
        if (timeoutSeconds < 1) {
            throw new UsageException("--timeout is " + timeoutSeconds + ": choose at least 1 second");
        }
        boolean temporary = options.data() == null;
        Path data = temporary
                ? Files.createTempDirectory("niffler-demo-")
                : options.data().toAbsolutePath().normalize();
        Logs.to(data);
        PrintWriter out = spec.commandLine().getOut();
        boolean arrived = false;
        try (DemoRun run = start(data, temporary, out)) {
            Shutdown shutdown = Shutdown.onSignal(run.standalone(), out, temporary ? data : null);
            run.send();
            arrived = run.awaitArrival(Duration.ofSeconds(timeoutSeconds));
            run.report(options.data() == null ? data : options.data());
            if (!exit) {
                out.println("Ctrl-C stops it" + (temporary ? " and deletes the folder." : "."));
                return shutdown.await(spec.commandLine().getErr());
            }
            shutdown.stop();
        } finally {
            if (temporary && arrived) {
                Trees.delete(data);
            }
        }
        return arrived ? ExitCode.OK : ExitCode.PARTLY_FAILED;
    }

    private DemoRun start(Path data, boolean temporary, PrintWriter out) throws Exception {
        Settings settings = settings(data);
        if (!temporary) {
            return DemoRun.start(settings, studies, out);
        }
        AbortedStart aborted = AbortedStart.deletes(data);
        try {
            return DemoRun.start(settings, studies, out);
        } finally {
            aborted.over();
        }
    }

    private Settings settings(Path data) throws UsageException {
        Map<String, String> freePorts = new LinkedHashMap<>();
        freePorts.put(SharedSettings.DATA.key(), data.toString());
        freePorts.put(GatewaySettings.BIND.key(), "127.0.0.1");
        for (Setting<?> port : List.of(
                GatewaySettings.PORT,
                GatewaySettings.ADMIN_PORT,
                StandaloneSettings.KAFKA_EMBEDDED_PORT,
                StandaloneSettings.MONGO_EMBEDDED_PORT,
                StandaloneSettings.FLINK_WEB_PORT)) {
            freePorts.put(port.key(), "0");
        }
        return options.settingsWith(freePorts);
    }
}
