package io.niffler.standalone.cli;

import io.niffler.config.Settings;
import io.niffler.standalone.Standalone;
import io.niffler.standalone.StandaloneConfig;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs everything until it is stopped. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Runs everything in this process: Kafka, the MongoDB-wire store, Flink with its jobs, the gateway.",
            "kafka.bootstrap-servers and mongo.uri make it use servers of yours instead of the embedded ones.",
            "Ctrl-C stops it; all data stays, and the next start goes on from there."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  niffler up",
            "  niffler up --data /srv/niffler --config niffler.yaml",
            "  niffler up -Dgateway.port=104 -Dgateway.ae-title=ARCHIVE",
            "  niffler up -Dmongo.uri=mongodb://db.example.org:27017 -Dkafka.bootstrap-servers=k1:9092,k2:9092"
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = options.settings();
        Logs.to(StandaloneConfig.of(settings).data());
        Standalone standalone =
                Standalone.start(settings, (what, address) -> out.printf("  %-14s %s%n", what, address));
        Shutdown shutdown = Shutdown.onSignal(standalone, out, null);
        out.println("READY");
        return shutdown.await(spec.commandLine().getErr());
    }
}
