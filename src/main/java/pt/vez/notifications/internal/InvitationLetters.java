package pt.vez.notifications.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
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
import pt.vez.notifications.CalendarFiles;
import pt.vez.notifications.internal.OutboxQueue.Later;
import pt.vez.platform.Dates;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.platform.VezSettings;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.AppointmentsBooked;
import pt.vez.scheduling.SeatKeeping;

/**
 * Messages whose words are made when they are sent: thousands may be due at once, and until then nothing personal about
 * them is stored. What is no longer true when its turn comes is not sent.
 */
@Component
class InvitationLetters {
    private static final String INVITATION = "later.invitation";
    private static final String REMINDER = "later.reminder";
    private static final String OFFER = "later.offer";
    private static final String BOOKED = "later.booked";
    private static final String WITHDRAWN = "later.withdrawn";
    private static final String CALL = "later.call";
    private static final String STANDS = "later.stands";
    private static final String KEPT = "later.kept";

    private final Outbox outbox;
    private final Texts texts;
    private final Cases cases;
    private final Invitations invitations;
    private final Offers offers;
    private final SeatKeeping seats;
    private final CalendarFiles calendars;
    private final VezSettings settings;

    InvitationLetters(
            Outbox outbox,
            Texts texts,
            Cases cases,
            Invitations invitations,
            Offers offers,
            SeatKeeping seats,
            CalendarFiles calendars,
            VezSettings settings) {
        this.outbox = outbox;
        this.texts = texts;
        this.cases = cases;
        this.invitations = invitations;
        this.offers = offers;
        this.seats = seats;
        this.calendars = calendars;
        this.settings = settings;
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

    /** By case: its appointment is read when the message is written, so that a change meanwhile is in it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentsBooked event) {
        outbox.later(
                BOOKED,
                Lane.URGENT,
                event.appointments().stream().map(each -> each.caseId().value()).toList());
    }

    /** The message, or nothing when it is no longer true or there is nowhere to send it. */
    @Transactional(readOnly = true)
    public Optional<Message> write(Later later) {
        return switch (later.kind()) {
            case INVITATION, REMINDER ->
                invitations.letter(later.about()).flatMap(letter -> invitation(letter, later.kind()));
            case OFFER -> offers.letter(later.about()).flatMap(this::offer);
            case BOOKED -> booked(new CaseId(later.about()));
            case WITHDRAWN -> offers.find(later.about()).flatMap(this::withdrawn);
            case CALL -> situation(new CaseId(later.about()), Situation.TO_CALL, "mail.call");
            case STANDS -> situation(new CaseId(later.about()), Situation.STANDS, "mail.stands");
            case KEPT -> situation(new CaseId(later.about()), Situation.STANDS, "mail.kept");
            default -> Optional.empty();
        };
    }

    private record To(String address, Locale language) {}

    private Optional<To> to(CaseId caseId) {
        return cases.contactOf(caseId)
                .flatMap(contact -> Optional.ofNullable(contact.email() != null ? contact.email() : contact.phone())
                        .map(address -> new To(address, Languages.of(contact.language()))));
    }

    private Optional<Message> invitation(Invitations.Letter letter, String kind) {
        String key = kind.equals(REMINDER) ? "mail.reminder" : "mail.invitation";
        return to(letter.caseId()).map(to -> {
            String until = Dates.dayAndTime(letter.expires(), letter.zone(), to.language());
            return message(to, key, List.of(texts.get(to.language(), key + ".line", until)), "/i/" + letter.token());
        });
    }

    private Optional<Message> offer(Offers.Letter letter) {
        Offers.Offer offer = letter.offer();
        String key = offer.kind() == Offers.Kind.REPLACEMENT ? "mail.replacement" : "mail.offer";
        return to(offer.caseId()).map(to -> {
            List<String> lines = new ArrayList<>();
            seats.places().stream()
                    .filter(place -> place.id().equals(offer.centre()))
                    .findFirst()
                    .ifPresent(place -> {
                        lines.add(Dates.dayAndTime(offer.start(), place.zone(), to.language()) + ", " + place.name());
                        lines.add(texts.get(
                                to.language(),
                                key + ".line",
                                Dates.dayAndTime(offer.expires(), place.zone(), to.language())));
                    });
            return message(to, key, lines, "/o/" + letter.token());
        });
    }

    /** What became of somebody whose offer was taken back, as it is when the message is written. */
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
                    List<String> lines = List.of(
                            Dates.dayAndTime(appointment.start(), centre.zone(), to.language()) + ", " + centre.name(),
                            texts.get(to.language(), key + ".line"));
                    return message(to, key, lines, "/appointment");
                });
    }

    /** A text message carries its address in the words; a mail has a button. */
    private Message message(To to, String key, List<String> lines, String link) {
        boolean isShort = to.address().startsWith("+");
        List<String> all = new ArrayList<>(lines);
        if (isShort) {
            all.add(settings.address() + link);
        }
        Locale language = to.language();
        return Draft.of(texts, to.address(), language, key, all)
                .link(link, key + ".button")
                .build();
    }

    private Optional<Message> booked(CaseId caseId) {
        AppointmentView appointment = seats.appointment(caseId)
                .filter(found -> found.state() == AppointmentView.State.BOOKED)
                .orElse(null);
        return appointment == null
                ? Optional.empty()
                : to(caseId).map(to -> {
                    var centre = appointment.centre().data();
                    Locale language = to.language();
                    List<String> lines = List.of(
                            Dates.dayAndTime(appointment.start(), centre.zone(), language),
                            centre.name() + ", " + centre.address() + ", " + centre.postalCode(),
                            texts.get(language, "mail.booked.line", appointment.displayCode()));
                    return Draft.of(texts, to.address(), language, "mail.booked", lines)
                            .link("/appointment", "mail.booked.button")
                            .calendar(calendars.of(appointment, language), CalendarFiles.method(appointment))
                            .build();
                });
    }
}
