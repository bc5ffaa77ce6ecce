package io.niffler.dicom.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InverseDctTest {
    private static final int BLOCKS = 500;

    /** ITU-T T.81 A.3.3 as it stands there. */
    private static double formula(int[] coefficients, int row, int column) {
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * DctEncoder.cosine(column, i % 8) * DctEncoder.cosine(row, i / 8);
        }
        return sum / 4;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12})
    void isWithinOneOfTheFormula(int precision) {
        Random random = new Random(precision);
        InverseDct dct = new InverseDct(precision);
        int middle = 1 << (precision - 1);
        double difference = 0;
        for (int block = 0; block < BLOCKS; block++) {
            int[] coefficients = new int[64];
            for (int i = 0; i < 1 + random.nextInt(64); i++) {
                coefficients[random.nextInt(64)] = random.nextInt(2 * middle) - middle;
            }
            int[] kept = coefficients.clone();
            short[] samples = new short[64];
            dct.transform(coefficients, samples, 0, 8);
            for (int i = 0; i < samples.length; i++) {
                double exact = Math.max(0, Math.min(2 * middle - 1, formula(kept, i / 8, i % 8) + middle));
                assertThat((double) samples[i]).isBetween(exact - 1, exact + 1);
                difference += samples[i] - exact;
            }
        }
        assertThat(difference / BLOCKS / 64).isBetween(-0.02, 0.02);
    }

    @Test
    void fillsWhatAFirstCoefficientAloneWouldGive() {
        InverseDct dct = new InverseDct(12);
        for (int coefficient = -20_000; coefficient < 20_000; coefficient += 7) {
            int[] coefficients = new int[64];
            coefficients[0] = coefficient;
            short[] filled = new short[64];
            short[] transformed = new short[64];
            dct.fill(coefficient, filled, 0, 8);
            dct.transform(coefficients, transformed, 0, 8);
            assertThat(filled).isEqualTo(transformed);
        }
    }
}
