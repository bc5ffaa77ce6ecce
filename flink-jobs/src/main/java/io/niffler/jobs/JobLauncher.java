package io.niffler.jobs;

import io.niffler.config.LaunchArguments;
import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.connectors.KafkaTopics;
import io.niffler.events.TopicLayout;
import io.niffler.events.TopicSpec;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs a job in the environment it is submitted to, by the arguments of its {@code main}.
 *
 * @param job the class with the {@code main}
 * @param name under which the job runs
 * @param section of {@code niffler.yaml} that is the job's own: unknown keys in it are refused
 * @param own the job's own settings
 * @param topics the topics it reads and writes, which are created when they are missing
 * @param definition adds the job to an environment
 */
public record JobLauncher(
        Class<?> job,
        String name,
        String section,
        List<Setting<?>> own,
        Function<TopicLayout, Collection<TopicSpec>> topics,
        BiConsumer<StreamExecutionEnvironment, Settings> definition) {

    /**
     * Runs the job, or prints help where that is asked for.
     *
     * @throws io.niffler.config.ConfigException when an argument or a setting cannot be used
     * @throws Exception as the execution of the job throws
     */
    public void launch(String[] arguments) throws Exception {
        LaunchArguments launch = LaunchArguments.parse(arguments);
        if (launch.help()) {
            printHelp(System.out);
            return;
        }
        Settings settings = launch.settings();
        settings.rejectUnknown(settingsRead(), section);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        definition.accept(environment, settings);
        KafkaTopics.ensure(settings, topics.apply(KafkaTopics.layout(settings)));
        environment.execute(name);
    }

    private List<Setting<?>> settingsRead() {
        List<Setting<?>> known = new ArrayList<>(own);
        known.addAll(FlinkSettings.ALL);
        known.addAll(ConnectorsSettings.ALL);
        known.addAll(SharedSettings.ALL);
        return known;
    }

    private void printHelp(PrintStream out) {
        out.println(
                "Usage: flink run -c " + job.getName() + " niffler-jobs.jar [--config niffler.yaml] [-Dkey=value ...]");
        out.println("Settings (also NIFFLER_... in the environment) and their defaults:");
        for (Setting<?> setting : settingsRead()) {
            String value = setting.defaultText();
            out.println("  " + setting.key() + (value.isEmpty() ? "" : " = " + value));
            out.println("      " + setting.description());
        }
    }
}
