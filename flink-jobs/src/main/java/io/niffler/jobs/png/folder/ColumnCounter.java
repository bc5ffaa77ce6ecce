package io.niffler.jobs.png.folder;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Reads the headers of files, no pixels, and tells at the end which columns they have. */
final class ColumnCounter extends AbstractStreamOperator<ColumnCount>
        implements OneInputStreamOperator<ListedFile, ColumnCount>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private final FolderOptions options;

    private transient LongCounter headers;
    private transient ColumnTally tally;
    private transient Set<Integer> roots;

    ColumnCounter(FolderOptions options) {
        this.options = options;
        // In the task of the source, which is not what an operator of one's own does by default.
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        headers = new LongCounter();
        getRuntimeContext().addAccumulator(FolderOperators.HEADERS, headers);
        tally = new ColumnTally();
        roots = options.headers().roots();
    }

    @Override
    public void processElement(StreamRecord<ListedFile> record) {
        headers.add(1L);
        try (InputStream in = Files.newInputStream(options.fileOf(record.getValue()))) {
            count(Part10.read(in, ReadOptions.HEADERS).dataSet());
        } catch (IOException | RuntimeException e) {
            // A file that cannot be read has no columns; the conversion tells about it.
            LOG.debug("file {} of the list has no header", record.getValue().index);
        }
    }

    private void count(DataSet header) {
        Map<String, Long> fields = new HashMap<>();
        HeaderFields.visit(header, options.headers().publicOnly(), (name, root, element, holder) -> {
            if (roots == null || roots.contains(root)) {
                fields.put(name, CellText.hasText(element) ? 1L : 0L);
            }
        });
        fields.forEach(tally::add);
    }

    @Override
    public void endInput() {
        tally.forEach((name, filled) -> output.collect(new StreamRecord<>(ColumnCount.of(name, filled))));
    }
}
