package io.niffler.standalone;

import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.events.TopicLayout;
import io.niffler.events.TopicSpec;
import io.niffler.jobs.metadata.MetadataJob;
import io.niffler.jobs.metadata.MetadataSettings;
import io.niffler.jobs.png.PngJob;
import io.niffler.jobs.png.PngSettings;
import java.util.Collection;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs that the one process can run. */
public enum RunningJob {
    METADATA(MetadataJob::define, TopicLayout::ingest, MetadataSettings.PARALLELISM),
    PNG(PngJob::define, PngJob::topics, PngSettings.PARALLELISM);

    /** Enough for what one machine can receive; more threads only cost memory. */
    private static final int MAX_PARALLELISM = 4;

    private final BiConsumer<StreamExecutionEnvironment, Settings> definition;
    private final Function<TopicLayout, Collection<TopicSpec>> topics;
    private final Setting<Integer> parallelism;

    RunningJob(
            BiConsumer<StreamExecutionEnvironment, Settings> definition,
            Function<TopicLayout, Collection<TopicSpec>> topics,
            Setting<Integer> parallelism) {
        this.definition = definition;
        this.topics = topics;
        this.parallelism = parallelism;
    }

    /** The word for it in settings, and the name of the folder of its checkpoints. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    void define(StreamExecutionEnvironment environment, Settings settings) {
        definition.accept(environment, settings);
    }

    Collection<TopicSpec> topics(TopicLayout layout) {
        return topics.apply(layout);
    }

    /** Its parallel tasks: as configured, else one per processor up to {@value #MAX_PARALLELISM}. */
    int parallelism(Settings settings) {
        int configured = settings.get(parallelism);
        return configured > 0
                ? configured
                : Math.min(MAX_PARALLELISM, Runtime.getRuntime().availableProcessors());
    }
}
