package pt.vez.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.associations.Associations;
import pt.vez.associations.Memberships;
import pt.vez.casework.Assistance;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.NewCase;
import pt.vez.casework.Worklist;
import pt.vez.identity.Accounts;
import pt.vez.invitations.WaitingRoom;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.rota.WorkTimes;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** Searches over people, and acts that change what others rely on, are in the journal; what was typed is not. */
class RecordedActsTest extends VezTest {
    @Autowired
    private Worklist worklist;

    @Autowired
    private PersonMatching matching;

    @Autowired
    private Assistance assistance;

    @Autowired
    private Accounts accounts;

    @Autowired
    private WaitingRoom room;

    @Autowired
    private WorkTimes times;

    @Autowired
    private Memberships memberships;

    private record Line(String action, String detail, String changes, UUID subject) {}

    private List<Line> of(Actor actor) {
        return jdbc.sql("select action, detail, changes, subject_id as subject from audit_entry where actor_id = ?"
                        + " order by at, id")
                .param(actor.accountId())
                .query(Line.class)
                .list();
    }

    private List<String> details(Actor actor, String action) {
        return of(actor).stream()
                .filter(line -> line.action().equals(action))
                .map(Line::detail)
                .toList();
    }

    private void search(Actor officer, String text, int offset) {
        worklist.find(officer, new Worklist.Query(text, null, null, true), offset, 10);
    }

    @Test
    void whatAnOfficerLooksForIsRecordedByItsKindAndNumberOfHits() {
        CaseOutline opened = openConfirmed(
                actor(Role.APPLICANT), new NewCase("REN", person("+351930000001", "searched@test.example")));
        Actor officer = actor(Role.OFFICER);
        search(officer, "", 0);
        search(officer, opened.number().value(), 0);
        search(officer, "searched@test.example", 0);
        search(officer, "searched@test.example", 10);
        search(officer, "Ana Silva 17.05.1990", 0);
        search(officer, "Zzyzx Qqqqq", 0);
        List<String> details = details(officer, "list.searched");
        // A number that happens to have no digit is looked for as a name first.
        assertThat(details.get(0)).matches("cases (NAME,)?NUMBER 1");
        assertThat(details.get(1)).matches("cases MAIL [1-9]\\d*");
        assertThat(details.get(2)).matches("cases NAME,BIRTH [1-9]\\d*");
        assertThat(details.get(3)).isEqualTo("cases NAME,NUMBER 0");
        assertThat(details).as("neither the list itself nor its next page").hasSize(4);
        assertThat(details)
                .noneMatch(detail -> detail.contains("Ana")
                        || detail.contains("@")
                        || detail.contains(opened.number().value()));
    }

    @Test
    void whatAMediatorLooksForIsRecordedAlsoWhenNothingIsFound() {
        Actor mediator = mediator();
        matching.find(mediator, PersonQuery.ofDocument("QX0000001"));
        assertThatThrownBy(() -> assistance.find(mediator, CaseNumber.random())).isInstanceOf(InvalidInput.class);
        assertThat(details(mediator, "list.searched")).containsExactly("people DOCUMENT 0", "people CASE 0");
    }

    @Test
    void whatAnAdministratorLooksForAmongAccountsIsRecorded() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        accounts.find(administrator, new Accounts.Query("", null, null), 0, 10);
        accounts.find(
                administrator, new Accounts.Query(administrator.accountId() + "@test.example", null, null), 0, 10);
        accounts.find(administrator, new Accounts.Query("Zzyzx", null, null), 0, 10);
        assertThat(details(administrator, "list.searched")).containsExactly("accounts MAIL 1", "accounts NAME 0");
    }

    @Test
    void anOpeningOfTheWaitingRoomIsRecorded() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Instant before = room.opening(administrator).orElse(null);
        Instant moment = Instant.now().plusSeconds(90_000).truncatedTo(ChronoUnit.MINUTES);
        room.setOpening(administrator, before, moment);
        room.setOpening(administrator, moment, null);
        room.opensAt(Instant.EPOCH);
        assertThat(of(administrator)).extracting(Line::action).containsExactly("room.opening", "room.opening");
        assertThat(of(administrator).getFirst().changes()).endsWith(moment.toString());
        assertThat(of(administrator).getLast().changes()).startsWith("opening: " + moment);
    }

    @Test
    void declaredTimesAreRecordedWithTheMediatorTheyAreOf() {
        Actor mediator = mediator();
        times.declare(
                mediator, List.of(new WorkTimes.Hours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(13, 0))));
        LocalDate day = LocalDate.now().plusDays(3);
        UUID differing = times.differ(mediator, day, day, null, null);
        times.forget(mediator, differing);
        times.forget(mediator, differing);
        assertThat(of(mediator))
                .extracting(Line::action)
                .containsExactly("rota.times", "rota.differs", "rota.differsNoMore");
        assertThat(of(mediator)).extracting(Line::subject).containsOnly(mediator.accountId());
        assertThat(of(mediator).getFirst().changes()).contains("Mon 09:00-13:00");
    }

    @Test
    void aPartnerIsRegisteredWithANameThatIsSeenAndRecorded() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID id = memberships.register(
                administrator, "Casa\u202E da\u0000 Ponte\u200B", Associations.Kind.ASSOCIATION, "Faro\u202E");
        assertThat(jdbc.sql("select concat(name, '/', city) from associations_partner where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("Casa da Ponte/Faro");
        assertThat(of(administrator)).singleElement().satisfies(line -> {
            assertThat(line.action()).isEqualTo("partner.registered");
            assertThat(line.subject()).isEqualTo(id);
            assertThat(line.changes()).endsWith("Casa da Ponte");
        });
        assertThatThrownBy(() ->
                        memberships.register(administrator, "\u200B\u202E", Associations.Kind.ASSOCIATION, "Faro"))
                .isInstanceOf(InvalidInput.class);
    }
}
