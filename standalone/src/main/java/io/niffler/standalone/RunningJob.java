package io.niffler.standalone;

import io.niffler.config.Settings;
import io.niffler.events.TopicLayout;
import io.niffler.events.TopicSpec;
import io.niffler.jobs.metadata.MetadataJob;
import io.niffler.jobs.metadata.MetadataSettings;
import io.niffler.jobs.png.PngJob;
import io.niffler.jobs.png.PngSettings;
import io.niffler.jobs.utilization.UtilizationJob;
import io.niffler.jobs.utilization.UtilizationSettings;
import java.util.List;
import java.util.Locale;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs that the one process can run. */
public enum RunningJob {
    METADATA,
    PNG,
    UTILIZATION;

    /** Enough for what one machine can receive; more threads only cost memory. */
    private static final int MAX_PARALLELISM = 4;

    /** The word for it in settings, and the name of the folder of its checkpoints. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    void define(StreamExecutionEnvironment environment, Settings settings) {
        switch (this) {
            case METADATA -> MetadataJob.define(environment, settings);
            case PNG -> PngJob.define(environment, settings);
            case UTILIZATION -> UtilizationJob.define(environment, settings);
        }
    }

    List<TopicSpec> topics(TopicLayout layout) {
        return switch (this) {
            case METADATA -> layout.ingest();
            case PNG -> PngJob.topics(layout);
            case UTILIZATION -> UtilizationJob.topics(layout);
        };
    }

    /** Its parallel tasks: as configured, else one per processor up to {@value #MAX_PARALLELISM}. */
    int parallelism(Settings settings) {
        int configured =
                switch (this) {
                    case METADATA -> settings.get(MetadataSettings.PARALLELISM);
                    case PNG -> settings.get(PngSettings.PARALLELISM);
                    case UTILIZATION -> settings.get(UtilizationSettings.PARALLELISM);
                };
        return configured > 0
                ? configured
                : Math.min(MAX_PARALLELISM, Runtime.getRuntime().availableProcessors());
    }
}
