package pt.vez.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.notifications.CalendarFiles;
import pt.vez.notifications.internal.OutboxQueue.Later;
import pt.vez.platform.Texts;
import pt.vez.platform.Transactions;
import pt.vez.rota.RotaFixture;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.MeetingTimes;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.PassportVisits;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

class PassportVisitMailComposerTest extends VezTest {
    @Autowired
    private PassportVisits visits;

    @Autowired
    private Centres centres;

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxRepository messages;

    @Autowired
    private Texts texts;

    @Autowired
    private RecipientResolver recipients;

    @Autowired
    private CalendarFiles calendars;

    @Autowired
    private Transactions transactions;

    private Actor person;

    /** The visits as they are seen at another moment; whose they are is asked of the application. */
    private PassportVisitMailComposer letters(LocalDate day, int hour) {
        Clock clock = Clock.fixed(day.atTime(hour, 30).atZone(LISBON).toInstant(), LISBON);
        return new PassportVisitMailComposer(
                outbox, texts, recipients, calendars, visits, messages, transactions, clock);
    }

    private int reminders() {
        return jdbc.sql("select count(*) from notifications_outbox where kind = ? and about = ?")
                .params(PassportVisitMailComposer.DAY, person.accountId())
                .query(Integer.class)
                .single();
    }

    private boolean isWritten(LocalDate day) {
        return letters(day, 12)
                .write(new Later(PassportVisitMailComposer.DAY, person.accountId()))
                .isPresent();
    }

    @Test
    void remindsOnceTheDayBeforeUnlessThePersonWasToldThatDay() {
        person = actor(Role.APPLICANT);
        var caseId = caseOf(person).id();
        jdbc.sql("update casework_case set claim = 'PROVISIONAL' where id = ?")
                .param(caseId.value())
                .update();
        var centre = new CentreId(RotaFixture.centre(centres, actor(Role.ADMINISTRATOR), LISBON, "lisboa"));
        LocalDate day = LocalDate.now(LISBON).plusDays(6);
        Instant start = day.atTime(10, 0).atZone(LISBON).toInstant();
        UUID slot = MeetingTimes.at(jdbc, centre, Meetings.PASSPORT, start, 1);
        visits.book(person, slot);
        letters(day.minusDays(2), 12).remind();
        letters(day.minusDays(1), 8).remind();
        letters(day.minusDays(1), 20).remind();
        assertThat(reminders()).isZero();
        jdbc.sql("update notifications_outbox set created_at = ? where dedupe like ?")
                .params(
                        day.minusDays(1).atTime(7, 0).atZone(LISBON).toInstant(),
                        "passport/" + person.accountId() + "/%")
                .update();
        letters(day.minusDays(1), 12).remind();
        assertThat(reminders()).as("told this morning").isZero();
        jdbc.sql("update notifications_outbox set created_at = ? where dedupe like ?")
                .params(
                        day.minusDays(3).atTime(7, 0).atZone(LISBON).toInstant(),
                        "passport/" + person.accountId() + "/%")
                .update();
        letters(day.minusDays(1), 12).remind();
        letters(day.minusDays(1), 15).remind();
        assertThat(reminders()).isEqualTo(1);
        assertThat(isWritten(day.minusDays(1))).isTrue();
        assertThat(isWritten(day)).as("too late").isFalse();
        visits.cancel(person);
        assertThat(isWritten(day.minusDays(1))).as("given up").isFalse();
    }
}
