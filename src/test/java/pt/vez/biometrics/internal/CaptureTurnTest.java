package pt.vez.biometrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pt.vez.biometrics.SampleRefused;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.WalkIns;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** A capture is for somebody whose turn it is, today and at the centre where the mediator is on duty. */
class CaptureTurnTest extends CaptureTests {
    private void refused(Visit visit, @Nullable String ticket, String key) {
        assertThatThrownBy(() -> sessions.begin(visit.actor(), visit.caseId(), ticket))
                .isInstanceOfSatisfying(
                        SampleRefused.class, e -> assertThat(e.key()).isEqualTo(key));
        assertThat(sessions.latest(visit.actor(), visit.caseId())).isEmpty();
    }

    private LocalDate today(CentreId centre) {
        return LocalDate.now(ZoneId.of(jdbc.sql("select zone from scheduling_centre where id = ?")
                .param(centre.value())
                .query(String.class)
                .single()));
    }

    private CentreId elsewhere(CentreId centre) {
        return new CentreId(jdbc.sql("select id from scheduling_centre where id <> ? and active limit 1")
                .param(centre.value())
                .query(UUID.class)
                .single());
    }

    private UUID appointment(Visit visit, CentreId centre, LocalDate day, String state) {
        UUID slot = Ids.next();
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into scheduling_slot values (?, ?, 'FAM', now(6) + interval ? second, now(6) + interval 1 hour, ?)")
                .params(slot, centre.value(), (int) (Math.random() * 1e6), day)
                .update();
        jdbc.sql("insert into scheduling_appointment (id, code, case_id, service_code, slot_id, seat, state, active,"
                        + " sequence, booked_at) values (?, ?, ?, 'FAM', ?, 1, ?, ?, 0, now(6))")
                .param(id)
                .param(id.toString().substring(29))
                .param(visit.caseId().value())
                .param(slot)
                .param(state)
                .param(state.equals("BOOKED") ? true : null)
                .update();
        return id;
    }

    @Test
    void whoHasAnAppointmentHereTodayNeedsNothingElse() {
        Visit visit = visit();
        CentreId here = centre(visit.actor());
        UUID appointment = appointment(visit, here, today(here), "ATTENDED");
        assertThat(sessions.isExpected(visit.actor(), visit.caseId())).isTrue();
        UUID session = sessions.begin(visit.actor(), visit.caseId(), null).id();
        assertThat(count(
                        "select count(*) from biometrics_session where id = ? and appointment_id = ? and ticket_id is null"
                                + " and centre_id = ? and service_code = 'FAM' and planned_minutes = 30",
                        session,
                        appointment,
                        here.value()))
                .isEqualTo(1);
        // Going on with it asks for nothing again.
        assertThat(sessions.begin(visit.actor(), visit.caseId(), null).id()).isEqualTo(session);
    }

    @Test
    void anAppointmentElsewhereOnAnotherDayOrCancelledIsNoTurn() {
        Visit visit = visit();
        CentreId here = centre(visit.actor());
        appointment(visit, elsewhere(here), today(here), "BOOKED");
        appointment(visit, here, today(here).plusDays(1), "ATTENDED");
        appointment(visit, here, today(here).minusDays(1), "ATTENDED");
        appointment(visit, here, today(here), "CANCELLED");
        appointment(visit, here, today(here), "MISSED");
        appointment(visit(), here, today(here), "BOOKED");
        assertThat(sessions.isExpected(visit.actor(), visit.caseId())).isFalse();
        refused(visit, null, "biometrics.turn.none");
        refused(visit, " ", "biometrics.turn.none");
    }

    @Test
    void aTicketOfTodayAtThisCentreIsOnePersonsTurn() {
        Visit visit = visit();
        String ticket = ticket(visit.actor());
        UUID session = sessions.begin(visit.actor(), visit.caseId(), ticket.toLowerCase(java.util.Locale.ROOT))
                .id();
        assertThat(count(
                        "select count(*) from biometrics_session s join scheduling_ticket t on t.id = s.ticket_id and"
                                + " t.case_id = s.case_id where s.id = ? and s.appointment_id is null and s.service_code = 'BIO'",
                        session))
                .isEqualTo(1);
        assertThat(jdbc.sql("select detail from audit_entry where case_id = ? and action = 'biometrics.began'")
                        .param(visit.caseId().value())
                        .query(String.class)
                        .single())
                .isEqualTo("TICKET");
        Visit other = visit();
        refused(other, ticket, "biometrics.turn.ticket");
        // The same person may begin anew with it.
        sessions.abandon(visit.actor(), visit.caseId());
        assertThat(sessions.begin(visit.actor(), visit.caseId(), ticket).id()).isNotEqualTo(session);
    }

    @Test
    void aTicketOfAnotherDayOrCentreOrOneThatIsOverIsNoTurn() {
        Visit visit = visit();
        CentreId here = centre(visit.actor());
        var officer = actor(Role.OFFICER);
        var yesterday = walkIns.issue(officer, here, "BIO", WalkIns.Ground.NONE);
        jdbc.sql("update scheduling_ticket set on_date = on_date - interval 400 + number day where id = ?")
                .param(yesterday.id())
                .update();
        var left = walkIns.issue(officer, here, "BIO", WalkIns.Ground.PREGNANT);
        walkIns.leave(left.token());
        var absent = walkIns.issue(officer, here, "BIO", WalkIns.Ground.NONE);
        jdbc.sql("update scheduling_ticket set state = 'ABSENT' where id = ?")
                .param(absent.id())
                .update();
        for (String number :
                new String[] {yesterday.shown(), left.shown(), absent.shown(), "999", "A1234", "x", "-1"}) {
            refused(visit, number, "biometrics.turn.ticket");
        }
        CentreId there = elsewhere(here);
        String last = walkIns.issue(officer, there, "BIO", WalkIns.Ground.NONE).shown();
        // The same number may exist here too; then it is another paper.
        if (count(
                        "select count(*) from scheduling_ticket where centre_id = ? and on_date = ? and number = ?",
                        here.value(),
                        today(here),
                        Integer.valueOf(last.substring(1)))
                == 0) {
            refused(visit, last, "biometrics.turn.ticket");
        }
    }
}
