package pt.vez.mandates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;

/**
 * Daily quota of file access: how many different files a mediator opens in a day of Lisbon. From the cap on no further
 * file opens that day; administrators are alerted before.
 */
public interface FileAccessQuota {
    /** Different files a mediator may open in one day. */
    int CAP = 40;

    /** From this many on administrators are alerted, once a day. */
    int ALERT = 30;

    /** A mediator opens unusually many files today. */
    record ManyFilesOpened(UUID accountId, LocalDate day, int files) {}

    /** A mediator and how many files they opened. */
    record Opened(UUID accountId, String name, int files, Instant last) {}

    /** Who opened at least as many files as the alert asks for, on this day of Lisbon; most first. */
    List<Opened> many(Actor actor, LocalDate day);
}
