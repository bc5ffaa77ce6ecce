package io.niffler.benchmarks.hospital;

import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetter;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.InstanceFactsReader;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.types.Either;

/** Reads records as the job's source does. None of them is a dead letter. */
final class RecordReading implements MapFunction<byte[], Either<DeadLetter, InstanceFacts>> {
    private static final long serialVersionUID = 1L;

    private final InstanceFactsReader reader = new InstanceFactsReader(Hospital.ZONE, true);

    @Override
    public Either<DeadLetter, InstanceFacts> map(byte[] json) throws BadRecordException {
        return Either.Right(reader.read(json));
    }
}
