package io.niffler.jobs.png.folder;

/** How many headers have a value of a column. Public and mutable because it crosses operators. */
public final class ColumnCount {
    public String name;
    public long filled;

    static ColumnCount of(String name, long filled) {
        ColumnCount count = new ColumnCount();
        count.name = name;
        count.filled = filled;
        return count;
    }
}
