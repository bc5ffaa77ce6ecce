package io.niffler.dicom.png.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All lengths and distances against the tables of RFC 1951 3.2.5, typed in. */
class MatchCodesTest {
    private static final int[] FIRST_LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_EXTRA = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] FIRST_DISTANCES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };
    private static final int[] DISTANCE_EXTRA = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
    };

    @Test
    void lengthsHaveTheCodesOfTheTable() {
        for (int length = 3; length <= 258; length++) {
            int code = row(FIRST_LENGTHS, length);
            assertThat(MatchCodes.ofLength(length)).isEqualTo(code);
            assertThat(MatchCodes.lengthExtra(code)).isEqualTo(LENGTH_EXTRA[code]);
            assertThat(MatchCodes.lengthRest(length, LENGTH_EXTRA[code])).isEqualTo(length - FIRST_LENGTHS[code]);
        }
    }

    @Test
    void distancesHaveTheCodesOfTheTable() {
        for (int distance = 1; distance <= 32768; distance++) {
            int code = row(FIRST_DISTANCES, distance);
            assertThat(MatchCodes.ofDistance(distance)).isEqualTo(code);
            assertThat(MatchCodes.distanceExtra(code)).isEqualTo(DISTANCE_EXTRA[code]);
            assertThat(MatchCodes.distanceRest(distance, DISTANCE_EXTRA[code]))
                    .isEqualTo(distance - FIRST_DISTANCES[code]);
        }
    }

    private static int row(int[] firsts, int value) {
        int row = firsts.length - 1;
        while (firsts[row] > value) {
            row--;
        }
        return row;
    }
}
