package io.niffler.jobs.metadata;

/** What is kept of a study beside its series' summaries. A Flink POJO. */
public class StudyState {
    /** The attempt of the operator that last compared this state with the stored document. */
    public long attempt;

    /** Number of series in state. */
    public int seriesCount;

    /** When the document's writes, and the end of the state, are due. */
    public KeyTimes times = new KeyTimes();

    public StudyState() {}
}
