package pt.vez.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pt.vez.platform.Languages.ENGLISH;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.calendar.Holidays;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Disruptions;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Mandates;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.notifications.CalendarFiles;
import pt.vez.notifications.internal.OutboxQueue.Later;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.visits.VisitSummaries;
import pt.vez.visits.VisitSummary;

/** Reminders, calendar files and the summary of a visit say of an appointment what the person's screens say. */
class ClosedAppointmentMailTest extends VezTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    private RecipientResolver recipients;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @Autowired
    private SeatReservations seats;

    @Autowired
    private AppointmentNotices notices;

    @Autowired
    private CalendarFiles calendars;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Texts texts;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Mandates mandates;

    @Autowired
    private VisitSummaries summaries;

    private Actor administrator;
    private CentreId centre;
    private LocalDate day;

    @BeforeEach
    void openCentre() {
        administrator = actor(Role.ADMINISTRATOR);
        var fixture = new CentreFixture(centres, administrator, "lisboa", LISBON, 1);
        centre = fixture.id;
        day = LocalDate.now(LISBON).plusDays(14);
        while (day.getDayOfWeek().getValue() > 5 || new Holidays().isHoliday(day, null)) {
            day = day.plusDays(1);
        }
        fixture.shift(0, day.getDayOfWeek(), 9, 12, day, day);
        publishing.publish(administrator, centre, day, day);
        var neighbour = new CentreFixture(centres, administrator, "lisboa", LISBON, 1);
        neighbour.shift(0, day.getDayOfWeek(), 9, 12, day, day);
        publishing.publish(administrator, neighbour.id, day, day);
    }

    private AppointmentView book(Actor person, CaseId id) {
        UUID slot = booking.times(person, id, centre, day).getFirst().slotId();
        return booking.confirm(person, id, booking.hold(person, id, slot).id());
    }

    private boolean isWritten(CaseId id, String kind, LocalDate on) {
        Clock clock = Clock.fixed(on.atTime(12, 0).atZone(LISBON).toInstant(), LISBON);
        return new AppointmentMailComposer(outbox, texts, recipients, seats, notices, calendars, clock)
                .write(new Later(kind, id.value()))
                .isPresent();
    }

    private VisitSummary visit(CaseId id) {
        return visit(id, Set.of(Scope.DOCUMENTS, Scope.APPOINTMENTS));
    }

    private VisitSummary visit(CaseId id, Set<Scope> scopes) {
        Actor mediator = mediator();
        UUID mandate = assistance
                .requestMandate(mediator, id, scopes, Term.DAYS_30, Consent.CODE_EMAIL, null)
                .id();
        jdbc.sql("update mandates_mandate set state = 'ACTIVE', granted_at = utc_timestamp(6),"
                        + " expires_at = utc_timestamp(6) + interval 1 day where id = ?")
                .param(mandate)
                .update();
        var visiting = Actor.person(
                mediator.accountId(), mediator.name(), mediator.roles(), mandates.beginVisit(mediator, mandate));
        return summaries.of(visiting, ENGLISH);
    }

    private String says(String key, Object... args) {
        return texts.get(ENGLISH, key, args);
    }

    @Test
    void nothingRemindsOrInvitesToComeToAClosedCentre() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        AppointmentView appointment = book(person, id);
        assertThat(isWritten(id, AppointmentMailComposer.WEEK, day.minusDays(7)))
                .isTrue();
        assertThat(isWritten(id, AppointmentMailComposer.DAY, day.minusDays(1))).isTrue();
        assertThat(calendars.method(appointment)).isEqualTo("PUBLISH");
        UUID plan = disruptions.propose(
                administrator,
                new Disruptions.Scope(
                        List.of(centre.value()),
                        List.of(),
                        List.of(),
                        day.atStartOfDay(),
                        day.plusDays(1).atStartOfDay(),
                        false,
                        day.plusDays(30)),
                "Greve");
        disruptions.step();
        assertThat(isWritten(id, AppointmentMailComposer.WEEK, day.minusDays(7)))
                .isFalse();
        assertThat(isWritten(id, AppointmentMailComposer.DAY, day.minusDays(1))).isFalse();
        assertThat(isWritten(id, AppointmentMailComposer.BOOKED, LocalDate.now(LISBON)))
                .isFalse();
        assertThat(calendars.method(appointment)).isEqualTo("CANCEL");
        VisitSummary summary = visit(id);
        assertThat(summary.next()).isEqualTo(says("summary.next.closed.searching"));
        assertThat(summary.appointment()).isNull();
        disruptions.send(administrator, plan);
        disruptions.step();
        assertThat(isWritten(id, AppointmentMailComposer.DAY, day.minusDays(1))).isFalse();
        var offer = notices.closure(appointment).orElseThrow().offer();
        assertThat(offer).as("the neighbour has free seats that day").isNotNull();
        assertThat(visit(id).next())
                .isEqualTo(says(
                        "summary.next.closed.offer",
                        Dates.dayAndTime(offer.start(), offer.centre().zone(), ENGLISH) + ", "
                                + offer.centre().name(),
                        Dates.dayAndTime(offer.until(), offer.centre().zone(), ENGLISH)));
        // A mandate for documents alone does not tell which other place is kept.
        assertThat(visit(id, Set.of(Scope.DOCUMENTS)).next()).isEqualTo(says("summary.next.closed.offered"));
    }

    @Test
    void theSummaryAsksForDocumentsOnlyWhileThePersonIsAskedForThem() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = caseOf(person).id();
        var documents = visit(id);
        assertThat(documents.next()).isEqualTo(says("summary.next.documents"));
        assertThat(documents.open()).isNotEmpty();
        stage(id, "ANALYSIS");
        var wait = visit(id);
        assertThat(wait.next()).isEqualTo(says("summary.next.wait"));
        assertThat(wait.open()).isEmpty();
        stage(id, "APPOINTMENT");
        var book = visit(id);
        assertThat(book.next()).isEqualTo(says("summary.next.book"));
        assertThat(book.open()).isEmpty();
        jdbc.sql("update casework_case set procedure_code = 'AR-88' where id = ?")
                .param(id.value())
                .update();
        assertThat(visit(id).next()).isEqualTo(says("summary.next.invitation"));
    }

    private void stage(CaseId id, String stage) {
        jdbc.sql("update casework_case set stage = ? where id = ?")
                .params(stage, id.value())
                .update();
    }
}
