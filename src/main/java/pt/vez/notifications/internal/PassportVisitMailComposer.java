package pt.vez.notifications.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.notifications.CalendarFiles;
import pt.vez.notifications.CalendarFiles.Occasion;
import pt.vez.notifications.internal.OutboxQueue.Later;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.PassportVisits;
import pt.vez.scheduling.PassportVisits.News;
import pt.vez.scheduling.PassportVisits.VisitChanged;

/** What people are told of their visit to show the passport. Of the case nothing is said: whose it is, is not known yet. */
@Component
class PassportVisitMailComposer {
    static final String DAY = "later.passport";

    private final Outbox outbox;
    private final Texts texts;
    private final RecipientResolver recipients;
    private final CalendarFiles calendars;
    private final PassportVisits visits;
    private final OutboxRepository messages;
    private final Transactions transactions;
    private final Clock clock;

    PassportVisitMailComposer(
            Outbox outbox,
            Texts texts,
            RecipientResolver recipients,
            CalendarFiles calendars,
            PassportVisits visits,
            OutboxRepository messages,
            Transactions transactions,
            Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.recipients = recipients;
        this.calendars = calendars;
        this.visits = visits;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(VisitChanged event) {
        recipients.ofAccount(event.account()).ifPresent(to -> {
            String key = "mail.passport." + event.news();
            outbox.enqueue(
                    Envelope.urgent(
                            "passport/" + event.account() + "/" + event.number() + "/" + event.news(),
                            "passport",
                            event.visit().start()),
                    letter(to, event, key));
        });
    }

    private Message letter(Recipient to, VisitChanged event, String key) {
        boolean stands = event.news() == News.BOOKED;
        String path = event.news() == News.NOT_NEEDED ? "/home" : "/passport-visit";
        return words(to, event.visit(), key, path)
                .calendar(
                        calendars.of(
                                event.visit(),
                                Occasion.PASSPORT,
                                event.account(),
                                event.number(),
                                !stands,
                                to.language()),
                        CalendarFiles.method(!stands))
                .build();
    }

    private MessageBuilder words(Recipient to, Meeting visit, String key, String path) {
        Locale language = to.language();
        var venue = visit.venue();
        String when = Dates.dayAndTime(visit.start(), venue.zone(), language);
        List<String> lines = List.of(when, venue.name() + ", " + venue.address(), texts.get(language, key + ".line"));
        return MessageBuilder.of(texts, to, key, lines)
                .text(key + ".text", when, venue.name())
                .link(path, key + ".button");
    }

    /**
     * The day before, between nine and twenty o'clock of the centre's clock, unless the person was told of the visit today.
     *
     * @return how many reminders were written to the outbox
     */
    int remind() {
        Instant now = clock.instant();
        List<LaterMessage> due = new ArrayList<>();
        visits.between(now, now.plus(Duration.ofDays(2))).forEach((account, visit) -> {
            ZonedDateTime local = now.atZone(visit.venue().zone());
            if (AppointmentReminders.isByDay(local)
                    && Dates.daysUntil(visit.start(), now, visit.venue().zone()) == 1
                    && !isToldSince(
                            account,
                            local.toLocalDate().atStartOfDay(local.getZone()).toInstant())) {
                due.add(reminder(account, visit));
            }
        });
        return transactions.run(() -> {
            outbox.later(due);
            return due.size();
        });
    }

    private static LaterMessage reminder(UUID account, Meeting visit) {
        String key = "passport/" + account + "/day/" + visit.start().getEpochSecond();
        return new LaterMessage(new Envelope(key, DAY, Lane.URGENT, visit.start()), account);
    }

    private boolean isToldSince(UUID account, Instant since) {
        return messages.isWrittenSince("passport/" + account + "/", since);
    }

    /** The reminder, or nothing when it is no longer true or there is nowhere to send it. */
    @Transactional(readOnly = true)
    public Optional<Message> write(Later later) {
        Instant now = clock.instant();
        return visits.ahead(later.about())
                .filter(visit ->
                        Dates.daysUntil(visit.start(), now, visit.venue().zone()) == 1)
                .flatMap(visit -> recipients
                        .ofAccount(later.about())
                        .map(to -> words(to, visit, "mail.passport.tomorrow", "/passport-visit")
                                .build()));
    }
}
