package pt.vez.invitations.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.invitations.Invitations.Release;
import pt.vez.invitations.Invitations.Round;
import pt.vez.invitations.Invitations.WaveState;
import pt.vez.platform.FaultIsolation;

/** The table of waves with their centres. */
@Component
class WaveRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    WaveRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(UUID id, Release release, double takeUp, UUID by) {
        jdbc.sql("""
                        insert into invitations_wave (id, service_code, from_date, to_date, state, every_hours, term_hours,
                            take_up, invited, next_at, created_at, created_by_id)
                        values (:id, :service, :from, :to, 'RUNNING', :every, :term, :takeUp, 0, :now, :now, :by)
                        """)
                .param("id", id)
                .param("service", release.service())
                .param("from", release.from())
                .param("to", release.to())
                .param("every", release.everyHours())
                .param("term", release.termHours())
                .param("takeUp", BigDecimal.valueOf(takeUp))
                .param("now", clock.instant())
                .param("by", by)
                .update();
        for (UUID centre : release.centres()) {
            jdbc.sql("insert into invitations_wave_centre (wave_id, centre_id) values (:wave, :centre)")
                    .param("wave", id)
                    .param("centre", centre)
                    .update();
        }
    }

    List<UUID> centresOf(UUID wave) {
        return jdbc.sql("select centre_id from invitations_wave_centre where wave_id = :wave order by centre_id")
                .param("wave", wave)
                .query(UUID.class)
                .list();
    }

    /** Rounds that are being done or about to be. */
    List<Round> rounds() {
        return jdbc.sql("""
                        select id, coalesce(round_planned, 0) as planned,
                               case when round_planned is null then 0 else round_invited end as round_invited, invited
                          from invitations_wave
                         where state = 'RUNNING' and next_at <= :now and failures < :attempts
                         order by id
                        """)
                .param("now", clock.instant())
                .param("attempts", FaultIsolation.ATTEMPTS)
                .query((row, n) -> new Round(
                        row.getObject("id", UUID.class),
                        row.getInt("planned"),
                        row.getInt("round_invited"),
                        row.getInt("invited")))
                .list();
    }

    /** @return whether the wave was set aside and has not ended */
    boolean tryAgain(UUID wave) {
        return jdbc.sql("""
                        update invitations_wave set failures = 0
                         where id = :wave and failures >= :attempts and state <> 'ENDED'
                        """)
                        .param("wave", wave)
                        .param("attempts", FaultIsolation.ATTEMPTS)
                        .update()
                > 0;
    }

    /** @return whether the wave had not ended yet: an ended wave stays ended */
    boolean state(UUID wave, WaveState state) {
        return jdbc.sql(
                                "update invitations_wave set state = :state, failures = 0 where id = :wave and state <> 'ENDED'")
                        .param("state", state.name())
                        .param("wave", wave)
                        .update()
                > 0;
    }

    void endBefore(LocalDate day) {
        jdbc.sql("update invitations_wave set state = 'ENDED' where state <> 'ENDED' and to_date < :day")
                .param("day", day)
                .update();
    }

    /** Running waves whose pause is over, the longest over first. */
    List<UUID> due() {
        return jdbc.sql("""
                        select id from invitations_wave
                         where state = 'RUNNING' and next_at <= :now and failures < :attempts
                         order by next_at
                        """)
                .param("now", clock.instant())
                .param("attempts", FaultIsolation.ATTEMPTS)
                .query(UUID.class)
                .list();
    }

    int succeeded(UUID wave) {
        return jdbc.sql("update invitations_wave set failures = 0 where id = :wave and failures > 0")
                .param("wave", wave)
                .update();
    }

    int failed(UUID wave) {
        return jdbc.sql("update invitations_wave set failures = failures + 1 where id = :wave")
                .param("wave", wave)
                .update();
    }

    /** A wave as its work needs it. */
    record Due(UUID id, String service, LocalDate from, LocalDate to, int everyHours, int termHours) {}

    /** The wave when it is running and its pause is over. */
    Optional<Due> due(UUID wave) {
        return jdbc.sql("""
                        select id, service_code, from_date, to_date, every_hours, term_hours
                          from invitations_wave
                         where id = :wave and state = 'RUNNING' and next_at <= :now
                        """)
                .param("wave", wave)
                .param("now", clock.instant())
                .query((row, n) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getString("service_code"),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("to_date", LocalDate.class),
                        row.getInt("every_hours"),
                        row.getInt("term_hours")))
                .optional();
    }

    /** Says how many are to be invited, unless the round has begun already. */
    void beginRound(UUID wave, long planned) {
        jdbc.sql("""
                        update invitations_wave set round_planned = :planned, round_invited = 0
                         where id = :wave and round_planned is null
                        """).param("planned", planned).param("wave", wave).update();
    }

    /** A paused round stays open and goes on when it is resumed. */
    void endRound(UUID wave) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update invitations_wave
                           set round_planned = null, next_at = timestampadd(hour, every_hours, :now)
                         where id = :wave and state = 'RUNNING' and next_at <= :now
                        """).param("now", now).param("wave", wave).update();
    }

    void invited(UUID wave, int cases) {
        jdbc.sql("""
                        update invitations_wave set invited = invited + :cases, round_invited = round_invited + :cases
                         where id = :wave
                        """).param("cases", cases).param("wave", wave).update();
    }

    /**
     * Locks all running waves, so that no other transaction invites until this one ends.
     *
     * @return cases invited by all running waves so far
     */
    long lockRunning() {
        return jdbc
                .sql("select invited from invitations_wave where state = 'RUNNING' order by id for update")
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
