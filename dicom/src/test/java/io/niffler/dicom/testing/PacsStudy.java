package io.niffler.dicom.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A generated study of one CT series of small images in a {@link ScriptedPacs}, and how the PACS behaves when it is asked for it. What
 * it does is set before the study is added to the PACS.
 */
public final class PacsStudy {
    private static final int SIZE = 8;

    private final DataSet attributes;
    private final List<PacsInstance> instances;
    private final Queue<RetrievalScript> scripts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger retrievals = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private RetrievalScript afterwards = RetrievalScript.PLAIN;
    private int copies = 1;
    private int surplus;

    /**
     * Generates the study.
     *
     * @param name makes the UIDs, see {@link TestObjects#uid}
     * @param date StudyDate, as YYYYMMDD
     * @param count how many instances, 1 and up
     */
    public PacsStudy(String name, String patientId, String accession, String date, int count) {
        this.instances = IntStream.rangeClosed(1, count)
                .mapToObj(number -> instance(name, patientId, accession, date, number))
                .toList();
        this.attributes = TestObjects.instance(TestObjects.Kind.CT, name, "series", 1, 1, 1);
        identify(attributes, patientId, accession, date);
        attributes.setString(Tag.MODALITIES_IN_STUDY, VR.CS, "CT");
        attributes.setInts(Tag.NUMBER_OF_STUDY_RELATED_SERIES, VR.IS, 1);
        attributes.setInts(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES, VR.IS, count);
    }

    private static PacsInstance instance(String name, String patientId, String accession, String date, int number) {
        DataSet dataSet = TestObjects.instance(TestObjects.Kind.CT, name, "series", number, SIZE, SIZE);
        identify(dataSet, patientId, accession, date);
        byte[] bytes = DataSetWriter.toBytes(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return new PacsInstance(
                number, dataSet.string(Tag.SERIES_INSTANCE_UID), dataSet.string(Tag.SOP_INSTANCE_UID), bytes);
    }

    private static void identify(DataSet dataSet, String patientId, String accession, String date) {
        dataSet.setString(Tag.PATIENT_ID, VR.LO, patientId);
        dataSet.setString(Tag.ACCESSION_NUMBER, VR.SH, accession);
        dataSet.setString(Tag.STUDY_DATE, VR.DA, date);
    }

    /** The first retrievals follow these scripts, one after the other, and further ones are plain. */
    public PacsStudy script(RetrievalScript... first) {
        scripts.addAll(List.of(first));
        return this;
    }

    /** All retrievals follow this script, but for those of {@link #script}. */
    public PacsStudy always(RetrievalScript script) {
        this.afterwards = script;
        return this;
    }

    /** A C-FIND lists the study that many times. */
    public PacsStudy listed(int times) {
        this.copies = times;
        return this;
    }

    /** C-FIND and C-MOVE announce so many instances more than there are, and at the end all count as completed. */
    public PacsStudy announcing(int more) {
        this.surplus = more;
        attributes.setInts(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES, VR.IS, announced());
        return this;
    }

    /** StudyInstanceUID. */
    public String uid() {
        return attributes.string(Tag.STUDY_INSTANCE_UID);
    }

    /** PatientID. */
    public String patientId() {
        return attributes.string(Tag.PATIENT_ID);
    }

    /** AccessionNumber. */
    public String accession() {
        return attributes.string(Tag.ACCESSION_NUMBER);
    }

    /** The SOP instance UIDs, in the order they are sent. */
    public List<String> instanceUids() {
        return instances.stream().map(PacsInstance::uid).toList();
    }

    /** The bare data set of an instance, in explicit VR little endian; not to be changed. */
    public byte[] dataSet(String instanceUid) {
        return instances.stream()
                .filter(instance -> instance.uid().equals(instanceUid))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    /** How often a retrieval of it was asked for, refused ones included. */
    public int retrievals() {
        return retrievals.get();
    }

    /** How many of its instances were sent and taken, repeated ones included. */
    public int sent() {
        return sent.get();
    }

    List<PacsInstance> instances() {
        return instances;
    }

    int announced() {
        return instances.size() + surplus;
    }

    int copies() {
        return copies;
    }

    void countSent() {
        sent.incrementAndGet();
    }

    RetrievalScript nextScript() {
        retrievals.incrementAndGet();
        RetrievalScript script = scripts.poll();
        return script == null ? afterwards : script;
    }

    /** What queries are matched against and answered from; not to be changed. */
    DataSet attributes() {
        return attributes;
    }
}
