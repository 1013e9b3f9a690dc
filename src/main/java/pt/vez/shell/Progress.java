package pt.vez.shell;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** How far a piece of work is; the work says it, in its own thread, and the screen reads it. */
public final class Progress implements IntConsumer {
    private final AtomicInteger done = new AtomicInteger();
    private final int total;

    /** @param total above 0 */
    public Progress(int total) {
        this.total = total;
    }

    /** @param many how many of the total are dealt with */
    @Override
    public void accept(int many) {
        done.set(many);
    }

    int done() {
        return Math.min(done.get(), total);
    }

    int total() {
        return total;
    }
}
