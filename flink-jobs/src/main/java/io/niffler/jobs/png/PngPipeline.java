package io.niffler.jobs.png;

import io.niffler.connectors.DeadLetterRouter;
import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.events.DeadLetter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.types.Either;

/** The png job between its source and its sinks: nothing is keyed, nothing is kept. */
final class PngPipeline {
    private PngPipeline() {}

    /** What goes out. */
    record Outputs(DataStream<MongoWrite> documents, DataStream<JsonMessage> events, DataStream<DeadLetter> letters) {}

    static Outputs define(DataStream<Either<DeadLetter, ConvertedImage>> records) {
        SingleOutputStreamOperator<ConvertedImage> images = records.process(new DeadLetterRouter<>())
                .returns(ConvertedImage.class)
                .uid(PngOperators.ROUTE)
                .name(PngOperators.ROUTE);
        return new Outputs(
                images.map(ConvertedImage::document)
                        .returns(MongoWrite.class)
                        .uid(PngOperators.DOCUMENTS)
                        .name(PngOperators.DOCUMENTS),
                images.map(ConvertedImage::event)
                        .returns(JsonMessage.class)
                        .uid(PngOperators.EVENTS)
                        .name(PngOperators.EVENTS),
                images.getSideOutput(DeadLetterRouter.TAG));
    }
}
