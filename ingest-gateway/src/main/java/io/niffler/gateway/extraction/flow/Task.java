package io.niffler.gateway.extraction.flow;

import java.io.IOException;

/** Something to ask the PACS. It ends by itself, or puts itself back on the list for later. */
@FunctionalInterface
interface Task {
    /**
     * Does it.
     *
     * @throws IOException when nothing can be recorded any more, which ends the run
     */
    void run(PacsSession pacs) throws IOException, InterruptedException;
}
