package pt.vez.notifications.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.hiring.HiringEvents.CandidateTold;
import pt.vez.hiring.HiringEvents.News;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.scheduling.Meetings.Meeting;

/** What candidates are told, in the transaction in which it happened; every letter leads to their own address. */
@Component
class HiringLetters {
    private static final Set<News> DECISIONS = Set.of(News.ACCEPTED, News.RESERVE, News.REJECTED);
    private final Outbox outbox;
    private final Texts texts;

    HiringLetters(Outbox outbox, Texts texts) {
        this.outbox = outbox;
        this.texts = texts;
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
            lines.add(Dates.dayAndTime(interview.start(), interview.venue().zone(), language));
            lines.add(interview.venue().name() + ", " + interview.venue().address());
        }
        if (DECISIONS.contains(event.news()) && !event.reason().isBlank()) {
            lines.add(event.reason());
        }
        boolean hired = event.news() == News.HIRED;
        outbox.enqueue(
                "hiring/" + event.application() + "/" + event.step() + "/" + event.news(),
                "hiring",
                Draft.headed(texts, event.email(), language, key, lines)
                        .link(
                                hired ? "/sign-in" : "/applications/" + event.token(),
                                hired ? "mail.hiring.signIn" : "mail.hiring.follow")
                        .build());
    }
}
