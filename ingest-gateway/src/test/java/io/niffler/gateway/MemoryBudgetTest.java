package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryBudgetTest {
    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final MemoryBudget budget = new MemoryBudget(100);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void countsWhatIsHeld() throws Exception {
        MemoryBudget.Reservation one = budget.open();
        assertThat(one.grow(60, NOT_AT_ALL)).isTrue();
        assertThat(one.grow(40, NOT_AT_ALL)).isTrue();
        assertThat(budget.used()).isEqualTo(100);
        assertThat(budget.open().grow(1, NOT_AT_ALL)).isFalse();
        one.shrink(30);
        assertThat(budget.used()).isEqualTo(70);
        assertThat(one.held()).isEqualTo(70);
        one.close();
        one.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void refusesAtOnceWhatCanNeverFit() throws Exception {
        assertThat(budget.open().grow(101, LONG)).isFalse();
        MemoryBudget.Reservation held = budget.open();
        assertThat(held.grow(50, NOT_AT_ALL)).isTrue();
        assertThat(held.grow(51, LONG)).isFalse();
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws Exception {
        assertThat(budget.open().grow(100, NOT_AT_ALL)).isTrue();
        assertThat(budget.open().grow(1, Duration.ofMillis(20))).isFalse();
        assertThat(budget.used()).isEqualTo(100);
    }

    @Test
    void wakesTheNextWhenBytesAreGivenBack() throws Exception {
        MemoryBudget.Reservation first = budget.open();
        assertThat(first.grow(100, NOT_AT_ALL)).isTrue();
        Future<Boolean> waiting = threads.submit(() -> budget.open().grow(80, LONG));
        first.close();
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(budget.used()).isEqualTo(80);
    }

    @Test
    void letsHoldersGoBeforeNewcomers() throws Exception {
        MemoryBudget.Reservation holder = budget.open();
        MemoryBudget.Reservation other = budget.open();
        assertThat(holder.grow(50, NOT_AT_ALL)).isTrue();
        assertThat(other.grow(40, NOT_AT_ALL)).isTrue();
        Thread newcomer = waiting(() -> budget.open().grow(60, LONG));
        Thread growing = waiting(() -> holder.grow(30, LONG));
        other.close();
        growing.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(holder.held()).isEqualTo(80);
        holder.close();
        newcomer.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(budget.used()).isEqualTo(60);
    }

    @Test
    void doesNotPassALargeNewcomerOver() throws Exception {
        MemoryBudget.Reservation first = budget.open();
        assertThat(first.grow(50, NOT_AT_ALL)).isTrue();
        Thread large = waiting(() -> budget.open().grow(100, LONG));
        assertThat(budget.open().grow(10, NOT_AT_ALL))
                .as("queues behind the large one")
                .isFalse();
        first.close();
        large.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(budget.used()).isEqualTo(100);
    }

    @Test
    void endsTheWaitOfAnInterruptedThread() throws Exception {
        assertThat(budget.open().grow(100, NOT_AT_ALL)).isTrue();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread waiting = waiting(() -> {
            try {
                return budget.open().grow(1, LONG);
            } catch (InterruptedException e) {
                interrupted.set(true);
                return false;
            }
        });
        waiting.interrupt();
        waiting.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(interrupted).isTrue();
    }

    @Test
    void refusesToGrowAClosedReservation() {
        MemoryBudget.Reservation closed = budget.open();
        closed.close();
        assertThatThrownBy(() -> closed.grow(1, NOT_AT_ALL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void neverExceedsItsLimitAndEndsEmptyUnderManyThreads() throws Exception {
        AtomicBoolean exceeded = new AtomicBoolean();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            tasks.add(() -> {
                for (int i = 0; i < 500; i++) {
                    try (MemoryBudget.Reservation mine = budget.open()) {
                        boolean begun = mine.grow(1 + random.nextInt(40), Duration.ofMillis(5));
                        if (begun && mine.grow(30, Duration.ofMillis(5))) {
                            mine.shrink(random.nextInt(40));
                        }
                        if (budget.used() > budget.limit()) {
                            exceeded.set(true);
                        }
                    }
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(tasks)) {
            done.get();
        }
        assertThat(exceeded).isFalse();
        assertThat(budget.used()).isZero();
    }

    private Thread waiting(Callable<Boolean> task) {
        Thread thread = new Thread(() -> {
            try {
                task.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }
}
