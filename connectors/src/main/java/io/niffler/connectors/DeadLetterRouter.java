package io.niffler.connectors;

import io.niffler.events.DeadLetter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends dead letters to the side output {@link #TAG} and lets everything else pass. */
public final class DeadLetterRouter<T> extends ProcessFunction<Either<DeadLetter, T>, T> {
    private static final long serialVersionUID = 1;

    /** Where dead letters go. */
    public static final OutputTag<DeadLetter> TAG =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    @Override
    public void processElement(Either<DeadLetter, T> value, Context context, Collector<T> out) {
        if (value.isLeft()) {
            context.output(TAG, value.left());
        } else {
            out.collect(value.right());
        }
    }
}
