package pt.vez.notifications.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.Ids;
import pt.vez.visits.VisitClosing.SummaryRequested;
import pt.vez.visits.VisitSummaries;
import pt.vez.visits.VisitSummary;

/** The summary of a visit by the channel the person has. */
@Component
class SummaryMailComposer {
    private final Outbox outbox;
    private final VisitSummaries summaries;
    private final RecipientResolver recipients;
    private final Texts texts;

    SummaryMailComposer(Outbox outbox, VisitSummaries summaries, RecipientResolver recipients, Texts texts) {
        this.outbox = outbox;
        this.summaries = summaries;
        this.recipients = recipients;
        this.texts = texts;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SummaryRequested event) {
        Locale language = Languages.of(event.language());
        VisitSummary summary = summaries.of(event.by(), language);
        recipients
                .ofCase(event.caseId())
                .map(to -> new Recipient(to.address(), language))
                .ifPresent(to -> outbox.enqueue(
                        "visit-summary/" + event.mandateId() + "/" + Ids.next(),
                        "visit-summary",
                        MessageBuilder.of(texts, to, "mail.summary", lines(summary))
                                .text("mail.summary.text", summary.next())
                                .link("/case", "mail.summary.button")
                                .build()));
    }

    private List<String> lines(VisitSummary summary) {
        Locale language = summary.language();
        var lines = new ArrayList<String>();
        lines.add(summary.day() + " · " + summary.by());
        lines.add(texts.get(language, "summary.done") + ": " + String.join("; ", summary.done()));
        lines.add(texts.get(language, "summary.next") + ": " + summary.next());
        if (summary.appointment() != null) {
            lines.add(texts.get(language, "summary.appointment") + ": " + summary.appointment());
        }
        if (!summary.open().isEmpty()) {
            lines.add(texts.get(language, "summary.open") + ": " + String.join("; ", summary.open()));
        }
        return lines;
    }
}
