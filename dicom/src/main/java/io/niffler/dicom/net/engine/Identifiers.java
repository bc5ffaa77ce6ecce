package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetProblem;
import io.niffler.dicom.data.DataSetReader;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.ReadResult;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.ul.ProtocolViolation;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The data sets of queries and their responses, of bounded length, depth and number of elements. */
final class Identifiers {
    private static final int MAX_ELEMENTS = 100_000;
    private static final ReadOptions OPTIONS = ReadOptions.ALL.withMaxElements(MAX_ELEMENTS);

    /** Readers are lenient, but an identifier came whole: where it ends too early it is garbage. */
    private static final Set<DataSetProblem.Kind> LOSSES =
            EnumSet.of(DataSetProblem.Kind.TRUNCATED, DataSetProblem.Kind.TOO_MANY_ELEMENTS);

    private final int maxLength;

    Identifiers(int maxLength) {
        this.maxLength = maxLength;
    }

    /**
     * The bytes of a query.
     *
     * @throws IllegalArgumentException when it names no level of the model or is too long
     */
    byte[] encode(InformationModel model, DataSet identifier, String transferSyntaxUid) {
        String level = identifier.string(Tag.QUERY_RETRIEVE_LEVEL, "");
        if (!model.hasLevel(level)) {
            throw new IllegalArgumentException("The identifier has no QueryRetrieveLevel (0008,0052) of the " + model
                    + " model: set it to STUDY, SERIES or IMAGE, or to PATIENT in the PATIENT_ROOT model.");
        }
        byte[] bytes = DataSetWriter.toBytes(identifier, TransferSyntax.of(transferSyntaxUid));
        if (bytes.length > maxLength) {
            throw new IllegalArgumentException(
                    "The identifier has " + bytes.length + " bytes, more than the limit of " + maxLength + ".");
        }
        return bytes;
    }

    /**
     * The match in a pending C-FIND response.
     *
     * @throws ProtocolViolation when there is none, or none that can be read
     */
    DataSet match(Message response) throws AssociationLostException {
        if (!response.hasDataSet()) {
            throw invalid("a pending response to a C-FIND has no identifier", null);
        }
        byte[] bytes = bytes(response)
                .orElseThrow(() -> invalid("a match is longer than the limit of " + maxLength + " bytes", null));
        try {
            return parse(bytes, response);
        } catch (DicomParseException e) {
            throw invalid("a match of " + bytes.length + " bytes cannot be read: " + e.getMessage(), e);
        }
    }

    /** The identifier of a final response; empty when it is too long or cannot be read, and without elements when there is none. */
    Optional<DataSet> ofFinal(Message response) throws AssociationLostException {
        Optional<byte[]> bytes = bytes(response);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(bytes.get(), response));
        } catch (DicomParseException e) {
            return Optional.empty();
        }
    }

    private static DataSet parse(byte[] bytes, Message response) throws DicomParseException {
        TransferSyntax syntax = TransferSyntax.of(response.context().transferSyntax());
        ReadResult read = DataSetReader.read(bytes, syntax, OPTIONS);
        Optional<DataSetProblem> lost = read.problems().stream()
                .filter(problem -> LOSSES.contains(problem.kind()))
                .findFirst();
        if (lost.isPresent()) {
            throw new DicomParseException(lost.get());
        }
        return read.dataSet();
    }

    /** Empty when there are more than the limit. */
    private Optional<byte[]> bytes(Message response) throws AssociationLostException {
        try {
            byte[] bytes = response.dataSet().readNBytes(maxLength + 1);
            return bytes.length > maxLength ? Optional.empty() : Optional.of(bytes);
        } catch (AssociationLostException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("Only a lost association ends the data set of a message early.", e);
        }
    }

    private static ProtocolViolation invalid(String detail, Throwable cause) {
        ProtocolViolation violation = new ProtocolViolation(ProtocolErrorKind.INVALID_IDENTIFIER, detail);
        violation.initCause(cause);
        return violation;
    }
}
