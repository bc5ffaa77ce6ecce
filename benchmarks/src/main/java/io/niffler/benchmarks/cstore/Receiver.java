package io.niffler.benchmarks.cstore;

import java.io.IOException;
import java.util.List;

/** A storage SCP under test: one or more processes of its own on the loopback interface. */
interface Receiver extends AutoCloseable {

    /** Short name for the report. */
    String name();

    /** DICOM port on the loopback interface. */
    int port();

    /** Called AE title to use. */
    String aeTitle();

    /** The processes whose CPU time counts as the receiver's. */
    List<Process> processes();

    /** Drops what has been received so far, so that disks do not fill during a long comparison. */
    void forget() throws IOException, InterruptedException;

    @Override
    void close();
}
