package pt.vez.scheduling.internal;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pt.vez.platform.Transactions;

/** Compares seats with the people on duty as soon as either changed: one day of one centre at a time, on any node. */
@Component
class CoverLoop extends BackgroundLoop {
    private static final long PAUSE_MILLIS = 300;
    private final CoverDueRepository due;
    private final CoverMarks marks;
    private final Transactions transactions;

    CoverLoop(CoverDueRepository due, CoverMarks marks, Transactions transactions) {
        super("seat-cover");
        this.due = due;
        this.marks = marks;
        this.transactions = transactions;
    }

    @Override
    long step() {
        return transactions.run(this::settleNext) ? 0 : PAUSE_MILLIS;
    }

    /** @return whether there was anything to do */
    private boolean settleNext() {
        Optional<CoverDueRepository.Day> next = due.next();
        next.ifPresent(day -> {
            // Noted before the duties are read: what changes from now on has a row of its own.
            Set<Long> rows = due.rows(day);
            marks.settle(day.centre(), day.date());
            due.done(rows);
        });
        return next.isPresent();
    }

    @Override
    void failed() {
        due.postpone();
    }
}
