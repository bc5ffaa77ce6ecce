package io.niffler.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own on this test's class path, to be killed as {@code kill -9} would. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a main class with the JVM options of this JVM for opened packages.
     *
     * @param output gets all that the child prints
     */
    public static ChildJvm start(Path output, String mainClass, List<String> arguments) throws IOException {
        return start(output, List.of("-Xmx768m"), mainClass, arguments, Map.of());
    }

    public static ChildJvm start(
            Path output,
            List<String> options,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        for (String opened : List.of("java.lang", "java.net", "java.nio", "java.util")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("--add-exports=java.base/sun.net.util=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), output);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All that the child has printed so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** SIGKILL: no shutdown hook runs. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, as Ctrl-C would; returns the exit code. */
    public int stop(long seconds) throws InterruptedException {
        process.destroy();
        return waitFor(seconds);
    }

    /** Sends it a signal of that name, without SIG. */
    public void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("kill -" + name + " ended with " + code);
        }
    }

    /** The exit code of a child that ends by itself. */
    public int waitFor(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("the child still runs after " + seconds + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
