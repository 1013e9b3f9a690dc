package pt.vez.notifications.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.hiring.HiringEvents.AssociationTold;
import pt.vez.hiring.HiringEvents.CandidateTold;
import pt.vez.hiring.HiringEvents.InterviewHoursWanted;
import pt.vez.hiring.HiringEvents.News;
import pt.vez.identity.Accounts;
import pt.vez.notifications.CalendarFiles;
import pt.vez.notifications.CalendarFiles.Occasion;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.shared.Zones;

/** What candidates and the associations they applied to are told, in the transaction in which it happened; every letter leads to their own address. */
@Component
class HiringMailComposer {
    private static final Set<News> DECISIONS = Set.of(News.ACCEPTED, News.RESERVE, News.REJECTED);
    private final Outbox outbox;
    private final Texts texts;
    private final RecipientResolver recipients;
    private final CalendarFiles calendars;
    private final Accounts accounts;
    private final Clock clock;

    HiringMailComposer(
            Outbox outbox,
            Texts texts,
            RecipientResolver recipients,
            CalendarFiles calendars,
            Accounts accounts,
            Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.recipients = recipients;
        this.calendars = calendars;
        this.accounts = accounts;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CandidateTold event) {
        Locale language = Languages.of(event.language());
        String key = "mail.hiring." + event.news();
        List<String> lines = new ArrayList<>();
        lines.add(texts.get(language, "mail.hiring.call", event.call().in(language)));
        lines.add(texts.get(language, key + ".line"));
        Meeting interview = event.interview();
        if (interview != null) {
            String when = when(interview, language) + ", " + interview.venue().address();
            lines.add(event.news() == News.BOOKED ? when : texts.get(language, "mail.hiring.givenUp", when));
        }
        if (DECISIONS.contains(event.news()) && !event.reason().isBlank()) {
            lines.add(event.reason());
        }
        boolean hired = event.news() == News.HIRED;
        MessageBuilder draft = MessageBuilder.headed(texts, event.email(), language, key, lines)
                .link(
                        hired ? "/sign-in" : "/applications/" + event.token(),
                        hired ? "mail.hiring.signIn" : "mail.hiring.follow");
        if (interview != null) {
            boolean over = event.news() != News.BOOKED;
            draft.calendar(
                    calendars.of(interview, Occasion.INTERVIEW, event.application(), event.step(), over, language),
                    CalendarFiles.method(over));
        }
        outbox.enqueue(
                "hiring/" + event.application() + "/" + event.step() + "/" + event.news(), "hiring", draft.build());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AssociationTold event) {
        String key = "mail.hiring.association." + event.news();
        event.to()
                .forEach(to -> recipients.ofAccount(to).ifPresent(reader -> {
                    Locale language = reader.language();
                    List<String> lines = new ArrayList<>();
                    lines.add(texts.get(
                            language, "mail.hiring.call", event.title().in(language)));
                    lines.add(texts.get(language, key + ".line"));
                    Meeting interview = event.interview();
                    if (interview != null) {
                        lines.add(texts.get(language, "mail.hiring.association.interview", when(interview, language)));
                    }
                    outbox.enqueue(
                            "hiring/" + event.application() + "/" + event.step() + "/" + to,
                            "hiring",
                            MessageBuilder.headed(texts, reader.address(), language, key, lines)
                                    .link("/hiring/" + event.call() + "/" + event.application(), "mail.hiring.open")
                                    .build());
                }));
    }

    /** Once a day for each call, so that asking again is no second letter. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(InterviewHoursWanted event) {
        for (UUID administrator : accounts.administrators()) {
            recipients.ofAccount(administrator).ifPresent(reader -> tell(event, administrator, reader));
        }
    }

    private void tell(InterviewHoursWanted event, UUID administrator, Recipient reader) {
        Locale language = reader.language();
        String key = "mail.hiring.agency.HOURS";
        List<String> lines = List.of(
                texts.get(language, key + ".line", event.association(), event.place()),
                texts.get(language, "mail.hiring.call", event.title().in(language)),
                texts.get(language, key + ".next"));
        outbox.enqueue(
                "hiring-hours/" + event.call() + "/" + Zones.today(clock) + "/" + administrator,
                "staff",
                MessageBuilder.headed(texts, reader.address(), language, key, lines)
                        .link("/centres", key + ".button")
                        .build());
    }

    private static String when(Meeting interview, Locale language) {
        return Dates.dayAndTime(interview.start(), interview.venue().zone(), language) + ", "
                + interview.venue().name();
    }
}
