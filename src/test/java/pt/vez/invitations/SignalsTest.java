package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.audit.JournalSearch;
import pt.vez.calendar.Holidays;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Signals.Block;
import pt.vez.invitations.Signals.BlockKind;
import pt.vez.invitations.Signals.Kind;
import pt.vez.invitations.Signals.Signal;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CancelReason;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.ShiftData;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** An administrator acts on what looks like trading in turns. */
class SignalsTest extends VezTest {
    @Autowired
    private Signals signals;

    @Autowired
    private JournalSearch journal;

    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    private List<CaseId> casesWith(String column, String contact) {
        return casesWith(column, contact, 9);
    }

    private List<CaseId> casesWith(String column, String contact, int many) {
        List<CaseId> made = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            CaseId id = caseOf(actor(Role.APPLICANT)).id();
            jdbc.sql("update people_applicant set " + column + " = ? where id ="
                            + " (select applicant_id from casework_case where id = ?)")
                    .params(contact, id.value())
                    .update();
            made.add(id);
        }
        return made;
    }

    private Signal signal(Actor administrator, Kind kind, String shown) {
        return signals.signals(administrator).stream()
                .filter(each -> each.kind() == kind && each.shown().equals(shown))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCaseOfATelephoneCanBeStoppedOnceAndAllowedAgain() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String phone = "+3519" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        List<CaseId> made = casesWith("phone", phone);
        String shown = "…" + phone.substring(phone.length() - 4);
        Signal found = signal(administrator, Kind.PHONE, shown);
        assertThat(found.count()).isEqualTo(9);
        assertThat(found.evidence()).extracting(Signals.Evidence::caseId).containsExactlyInAnyOrderElementsOf(made);
        assertThatThrownBy(() -> signals.block(administrator, found, "provas", " "))
                .isInstanceOf(InvalidInput.class);
        assertThat(signals.block(administrator, found, "provas", "A verificar")).isEqualTo(9);
        assertThat(signal(administrator, Kind.PHONE, shown).blocked()).isTrue();
        assertThatThrownBy(() -> signals.block(administrator, found, "provas", "Outra vez"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("signals.already");
        List<Block> blocks = signals.blocks(administrator, 0, 500).rows().stream()
                .filter(block ->
                        made.contains(new CaseId(block.subject() == null ? UUID.randomUUID() : block.subject())))
                .toList();
        assertThat(blocks).hasSize(9);
        signals.lift(administrator, blocks.getFirst().id());
        assertThat(signal(administrator, Kind.PHONE, shown).blocked()).isFalse();
        assertThat(signals.block(administrator, found, "provas", "De novo")).isEqualTo(1);
        var query = new JournalSearch.Query(null, blocks.getFirst().subject(), null, null, null, null);
        assertThat(journal.page(administrator, query, null, 10))
                .extracting(JournalSearch.Line::action)
                .containsSubsequence("block.made", "block.lifted", "block.made");
    }

    /** Opens so many files at this moment. */
    private void files(Actor mediator, int many, Instant at) {
        for (int i = 0; i < many; i++) {
            jdbc.sql("insert into audit_entry (id, at, actor_id, actor_kind, actor_role, action, case_id, detail)"
                            + " values (?, ?, ?, 'PERSON', 'MEDIATOR', 'case.read', ?, '')")
                    .params(Ids.next(), at, mediator.accountId(), UUID.randomUUID())
                    .update();
        }
    }

    /** The kinds of signals that name this account or the end of this contact. */
    private List<Kind> noticed(String shown) {
        return signals.signals(actor(Role.ADMINISTRATOR)).stream()
                .filter(each -> each.shown().equals(shown))
                .map(Signal::kind)
                .toList();
    }

    @Test
    void sevenCasesOfAContactAreNothingUnusualAndEightAre() {
        String phone = "+3519" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        String email = "s" + UUID.randomUUID() + "@x." + Ids.next().toString().substring(32);
        casesWith("phone", phone, 7);
        casesWith("email", email, 7);
        assertThat(noticed(end(phone))).isEmpty();
        assertThat(noticed(end(email))).isEmpty();
        casesWith("phone", phone, 1);
        casesWith("email", email, 1);
        assertThat(noticed(end(phone))).containsExactly(Kind.PHONE);
        assertThat(noticed(end(email))).containsExactly(Kind.EMAIL);
    }

    private static String end(String contact) {
        return "…" + contact.substring(contact.length() - 4);
    }

    @Test
    void sevenCasesOfAnAccountAreNothingUnusualAndEightAre() {
        Actor account = actor(Role.APPLICANT, "Família Grande " + UUID.randomUUID());
        casesOf(account, 7);
        assertThat(noticed(account.name())).isEmpty();
        casesOf(account, 1);
        assertThat(noticed(account.name())).containsExactly(Kind.ACCOUNT);
    }

    private void casesOf(Actor account, int many) {
        for (int i = 0; i < many; i++) {
            jdbc.sql("update casework_case set account_id = ? where id = ?")
                    .params(
                            account.accountId(),
                            caseOf(actor(Role.APPLICANT)).id().value())
                    .update();
        }
    }

    @Test
    void thirtyNinePeopleADayAreNothingUnusualAndFortyAre() {
        Actor busy = actor(Role.MEDIATOR, "Mediadora Aplicada " + UUID.randomUUID());
        Instant noon = Zones.today(clock).atTime(12, 0).toInstant(ZoneOffset.UTC);
        files(busy, 39, noon);
        files(busy, 39, noon.minus(Duration.ofDays(1)));
        assertThat(noticed(busy.name())).as("of each day").isEmpty();
        files(busy, 1, noon);
        assertThat(noticed(busy.name())).containsExactly(Kind.MEDIATOR);
    }

    private record Seat(CentreId centre, LocalDate day) {}

    /** A centre with one seat. */
    private Seat seat() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        LocalDate day = Zones.today(clock).plusWeeks(3).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        while (new Holidays().isHoliday(day, null)) {
            day = day.plusWeeks(1);
        }
        var fixture = new CentreFixture(centres, administrator, "lisboa", Zones.LISBON, 1);
        centres.addShift(
                administrator,
                fixture.id,
                new ShiftData(
                        fixture.desks.getFirst(),
                        "REN",
                        day.getDayOfWeek(),
                        LocalTime.of(9, 0),
                        LocalTime.of(9, 15),
                        day,
                        day));
        publishing.publish(administrator, fixture.id, day, day);
        return new Seat(fixture.id, day);
    }

    private AppointmentView book(Actor person, CaseId id, Seat seat) {
        UUID slot =
                booking.times(person, id, seat.centre(), seat.day()).getFirst().slotId();
        return booking.confirm(person, id, booking.hold(person, id, slot).id());
    }

    /** A case of the first gives the seat back, and a case of the second takes it so much later. */
    private void handedOver(Actor first, Actor second, Duration later) {
        Seat seat = seat();
        CaseId one = readyCaseOf(first);
        CaseId other = readyCaseOf(second);
        AppointmentView booked = book(first, one, seat);
        booking.cancel(first, one, booked.id(), CancelReason.OTHER, Ids.next());
        clock.forward(later);
        assertThat(book(second, other, seat).start()).isEqualTo(booked.start());
    }

    /** A seat given back returns within thirty hours. */
    @Test
    void aSeatThatStaysInOneHandIsASignalAndOneThatChangesItIsNot() {
        Actor trader = actor(Role.APPLICANT, "Passa Vagas " + UUID.randomUUID());
        handedOver(trader, trader, Duration.ofHours(31));
        Signal found = signal(actor(Role.ADMINISTRATOR), Kind.HANDOVER, trader.name());
        assertThat(found.evidence()).hasSize(2);
        assertThat(found.account()).isEqualTo(trader.accountId());
        Actor leaving = actor(Role.APPLICANT, "Desiste " + UUID.randomUUID());
        Actor lucky = actor(Role.APPLICANT, "Tem Sorte " + UUID.randomUUID());
        handedOver(leaving, lucky, Duration.ofHours(31));
        Actor patient = actor(Role.APPLICANT, "Espera " + UUID.randomUUID());
        handedOver(patient, patient, Duration.ofHours(49));
        for (Actor each : List.of(leaving, lucky, patient)) {
            assertThat(noticed(each.name())).as(each.name()).isEmpty();
        }
    }

    @Test
    void theDayOfAMediatorIsADateAndNoPartOfTheName() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor busy = actor(Role.MEDIATOR, "Mediador Apressado " + UUID.randomUUID());
        files(busy, 80, clock.instant());
        Signal found = signal(administrator, Kind.MEDIATOR, busy.name());
        assertThat(found.day())
                .isBetween(
                        java.time.LocalDate.now().minusDays(1),
                        java.time.LocalDate.now().plusDays(1));
        assertThat(found.account()).isEqualTo(busy.accountId());
    }

    @Test
    void aMailAddressIsASignalToo() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String email = UUID.randomUUID().toString().substring(0, 8) + "@x."
                + UUID.randomUUID().toString().substring(0, 4);
        casesWith("email", email);
        assertThat(signal(administrator, Kind.EMAIL, "…" + email.substring(email.length() - 4))
                        .count())
                .isEqualTo(9);
    }

    @Test
    void anAccountIsNamedAndStoppedOnlyOnce() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor trader = actor(Role.APPLICANT, "Vende Vagas " + UUID.randomUUID());
        for (int i = 0; i < 8; i++) {
            jdbc.sql("update casework_case set account_id = ? where id = ?")
                    .params(
                            trader.accountId(),
                            caseOf(actor(Role.APPLICANT)).id().value())
                    .update();
        }
        Signal found = signal(administrator, Kind.ACCOUNT, trader.name());
        signals.block(administrator, found, "provas", "A verificar");
        assertThat(signal(administrator, Kind.ACCOUNT, trader.name()).blocked()).isTrue();
        assertThatThrownBy(() ->
                        signals.block(administrator, BlockKind.ACCOUNT, trader.accountId(), "…", "provas", "Outra vez"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("signals.already");
        var about = new JournalSearch.Query(null, null, trader.accountId(), "block.made", null, null);
        assertThat(journal.page(administrator, about, null, 10)).hasSize(1);
    }
}
