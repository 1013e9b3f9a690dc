package pt.vez.portal.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many of one kind of work go on at once, in all and for each sender. */
class Permits {
    private final Semaphore all;
    private final int each;
    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();

    Permits(int all, int each) {
        this.all = new Semaphore(all);
        this.each = each;
    }

    /** Never waits. Every success is followed by {@link #release}. */
    boolean tryAcquire(String sender) {
        if (taken.merge(sender, 1, Integer::sum) <= each && all.tryAcquire()) {
            return true;
        }
        forget(sender);
        return false;
    }

    void release(String sender) {
        all.release();
        forget(sender);
    }

    private void forget(String sender) {
        taken.computeIfPresent(sender, (key, count) -> count == 1 ? null : count - 1);
    }
}
