package io.niffler.standalone.demo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.niffler.standalone.send.Outgoing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/** Compares what was sent with what the series documents list, instance by instance. */
public final class DemoArrivals {
    private final List<DemoStudy> studies;
    private final Set<String> expected = new HashSet<>();
    private final Map<String, Integer> arrivedBySeries = new HashMap<>();
    private MongoDatabase database;

    /** @param instances all that is sent */
    public DemoArrivals(List<DemoStudy> studies, List<Outgoing> instances) {
        this.studies = studies;
        instances.forEach(outgoing -> expected.add(outgoing.instance().sopInstanceUid()));
    }

    /** Looks for the first time, and from now on, in this database. */
    public void lookIn(MongoDatabase place) {
        this.database = place;
        refresh();
    }

    /** Looks again. */
    public void refresh() {
        for (DemoStudy study : studies) {
            for (int i = 0; i < study.seriesUids().size(); i++) {
                String uid = study.seriesUids().get(i);
                if (arrivedBySeries.getOrDefault(uid, 0) < study.series().get(i).images()) {
                    arrivedBySeries.put(uid, arrived(uid));
                }
            }
        }
    }

    private int arrived(String seriesUid) {
        Document document =
                database.getCollection("series").find(Filters.eq(seriesUid)).first();
        if (document == null) {
            return 0;
        }
        Set<String> listed = new HashSet<>();
        for (Document instance : document.getList("instances", Document.class, List.of())) {
            listed.add(instance.getString("uid"));
        }
        listed.retainAll(expected);
        return listed.size();
    }

    /** Distinct instances sent. */
    public int expected() {
        return expected.size();
    }

    /** Distinct instances of these that the store lists. */
    public int arrived() {
        return arrivedBySeries.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean complete() {
        return expected.size() == DemoFiles.count(studies) && arrived() == expected.size();
    }

    /** One row per study. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (DemoStudy study : studies) {
            int arrived = study.seriesUids().stream()
                    .mapToInt(uid -> arrivedBySeries.getOrDefault(uid, 0))
                    .sum();
            rows.add(new Row(
                    study.number() + 1,
                    study.scanner().modality(),
                    study.scanner().model(),
                    study.scanner().site(),
                    study.series().size(),
                    study.images(),
                    arrived));
        }
        return rows;
    }

    /** By modality: series, instances sent, instances arrived. */
    public Map<String, int[]> byModality() {
        Map<String, int[]> sums = new TreeMap<>();
        for (Row row : rows()) {
            int[] sum = sums.computeIfAbsent(row.modality(), m -> new int[3]);
            sum[0] += row.series();
            sum[1] += row.sent();
            sum[2] += row.arrived();
        }
        return sums;
    }

    /** A study of the demo. */
    public record Row(int number, String modality, String scanner, String site, int series, int sent, int arrived) {}
}
