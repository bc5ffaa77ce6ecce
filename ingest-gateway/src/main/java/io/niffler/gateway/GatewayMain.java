package io.niffler.gateway;

import io.niffler.config.ConfigException;
import io.niffler.config.LaunchArguments;
import io.niffler.config.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;

/**
 * The gateway as a process of its own. Ends with 2 for usage or configuration and 3 for the environment; SIGTERM and Ctrl-C
 * close it in order and end as the JVM does (143, 130).
 */
public final class GatewayMain {
    static final int OK = 0;
    static final int USAGE = 2;
    static final int ENVIRONMENT = 3;

    private static final String LOGGING = "log4j2.configurationFile";

    private static final String HELP = """
            Receives DICOM instances and puts them into Kafka.

            usage: GatewayMain [--config niffler.yaml] [-Dkey=value ...]

            Keys are those of niffler.yaml, for example -Dgateway.port=11112
            -Dkafka.bootstrap-servers=localhost:9092. NIFFLER_GATEWAY_PORT and the like in the
            environment stand between the file and the command line.
            The log goes to the console; -Dlog4j2.configurationFile=FILE before the class name
            makes it go elsewhere.
            """;

    private GatewayMain() {}

    /** Starts the gateway and stays until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        // Before the first logger is made; without it nothing but errors would be seen.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "classpath:niffler-gateway-log4j2.xml");
        }
        CountDownLatch end = new CountDownLatch(1);
        int status = run(arguments, System.out, System.err, end);
        if (status != OK) {
            System.exit(status);
        }
    }

    /**
     * Runs a gateway until {@code end} is counted down or the process is told to end.
     *
     * @return the exit code
     */
    static int run(String[] arguments, PrintStream out, PrintStream err, CountDownLatch end)
            throws InterruptedException {
        Gateway gateway;
        try {
            LaunchArguments launch = LaunchArguments.parse(arguments);
            if (launch.help()) {
                out.print(HELP);
                return OK;
            }
            Settings settings = launch.settings();
            gateway = Gateway.start(settings);
        } catch (ConfigException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (IOException | KafkaException e) {
            err.println("The gateway cannot start: " + e.getMessage());
            return ENVIRONMENT;
        }
        Thread hook = new Thread(gateway::close, "gateway-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        out.println("DICOM " + gateway.dicomAddress() + ", admin http:/" + gateway.adminAddress());
        out.println("READY");
        end.await();
        Runtime.getRuntime().removeShutdownHook(hook);
        gateway.close();
        return OK;
    }
}
