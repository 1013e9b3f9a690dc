package pt.vez.notifications.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.casework.Claiming.ClaimCodeRequested;
import pt.vez.casework.Procedures;
import pt.vez.documents.DocumentEvents.DocumentRejected;
import pt.vez.documents.DocumentEvents.DocumentsComplete;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Consents.ConsentRequested;
import pt.vez.mandates.Consents.MandateGranted;
import pt.vez.notifications.CalendarFiles;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentEvents.AppointmentAttended;
import pt.vez.scheduling.AppointmentEvents.AppointmentBooked;
import pt.vez.scheduling.AppointmentEvents.AppointmentCancelled;
import pt.vez.scheduling.AppointmentEvents.AppointmentEvent;
import pt.vez.scheduling.AppointmentEvents.AppointmentMoved;
import pt.vez.scheduling.AppointmentView;

/** Turns what happened into messages, in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Letters {
    /** Codes of claims and consents are worth nothing later. */
    private static final Duration CODE_TERM = Duration.ofMinutes(15);

    private final Outbox outbox;
    private final Texts texts;
    private final Cases cases;
    private final Procedures procedures;
    private final CalendarFiles calendars;
    private final Clock clock;

    Letters(Outbox outbox, Texts texts, Cases cases, Procedures procedures, CalendarFiles calendars, Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.cases = cases;
        this.procedures = procedures;
        this.calendars = calendars;
        this.clock = clock;
    }

    @EventListener
    void on(ClaimCodeRequested event) {
        code("claim/" + event.claimId(), "mail.claim", event.email(), event.phone(), event.code(), event.language());
    }

    @EventListener
    void on(ConsentRequested event) {
        Locale language = Languages.of(event.language());
        String line = texts.get(language, "mail.consent.line", event.associationName(), event.mediatorName());
        List<String> lines = new ArrayList<>(List.of(line));
        // A short message has room for the text the person reads; all of it stands on the screen and in the proof.
        lines.addAll(event.consent() == Consent.CODE_PHONE ? event.text().subList(0, 1) : event.text());
        outbox.enqueue(
                Envelope.code(
                        "consent/" + event.mandateId(),
                        "consent",
                        clock.instant().plus(CODE_TERM)),
                message(event.destination(), language, "mail.consent", lines)
                        .code(event.code())
                        .build());
    }

    private void code(
            String dedupe, String key, @Nullable String email, @Nullable String phone, String code, String tag) {
        Locale language = Languages.of(tag);
        String to = phone == null ? email : phone;
        if (to != null) {
            outbox.enqueue(
                    Envelope.code(dedupe, key, clock.instant().plus(CODE_TERM)),
                    message(to, language, key, List.of(texts.get(language, key + ".line")))
                            .code(code)
                            .build());
        }
    }

    @EventListener
    void on(MandateGranted event) {
        toApplicant(new CaseId(event.caseId()), "mandate/" + event.mandateId(), "mail.mandate", "/case");
    }

    @EventListener
    void on(DocumentRejected event) {
        var contact = cases.contactOf(event.caseId()).orElse(null);
        if (contact == null || contact.email() == null) {
            return;
        }
        Locale language = Languages.of(contact.language());
        String item = procedures
                .item(event.itemCode())
                .map(found -> found.name().in(language))
                .orElse("");
        outbox.enqueue(
                "document-rejected/" + event.documentId(),
                "document",
                message(
                                contact.email(),
                                language,
                                "mail.rejected",
                                List.of(
                                        texts.get(language, "mail.rejected.line", item),
                                        texts.label(language, event.reason())))
                        .link("/documents", "mail.documents.button")
                        .build());
    }

    @EventListener
    void on(DocumentsComplete event) {
        toApplicant(event.caseId(), "complete/" + event.caseId().value(), "mail.complete", "/appointment");
    }

    private void toApplicant(CaseId caseId, String dedupe, String key, String link) {
        var contact = cases.contactOf(caseId).orElse(null);
        if (contact != null && contact.email() != null) {
            Locale language = Languages.of(contact.language());
            outbox.enqueue(
                    dedupe,
                    key,
                    message(contact.email(), language, key, List.of(texts.get(language, key + ".line")))
                            .link(link, key + ".button")
                            .build());
        }
    }

    @EventListener
    void on(AppointmentEvent event) {
        String key = switch (event) {
            case AppointmentBooked booked -> "mail.booked";
            case AppointmentMoved moved -> "mail.moved";
            case AppointmentCancelled cancelled -> "mail.cancelled";
            case AppointmentAttended attended -> null;
        };
        AppointmentView appointment = event.appointment();
        var contact = cases.contactOf(event.caseId()).orElse(null);
        if (key == null || contact == null || contact.email() == null) {
            return;
        }
        Locale language = Languages.of(contact.language());
        var centre = appointment.centre().data();
        List<String> lines = new ArrayList<>();
        lines.add(when(appointment.start(), centre.zone(), language));
        lines.add(centre.name() + ", " + centre.address() + ", " + centre.postalCode());
        lines.add(texts.get(language, key + ".line", appointment.displayCode()));
        outbox.enqueue(
                Envelope.urgent(
                        "appointment/" + appointment.id() + "/" + appointment.sequence() + "/" + key,
                        key,
                        appointment.start()),
                message(contact.email(), language, key, lines)
                        .link("/appointment", key + ".button")
                        .calendar(calendars.of(appointment, language), CalendarFiles.method(appointment))
                        .build());
    }

    private static String when(Instant start, ZoneId zone, Locale language) {
        return Dates.dayAndTime(start, zone, language);
    }

    private Draft message(String to, Locale language, String key, List<String> lines) {
        return Draft.of(texts, to, language, key, lines);
    }
}
