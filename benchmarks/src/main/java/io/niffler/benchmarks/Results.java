package io.niffler.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs of each case by receiver, and the table made of them. */
public final class Results {

    /** One run: instances per second and its CPU milliseconds per instance, or NaN where they are not measured. */
    public record Run(double rate, double cpuMillis) {}

    private final List<String> receivers;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(long instanceBytes, Map<String, List<Run>> runs) {}

    /** The first receiver is the one that is compared with the others. */
    public Results(List<String> receivers) {
        this.receivers = List.copyOf(receivers);
    }

    public void add(String name, long instanceBytes, String receiver, Run run) {
        rows.computeIfAbsent(name, key -> new Row(instanceBytes, new LinkedHashMap<>()))
                .runs()
                .computeIfAbsent(receiver, key -> new ArrayList<>())
                .add(run);
    }

    /** A table in Markdown. */
    public String table() {
        String ours = receivers.get(0);
        List<String> others = receivers.subList(1, receivers.size());
        StringBuilder table = new StringBuilder("| |");
        receivers.forEach(name -> table.append(' ').append(name).append(" |"));
        others.forEach(name -> table.append(" to ").append(name).append(" |"));
        table.append("\n|")
                .append("---|".repeat(1 + receivers.size() + others.size()))
                .append('\n');
        rows.forEach((name, row) -> {
            table.append("| ").append(name).append(" |");
            receivers.forEach(receiver -> table.append(cell(row, receiver)));
            others.forEach(
                    other -> table.append(ratio(row.runs().get(ours), row.runs().get(other))));
            table.append('\n');
        });
        return table.toString();
    }

    private static String cell(Row row, String receiver) {
        List<Run> runs = row.runs().get(receiver);
        double rate = median(runs.stream().mapToDouble(Run::rate).toArray());
        double cpu = median(runs.stream().mapToDouble(Run::cpuMillis).toArray());
        String cell = String.format(
                Locale.ROOT, rate < 100 ? " %.1f (%.0f)" : " %.0f (%.0f)", rate, rate * row.instanceBytes() / 1e6);
        return cell + (Double.isNaN(cpu) ? " |" : String.format(Locale.ROOT, " %.1f ms |", cpu));
    }

    /** Median, lowest and highest of the ratios of runs of the same round. */
    private static String ratio(List<Run> ours, List<Run> theirs) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i).rate() / theirs.get(i).rate();
        }
        Arrays.sort(ratios);
        return String.format(Locale.ROOT, " %.2f (%.2f-%.2f) |", median(ratios), ratios[0], ratios[ratios.length - 1]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
