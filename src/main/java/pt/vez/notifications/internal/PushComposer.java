package pt.vez.notifications.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.invitations.InvitationEvents.InvitationsReminded;
import pt.vez.invitations.InvitationEvents.InvitationsSent;
import pt.vez.invitations.InvitationEvents.OffersMade;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Offers;
import pt.vez.notifications.internal.PushMessageRepository.Due;
import pt.vez.notifications.internal.PushMessageRepository.Kind;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentEvents.AppointmentCancelled;
import pt.vez.scheduling.AppointmentEvents.AppointmentMoved;
import tools.jackson.databind.json.JsonMapper;

/**
 * Composes push messages: an invitation, a confirmed date, a changed appointment. Other people may see a locked
 * telephone, so a message holds no name, date or place; its link leads to the details.
 */
@Component
class PushComposer {
    private static final Duration CHANGE_IS_NEWS = Duration.ofDays(2);

    private final PushMessageRepository outbox;
    private final Invitations invitations;
    private final Offers offers;
    private final Texts texts;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    PushComposer(PushMessageRepository outbox, Invitations invitations, Offers offers, Texts texts, Clock clock) {
        this.outbox = outbox;
        this.invitations = invitations;
        this.offers = offers;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param body what the service worker shows, JSON
     * @param valid how long it is worth showing
     */
    record Told(byte[] body, Duration valid) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(InvitationsSent event) {
        outbox.invitations(Kind.INVITATION, event.invitations());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(InvitationsReminded event) {
        outbox.invitations(Kind.REMINDER, event.invitations());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OffersMade event) {
        outbox.offers(event.offers());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentMoved event) {
        outbox.about(Kind.MOVED, event.caseId());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentCancelled event) {
        outbox.about(Kind.CANCELLED, event.caseId());
    }

    /** The words, or nothing when they are no longer true. */
    @Transactional(readOnly = true)
    public Optional<Told> write(Due due) {
        Locale language = Languages.of(due.language());
        return switch (due.kind()) {
            case INVITATION, REMINDER ->
                invitations
                        .letter(due.about())
                        .map(letter -> told(
                                language,
                                due.kind() == Kind.REMINDER ? "mail.reminder" : "mail.invitation",
                                "/i/" + letter.token(),
                                letter.expires()));
            case OFFER ->
                offers.letter(due.about())
                        .map(letter -> told(
                                language,
                                letter.offer().kind() == Offers.Kind.REPLACEMENT ? "mail.replacement" : "mail.offer",
                                "/o/" + letter.token(),
                                letter.offer().expires()));
            case MOVED, CANCELLED ->
                Optional.of(told(
                        language,
                        due.kind() == Kind.MOVED ? "mail.moved" : "mail.cancelled",
                        "/appointment",
                        due.createdAt().plus(CHANGE_IS_NEWS)));
        };
    }

    /** @param key of a mail whose subject says the same; subjects hold nothing personal */
    private Told told(Locale language, String key, String link, Instant until) {
        Map<String, String> words = Map.of(
                "title",
                texts.get(language, key + ".subject"),
                "body",
                texts.get(language, "push.open"),
                "language",
                language.toLanguageTag(),
                "link",
                link);
        return new Told(
                json.writeValueAsString(words).getBytes(StandardCharsets.UTF_8),
                Duration.between(clock.instant(), until));
    }
}
