package io.niffler.connectors.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

class WriteBufferTest {
    private final WriteBuffer buffer = new WriteBuffer();

    private static MongoWrite set(String collection, String id, long value) {
        return MongoWrites.update(collection, id).set("v", new BsonInt64(value)).build();
    }

    private static MongoWrite ranked(BsonValue rank) {
        return MongoWrites.replaceIfSmaller("c", "1", "rank", new BsonDocument("rank", rank));
    }

    private List<List<MongoWrite>> rounds() {
        List<List<MongoWrite>> rounds = new ArrayList<>();
        while (!buffer.isEmpty()) {
            rounds.addAll(buffer.nextRound());
        }
        assertThat(buffer.size()).isZero();
        assertThat(buffer.bytes()).isZero();
        return rounds;
    }

    @Test
    void aRoundHasOneWritePerDocumentAndOneBatchPerCollection() {
        List.of(set("a", "1", 1), set("b", "1", 2), set("a", "2", 3), set("a", "1", 4))
                .forEach(buffer::add);
        assertThat(buffer.size()).isEqualTo(4);
        assertThat(rounds())
                .containsExactly(
                        List.of(set("a", "1", 1), set("a", "2", 3)),
                        List.of(set("b", "1", 2)),
                        List.of(set("a", "1", 4)));
    }

    @Test
    void aFullReplacementMakesEarlierWritesSuperfluous() {
        MongoWrite full = MongoWrites.replace("a", "1", new BsonDocument("v", new BsonInt64(9)));
        List.of(set("a", "1", 1), ranked(new BsonInt64(1)), full, set("a", "1", 2))
                .forEach(buffer::add);
        assertThat(rounds())
                .containsExactly(List.of(full), List.of(ranked(new BsonInt64(1))), List.of(set("a", "1", 2)));
    }

    @Test
    void ofGuardedReplacementsTheBestRemains() {
        for (long rank : new long[] {5, 7, 3, 4}) {
            buffer.add(ranked(new BsonInt64(rank)));
        }
        assertThat(buffer.size()).isEqualTo(1);
        assertThat(rounds()).containsExactly(List.of(ranked(new BsonInt64(3))));
    }

    @Test
    void ranksOfDifferentTypesAreLeftToTheDatabase() {
        buffer.add(ranked(new BsonInt64(5)));
        buffer.add(ranked(new BsonString("5")));
        assertThat(rounds()).hasSize(2);
    }

    @Test
    void aRepetitionIsDropped() {
        buffer.add(set("a", "1", 1));
        buffer.add(set("a", "1", 1));
        assertThat(buffer.size()).isEqualTo(1);
        assertThat(buffer.bytes()).isEqualTo(set("a", "1", 1).body().length);
    }
}
