package pt.vez.notifications.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.shared.LocalText;
import pt.vez.training.TrainingEvents.About;
import pt.vez.training.TrainingEvents.CertificateEnded;
import pt.vez.training.TrainingEvents.CertificateIssued;
import pt.vez.training.TrainingEvents.CertificateLapsing;
import pt.vez.training.TrainingEvents.Ending;
import pt.vez.training.TrainingEvents.SeatGiven;
import pt.vez.training.TrainingEvents.SessionCancelled;
import pt.vez.training.TrainingEvents.SessionChanged;
import pt.vez.training.TrainingEvents.TestOpened;

/** Letters to mediators about their sessions, tests and certificates, written in the transaction that caused them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TrainingMailComposer {
    private final Outbox outbox;
    private final Texts texts;
    private final RecipientResolver recipients;
    private final Associations associations;

    TrainingMailComposer(Outbox outbox, Texts texts, RecipientResolver recipients, Associations associations) {
        this.outbox = outbox;
        this.texts = texts;
        this.recipients = recipients;
        this.associations = associations;
    }

    @EventListener
    void on(SeatGiven event) {
        session(event.about(), event.fromWaitingList() ? "mail.training.moved" : "mail.training.seat", "");
    }

    @EventListener
    void on(SessionChanged event) {
        session(event.about(), "mail.training.changed", "/" + event.at().toEpochMilli());
    }

    @EventListener
    void on(SessionCancelled event) {
        session(event.about(), "mail.training.cancelled", "");
    }

    @EventListener
    void on(TestOpened event) {
        session(event.about(), "mail.training.test", "");
    }

    @EventListener
    void on(CertificateIssued event) {
        dated(
                "mail.certificate.issued",
                event.accountId(),
                event.certificateId().toString(),
                event.course(),
                event.to());
    }

    @EventListener
    void on(CertificateLapsing event) {
        dated(
                "mail.certificate.lapsing",
                event.accountId(),
                event.certificateId() + "/" + event.threshold(),
                event.course(),
                event.to());
    }

    @EventListener
    void on(CertificateEnded event) {
        String key = event.ending() == Ending.REVOKED ? "mail.certificate.revoked" : "mail.certificate.lapsed";
        letter(
                event.accountId(),
                key,
                event.certificateId().toString(),
                language -> List.of(event.course().in(language), texts.get(language, key + ".line")));
        if (event.ending() == Ending.REVOKED) {
            tellCoordinators(event);
        }
    }

    /**
     * A mediator whose certificate is revoked cannot do the planned duties; the link, not the message, says who it is.
     */
    private void tellCoordinators(CertificateEnded event) {
        associations
                .coordinatorsOver(event.accountId())
                .forEach(to -> letter(
                        to,
                        "mail.certificate.colleague",
                        event.certificateId() + "/" + to,
                        language -> List.of(
                                event.course().in(language), texts.get(language, "mail.certificate.colleague.line")),
                        "/rota/plan",
                        "mail.rota.button"));
    }

    private void dated(String key, UUID account, String about, LocalText course, LocalDate to) {
        letter(
                account,
                key,
                about,
                language -> List.of(course.in(language), texts.get(language, key + ".line", Dates.full(to, language))));
    }

    private void session(About about, String key, String change) {
        letter(
                about.accountId(),
                key,
                about.enrolmentId() + change,
                language -> List.of(
                        about.course().in(language),
                        Dates.day(about.start().atZone(LISBON).toLocalDate(), language) + ", "
                                + Dates.lisbonTime(about.start(), language) + " · " + about.place(),
                        texts.get(language, key + ".line")));
    }

    /** The lines of a letter in the reader's language. */
    private interface Lines {
        List<String> in(Locale language);
    }

    private void letter(UUID account, String key, String about, Lines lines) {
        letter(account, key, about, lines, "/training", "mail.training.button");
    }

    private void letter(UUID account, String key, String about, Lines lines, String link, String button) {
        recipients
                .ofAccount(account)
                .ifPresent(to -> outbox.enqueue(
                        key + "/" + about,
                        "training",
                        MessageBuilder.of(texts, to, key, lines.in(to.language()))
                                .link(link, button)
                                .build()));
    }
}
