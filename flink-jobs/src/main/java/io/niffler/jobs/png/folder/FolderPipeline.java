package io.niffler.jobs.png.folder;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The two jobs of a run. In both, files are read by the task that is given their paths: only results travel. */
final class FolderPipeline {
    private FolderPipeline() {}

    /** Counts the columns of all headers into the file of columns. */
    static void defineColumns(StreamExecutionEnvironment environment, FolderOptions options, int files) {
        source(environment, ListSource.all(options.folder(), files), FolderOperators.COLUMNS_SOURCE)
                .transform(
                        FolderOperators.COLUMNS_COUNT,
                        TypeInformation.of(ColumnCount.class),
                        new ColumnCounter(options))
                .uid(FolderOperators.COLUMNS_COUNT)
                .sinkTo(new ColumnSink(options.folder()))
                .setParallelism(1)
                .uid(FolderOperators.COLUMNS_SINK)
                .name(FolderOperators.COLUMNS_SINK);
    }

    /** Converts the files that are not in the ledger yet. */
    static void defineConversion(StreamExecutionEnvironment environment, FolderOptions options, int files) {
        source(environment, ListSource.undone(options.folder(), files), FolderOperators.SOURCE)
                .map(new FolderConverter(options, files))
                .returns(ConvertedFile.class)
                .uid(FolderOperators.CONVERT)
                .name(FolderOperators.CONVERT)
                .sinkTo(new ResultSink(options))
                .setParallelism(1)
                .uid(FolderOperators.SINK)
                .name(FolderOperators.SINK);
    }

    private static DataStream<ListedFile> source(
            StreamExecutionEnvironment environment, ListSource source, String name) {
        return environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), name, TypeInformation.of(ListedFile.class))
                .uid(name)
                .name(name);
    }
}
