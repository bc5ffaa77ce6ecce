package io.niffler.dicom.data;

import io.niffler.dicom.data.DataSetProblem.Kind;
import java.io.IOException;

/**
 * Reads one file, also without preamble, without file meta information, or with that in implicit VR. The preamble is passed
 * over whatever it holds: it may make the file something else too (PS3.10 7.1).
 */
final class Part10Reader {
    private static final int PREFIX = 'D' | 'I' << 8 | 'C' << 16 | 'M' << 24;
    private static final int META_GROUP = 0x0002;

    private final ByteSource source;
    private final ReadOptions options;
    private final ProblemLog problems;

    Part10Reader(ByteSource source, ReadOptions options) {
        this.source = source;
        this.options = options;
        this.problems = new ProblemLog(options.strict());
    }

    Part10File read() throws IOException {
        boolean prefix = skipPreamble();
        boolean hasMeta = source.ensure(8) && source.u16(0, false) == META_GROUP;
        if (!prefix && !hasMeta && Encoding.detect(source) == null) {
            throw new DicomParseException(Kind.NOT_DICOM, 0, 0);
        }
        DataSet meta = hasMeta ? readMeta() : new DataSet();
        if (!hasMeta) {
            problems.add(Kind.NO_FILE_META, 0, source.position());
        }
        String uid = meta.string(Tag.TRANSFER_SYNTAX_UID);
        if (uid == null && hasMeta) {
            problems.add(Kind.NO_TRANSFER_SYNTAX, Tag.TRANSFER_SYNTAX_UID, source.position());
        }
        TransferSyntax syntax = uid == null ? detect() : TransferSyntax.of(uid);
        long offset = source.position();
        if (!source.ensure(1) && problems.list().stream().noneMatch(problem -> problem.kind() == Kind.TRUNCATED)) {
            problems.addFinal(Kind.TRUNCATED, 0, offset);
        }
        DataSet dataSet = DataSetReader.read(source, syntax, options, problems).dataSet();
        if (dataSet.isEmpty() && meta.isEmpty() && !problems.list().isEmpty()) {
            throw problems.asException(Kind.NOT_DICOM, offset);
        }
        return new Part10File(meta, syntax.uid(), dataSet, problems.list(), offset);
    }

    /** Without a preamble the four letters may stand in the data by chance: then an element begins the file. */
    private boolean skipPreamble() throws IOException {
        if (source.ensure(Part10.DATA_OFFSET) && source.i32(Part10.PREAMBLE_LENGTH, false) == PREFIX) {
            boolean metaFollows =
                    source.ensure(Part10.DATA_OFFSET + 2) && source.u16(Part10.DATA_OFFSET, false) == META_GROUP;
            if (metaFollows || Encoding.detect(source) == null) {
                source.advance(Part10.DATA_OFFSET);
                return true;
            }
        }
        problems.add(Kind.NO_PREAMBLE, 0, 0);
        if (source.ensure(4) && source.i32(0, false) == PREFIX) {
            source.advance(4);
            return true;
        }
        return false;
    }

    /** Reads group 0002 by its tags; the group length is only compared, being wrong too often. */
    private DataSet readMeta() throws IOException {
        Encoding encoding = Encoding.detect(source);
        if (encoding != Encoding.EXPLICIT_LITTLE) {
            problems.add(Kind.FILE_META_ENCODING, 0, source.position());
        }
        long start = source.position();
        DataSet meta = new DataSetParser(
                        source, encoding == null ? Encoding.EXPLICIT_LITTLE : encoding, options, problems)
                .parseGroup(META_GROUP);
        checkGroupLength(meta, source.position() - start);
        return meta;
    }

    private void checkGroupLength(DataSet meta, long size) throws DicomParseException {
        long groupLength =
                meta.longValue(Tag.FILE_META_INFORMATION_GROUP_LENGTH).orElse(-1);
        long header = 12;
        if (groupLength >= 0 && groupLength != size - header) {
            problems.add(Kind.GROUP_LENGTH, Tag.FILE_META_INFORMATION_GROUP_LENGTH, Part10.DATA_OFFSET);
        }
    }

    private TransferSyntax detect() throws IOException {
        Encoding encoding = Encoding.detect(source);
        return encoding == null ? TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN : encoding.syntax();
    }
}
