package io.niffler.dicom.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.dimse.CommandSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries out one C-MOVE or C-GET as the scripts of the studies say. */
final class PacsRetrieval {
    private static final int FAILED_SOP_INSTANCE_UID_LIST = 0x00080058;

    private final PacsInbox inbox;
    private final PacsExchange exchange;
    private final PacsTarget target;
    private final PacsInterruptions interruptions;
    private final List<String> failed = new ArrayList<>();
    private int total;
    private int completed;

    PacsRetrieval(PacsInbox inbox, PacsExchange exchange, PacsTarget target, PacsInterruptions interruptions) {
        this.inbox = inbox;
        this.exchange = exchange;
        this.target = target;
        this.interruptions = interruptions;
    }

    /** True when it was cancelled. */
    boolean run(List<PacsStudy> studies, DataSet identifier) throws IOException {
        Map<PacsStudy, RetrievalScript> scripts = new HashMap<>();
        studies.forEach(study -> scripts.put(study, study.nextScript()));
        for (RetrievalScript script : scripts.values()) {
            if (script.refusal() != 0) {
                exchange.send(exchange.response(script.refusal()));
                return false;
            }
        }
        Map<PacsStudy, List<PacsInstance>> instances = new HashMap<>();
        studies.forEach(study -> instances.put(study, wanted(study, identifier)));
        total = studies.stream()
                .mapToInt(study -> instances.get(study).size()
                        + study.announced()
                        - study.instances().size())
                .sum();
        if (scripts.values().stream().allMatch(script -> script.slowness() == 0)) {
            sendPending();
        }
        for (PacsStudy study : studies) {
            if (!send(study, instances.get(study), scripts.get(study))) {
                sendFinal(Status.CANCEL, total - completed - failed.size());
                return true;
            }
        }
        completed = total - failed.size();
        sendFinal(failed.isEmpty() ? Status.SUCCESS : Status.SUB_OPERATIONS_FAILED, 0);
        return false;
    }

    private static List<PacsInstance> wanted(PacsStudy study, DataSet identifier) {
        List<String> series = identifier.strings(Tag.SERIES_INSTANCE_UID);
        List<String> uids = identifier.strings(Tag.SOP_INSTANCE_UID);
        return study.instances().stream()
                .filter(instance -> series.isEmpty() || series.contains(instance.seriesUid()))
                .filter(instance -> uids.isEmpty() || uids.contains(instance.uid()))
                .toList();
    }

    /** False when it was cancelled. */
    private boolean send(PacsStudy study, List<PacsInstance> instances, RetrievalScript script) throws IOException {
        for (int i = 0; i <= instances.size(); i++) {
            if (script.interruptsAt(i)) {
                interruptions.interrupt(script.interruption(), this::sendPending);
            }
            if (inbox.isCancelled() || (script.slowness() > 0 && inbox.awaitCancel(script.slowness()))) {
                return false;
            }
            if (i < instances.size()) {
                send(study, instances.get(i), script);
                if (script.slowness() == 0) {
                    sendPending();
                }
            }
        }
        return true;
    }

    private void send(PacsStudy study, PacsInstance instance, RetrievalScript script) throws IOException {
        if (script.failing().contains(instance.number()) || target.store(instance) != Status.SUCCESS) {
            failed.add(instance.uid());
        } else {
            completed++;
            study.countSent();
        }
    }

    private CommandSet count(CommandSet response) {
        return response.put(CommandSet.COMPLETED_SUB_OPERATIONS, completed)
                .put(CommandSet.FAILED_SUB_OPERATIONS, failed.size())
                .put(CommandSet.WARNING_SUB_OPERATIONS, 0);
    }

    private void sendPending() throws IOException {
        exchange.send(count(exchange.response(Status.PENDING))
                .put(CommandSet.REMAINING_SUB_OPERATIONS, total - completed - failed.size()));
    }

    private void sendFinal(int status, int remaining) throws IOException {
        CommandSet response = count(exchange.response(status));
        if (status == Status.CANCEL) {
            response.put(CommandSet.REMAINING_SUB_OPERATIONS, remaining);
        }
        if (failed.isEmpty()) {
            exchange.send(response);
        } else {
            DataSet list = new DataSet();
            list.setString(FAILED_SOP_INSTANCE_UID_LIST, VR.UI, failed.toArray(String[]::new));
            exchange.send(response, list);
        }
    }
}
