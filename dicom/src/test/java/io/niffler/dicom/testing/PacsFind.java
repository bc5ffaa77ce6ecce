package io.niffler.dicom.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Element;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.dimse.CommandSet;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Answers one C-FIND at patient or study level. */
final class PacsFind {
    private final PacsArchive archive;
    private final PacsInbox inbox;
    private final PacsExchange exchange;
    private final String aeTitle;

    PacsFind(PacsArchive archive, PacsInbox inbox, PacsExchange exchange, String aeTitle) {
        this.archive = archive;
        this.inbox = inbox;
        this.exchange = exchange;
        this.aeTitle = aeTitle;
    }

    /** True when it was cancelled. */
    boolean run() throws IOException {
        DataSet query = exchange.identifier();
        boolean patients = "PATIENT".equals(query.string(Tag.QUERY_RETRIEVE_LEVEL));
        Set<String> listed = new HashSet<>();
        for (PacsStudy study : archive.find(query)) {
            if (patients && !listed.add(study.patientId())) {
                continue;
            }
            for (int i = 0; i < study.copies(); i++) {
                if (inbox.isCancelled()) {
                    exchange.send(exchange.response(Status.CANCEL));
                    return true;
                }
                CommandSet pending = exchange.response(Status.PENDING);
                exchange.send(pending, answer(query, study.attributes()));
            }
        }
        exchange.send(exchange.response(Status.SUCCESS));
        return false;
    }

    private DataSet answer(DataSet query, DataSet attributes) {
        DataSet answer = new DataSet();
        answer.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, attributes.string(Tag.SPECIFIC_CHARACTER_SET));
        for (Element key : query) {
            Element value = attributes.get(key.tag());
            answer.put(value == null ? key : value);
        }
        answer.setString(Tag.QUERY_RETRIEVE_LEVEL, VR.CS, query.string(Tag.QUERY_RETRIEVE_LEVEL));
        answer.setString(Tag.RETRIEVE_AE_TITLE, VR.AE, aeTitle);
        return answer;
    }
}
