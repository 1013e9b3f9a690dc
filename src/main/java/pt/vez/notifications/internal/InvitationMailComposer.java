package pt.vez.notifications.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.invitations.InvitationEvents.AppointmentsStand;
import pt.vez.invitations.InvitationEvents.EarlierDateGone;
import pt.vez.invitations.InvitationEvents.InvitationsReminded;
import pt.vez.invitations.InvitationEvents.InvitationsSent;
import pt.vez.invitations.InvitationEvents.OffersMade;
import pt.vez.invitations.InvitationEvents.OffersWithdrawn;
import pt.vez.invitations.InvitationEvents.ReplacementMissing;
import pt.vez.invitations.Invitations;
import pt.vez.invitations.Offers;
import pt.vez.invitations.Offers.Situation;
import pt.vez.notifications.internal.OutboxQueue.Later;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.SeatReservations;

/**
 * Messages whose words are made when they are sent: thousands may be due at once, and until then nothing personal about
 * them is stored. What is no longer true when its turn comes is not sent.
 */
@Component
class InvitationMailComposer {
    private static final String INVITATION = "later.invitation";
    private static final String REMINDER = "later.reminder";
    private static final String OFFER = "later.offer";
    private static final String WITHDRAWN = "later.withdrawn";
    private static final String CALL = "later.call";
    private static final String STANDS = "later.stands";
    private static final String KEPT = "later.kept";

    private final Outbox outbox;
    private final Texts texts;
    private final RecipientResolver recipients;
    private final Invitations invitations;
    private final Offers offers;
    private final SeatReservations seats;
    private final AppointmentMailComposer appointments;
    private final PassportVisitMailComposer passports;

    InvitationMailComposer(
            Outbox outbox,
            Texts texts,
            RecipientResolver recipients,
            Invitations invitations,
            Offers offers,
            SeatReservations seats,
            AppointmentMailComposer appointments,
            PassportVisitMailComposer passports) {
        this.outbox = outbox;
        this.texts = texts;
        this.recipients = recipients;
        this.invitations = invitations;
        this.offers = offers;
        this.seats = seats;
        this.appointments = appointments;
        this.passports = passports;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(InvitationsSent event) {
        outbox.later(INVITATION, Lane.ORDINARY, event.invitations());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(InvitationsReminded event) {
        outbox.later(REMINDER, Lane.ORDINARY, event.invitations());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OffersMade event) {
        outbox.later(OFFER, Lane.URGENT, event.offers());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OffersWithdrawn event) {
        outbox.later(WITHDRAWN, Lane.URGENT, event.offers());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ReplacementMissing event) {
        outbox.later(CALL, Lane.URGENT, event.cases());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentsStand event) {
        outbox.later(STANDS, Lane.URGENT, event.cases());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(EarlierDateGone event) {
        outbox.later(KEPT, Lane.URGENT, event.cases());
    }

    /** The message, or nothing when it is no longer true or there is nowhere to send it. */
    @Transactional(readOnly = true)
    public Optional<Message> write(Later later) {
        return switch (later.kind()) {
            case INVITATION, REMINDER ->
                invitations.letter(later.about()).flatMap(letter -> invitation(letter, later.kind()));
            case OFFER -> offers.letter(later.about()).flatMap(this::offer);
            case WITHDRAWN -> offers.find(later.about()).flatMap(this::withdrawn);
            case CALL -> situation(new CaseId(later.about()), Situation.TO_CALL, "mail.call");
            case STANDS -> situation(new CaseId(later.about()), Situation.STANDS, "mail.stands");
            case KEPT -> situation(new CaseId(later.about()), Situation.STANDS, "mail.kept");
            case PassportVisitMailComposer.DAY -> passports.write(later);
            default -> appointments.write(later);
        };
    }

    private Optional<Recipient> to(CaseId caseId) {
        return recipients.ofCase(caseId);
    }

    private Optional<Message> invitation(Invitations.Letter letter, String kind) {
        String key = kind.equals(REMINDER) ? "mail.reminder" : "mail.invitation";
        return to(letter.caseId()).map(to -> {
            String until = Dates.dayAndTime(letter.expires(), letter.zone(), to.language());
            List<String> lines = List.of(texts.get(to.language(), key + ".line", until));
            return message(to, key, lines, "/i/" + letter.token(), until);
        });
    }

    private Optional<Message> offer(Offers.Letter letter) {
        Offers.Offer offer = letter.offer();
        String key = offer.kind() == Offers.Kind.REPLACEMENT ? "mail.replacement" : "mail.offer";
        return seats.places().stream()
                .filter(place -> place.id().equals(offer.centre()))
                .findFirst()
                .flatMap(place -> to(offer.caseId()).map(to -> {
                    Locale language = to.language();
                    String when = Dates.dayAndTime(offer.start(), place.zone(), language);
                    String until = Dates.dayAndTime(offer.expires(), place.zone(), language);
                    List<String> lines = List.of(
                            when + ", " + place.name() + ", " + place.address(),
                            texts.get(language, key + ".line", until));
                    return message(to, key, lines, "/o/" + letter.token(), when, place.name(), until);
                }));
    }

    /** Tells a person whose offer was withdrawn what holds for their appointment when the message is written. */
    private Optional<Message> withdrawn(Offers.Offer offer) {
        return switch (offers.now(offer.caseId()).situation()) {
            case STANDS -> situation(offer.caseId(), Situation.STANDS, "mail.stands");
            case TO_CALL -> situation(offer.caseId(), Situation.TO_CALL, "mail.call");
            case NONE ->
                offer.kind() == Offers.Kind.WAITING_LIST
                        ? to(offer.caseId())
                                .map(to -> message(
                                        to,
                                        "mail.gone",
                                        List.of(texts.get(to.language(), "mail.gone.line")),
                                        "/appointment"))
                        : Optional.empty();
            case OFFERED, PENDING -> Optional.empty();
        };
    }

    /** @param expected what the message says; where it is otherwise by now, another message says so */
    private Optional<Message> situation(CaseId caseId, Situation expected, String key) {
        Offers.Now now = offers.now(caseId);
        AppointmentView appointment = now.appointment();
        return appointment == null || now.situation() != expected
                ? Optional.empty()
                : to(caseId).map(to -> {
                    var centre = appointment.centre().data();
                    String when = Dates.dayAndTime(appointment.start(), centre.zone(), to.language());
                    List<String> lines = List.of(when + ", " + centre.name(), texts.get(to.language(), key + ".line"));
                    return message(to, key, lines, "/appointment", when, centre.name());
                });
    }

    /** @param values of the text message {@code key.text} */
    private Message message(Recipient to, String key, List<String> lines, String link, Object... values) {
        return MessageBuilder.of(texts, to, key, lines)
                .text(key + ".text", values)
                .link(link, key + ".button")
                .build();
    }
}
