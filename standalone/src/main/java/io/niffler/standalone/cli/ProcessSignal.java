package io.niffler.standalone.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Has a signal of the system do something in this process instead of what it does by default. Java has no public way to that; the one
 * that is there (module jdk.unsupported) is looked for, and where it is missing or does not know the signal, as on Windows, nothing changes.
 */
final class ProcessSignal implements AutoCloseable {
    private final Method handle;
    private final Object signal;
    private final Object before;

    private ProcessSignal(Method handle, Object signal, Object before) {
        this.handle = handle;
        this.signal = signal;
        this.before = before;
    }

    /**
     * Takes a signal over until it is closed.
     *
     * @param name without SIG
     * @param action done on a thread of its own each time
     * @return empty where signals cannot be taken over
     */
    static Optional<ProcessSignal> on(String name, Runnable action) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    ProcessSignal.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getDeclaringClass().equals(handler)) {
                            action.run();
                            return null;
                        }
                        return method.invoke(action, arguments);
                    });
            Method handle = type.getMethod("handle", type, handler);
            Object signal = type.getConstructor(String.class).newInstance(name);
            return Optional.of(new ProcessSignal(handle, signal, handle.invoke(null, signal, proxy)));
        } catch (ReflectiveOperationException e) {
            // Not this JVM, or not this system: the constructor throws what it does not know
            return Optional.empty();
        }
    }

    /** The signal does again what it did before. */
    @Override
    public void close() {
        try {
            handle.invoke(null, signal, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
