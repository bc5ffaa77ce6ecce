package io.niffler.jobs.png.folder;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Locks for names that two tasks may want at the same time. Different names may share a lock. */
final class NameLocks {
    private static final int COUNT = 1 << 10;
    private static final Lock[] LOCKS = create();

    private NameLocks() {}

    private static Lock[] create() {
        Lock[] locks = new Lock[COUNT];
        for (int i = 0; i < COUNT; i++) {
            locks[i] = new ReentrantLock();
        }
        return locks;
    }

    static Lock of(String name) {
        return LOCKS[Math.floorMod(name.hashCode(), COUNT)];
    }
}
