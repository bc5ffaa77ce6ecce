package io.niffler.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.niffler.dicom.testing.TestObjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for all data sets, and for all bytes. */
class DataSetProperties {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MEMORY_PER_BYTE = 40;
    private static final long MEMORY_BESIDES = 8 << 20;
    private static final long CPU_NANOS = 5_000_000_000L;

    @Provide
    Arbitrary<TransferSyntax> syntaxes() {
        return Arbitraries.of(
                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
                TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
    }

    @Property(tries = 400)
    void whatIsWrittenIsRead(@ForAll long seed, @ForAll("syntaxes") TransferSyntax syntax) throws IOException {
        DataSet dataSet = new RandomDataSets(seed).dataSet(syntax.explicitVr());

        byte[] bytes = DataSetWriter.toBytes(dataSet, syntax);
        ReadResult result = DataSetReader.read(bytes, syntax, ReadOptions.ALL);

        assertThat(result.problems()).isEmpty();
        assertThat(result.dataSet()).isEqualTo(dataSet);
        assertThat(DataSetReader.read(new ByteArrayInputStream(bytes), syntax, ReadOptions.ALL)
                        .dataSet())
                .isEqualTo(dataSet);
        assertThat(DataSetWriter.toBytes(result.dataSet(), syntax)).isEqualTo(bytes);
    }

    @Property(tries = 200)
    void aDataSetPassesThroughEveryExplicitSyntax(@ForAll long seed) throws IOException {
        DataSet dataSet = new RandomDataSets(seed).dataSet(true);
        DataSet passed = dataSet;
        for (TransferSyntax syntax : List.of(
                TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
                TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)) {
            passed = DataSetReader.read(DataSetWriter.toBytes(passed, syntax), syntax, ReadOptions.ALL)
                    .dataSet();
        }
        assertThat(passed).isEqualTo(dataSet);
    }

    @Property(tries = 300)
    void aPrefixGivesAPrefix(
            @ForAll long seed, @ForAll("syntaxes") TransferSyntax syntax, @ForAll @IntRange(max = 999) int permille)
            throws IOException {
        byte[] bytes = file(seed, syntax);
        byte[] cut = Arrays.copyOf(bytes, (int) (bytes.length * (long) permille / 1000));

        readSurvives(cut);
    }

    @Property(tries = 2000)
    void mutatedBytesAreSurvived(@ForAll long seed, @ForAll("syntaxes") TransferSyntax syntax) throws IOException {
        byte[] bytes = file(seed, syntax);
        Random random = new Random(seed);
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = (byte) 0xFF;
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
            }
        }
        readSurvives(bytes);
    }

    @Property(tries = 500)
    void anyBytesAreSurvived(@ForAll byte[] bytes, @ForAll("syntaxes") TransferSyntax syntax) throws IOException {
        byte[] meta = Part10.preambleAndMeta("1.2", "1.3", syntax.uid(), null);
        byte[] file = Arrays.copyOf(meta, meta.length + bytes.length);
        System.arraycopy(bytes, 0, file, meta.length, bytes.length);

        readSurvives(file);
        readSurvives(bytes);
    }

    private static byte[] file(long seed, TransferSyntax syntax) {
        DataSet dataSet = new RandomDataSets(seed).dataSet(syntax.explicitVr());
        dataSet.setString(Tag.SOP_CLASS_UID, VR.UI, "1.2");
        dataSet.setString(Tag.SOP_INSTANCE_UID, VR.UI, TestObjects.uid(Long.toString(seed)));
        return Part10.toBytes(dataSet, syntax);
    }

    /** Reading gives a file or the one exception, in little time and memory, and from memory and stream the same. */
    private static void readSurvives(byte[] bytes) throws IOException {
        long allocated = allocated();
        long started = THREADS.getCurrentThreadCpuTime();
        Part10File file = readOrNull(bytes);
        assertThat(THREADS.getCurrentThreadCpuTime() - started).isLessThan(CPU_NANOS);
        assertThat(allocated() - allocated).isLessThan(MEMORY_BESIDES + MEMORY_PER_BYTE * bytes.length);
        Part10File streamed = null;
        try {
            streamed = Part10.read(new ByteArrayInputStream(bytes), ReadOptions.ALL);
        } catch (DicomParseException e) {
            assertThat(file).isNull();
        }
        assertThat(streamed).isEqualTo(file);
        if (file != null) {
            touch(file.fileMeta());
            touch(file.dataSet());
            readOrNull(bytes, ReadOptions.HEADERS);
        }
    }

    private static Part10File readOrNull(byte[] bytes) {
        return readOrNull(bytes, ReadOptions.ALL);
    }

    private static Part10File readOrNull(byte[] bytes, ReadOptions options) {
        try {
            return Part10.read(bytes, options);
        } catch (DicomParseException e) {
            assertThat(e.kind()).isNotNull();
            return null;
        }
    }

    /** No accessor may throw, whatever the value. */
    private static void touch(DataSet dataSet) {
        for (Element element : dataSet) {
            int tag = element.tag();
            dataSet.string(tag);
            dataSet.strings(tag);
            dataSet.intValue(tag);
            dataSet.longValue(tag);
            dataSet.doubleValue(tag);
            dataSet.doubles(tag);
            dataSet.bytes(tag);
            dataSet.privateCreator(tag);
            dataSet.items(tag).forEach(DataSetProperties::touch);
        }
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
