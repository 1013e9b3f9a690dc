package pt.vez.biometrics.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.biometrics.CaptureFigures;
import pt.vez.biometrics.CaptureState;
import pt.vez.biometrics.CaptureStep;
import pt.vez.biometrics.HandoverProblem;
import pt.vez.biometrics.Handovers;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Numbers about captures and packages; reads no sample. */
@Service
class CaptureFigureQueries implements CaptureFigures, Handovers {
    private final JdbcClient jdbc;

    CaptureFigureQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(LISBON).toInstant();
    }

    @Override
    @Transactional(readOnly = true)
    public List<StepFigures> bySteps(Actor actor, LocalDate from, LocalDate until) {
        boolean all = actor.is(Role.ADMINISTRATOR);
        if (!all) {
            actor.require(Role.MEDIATOR);
        }
        return jdbc
                .sql(
                        "select step, sum(not exempt), max(if(exempt, 0, middle)), sum(failed), coalesce(avg(quality), 0),"
                                + " sum(kept), sum(exempt) from"
                                + " (select step, failed, quality, kept_reason is not null as kept, exempt_reason is not null"
                                + " as exempt, median(seconds) over (partition by step, exempt_reason is null) as middle"
                                + " from biometrics_figure"
                                + " where at >= ? and at < ? and seconds is not null and (? or account_id = ?)) f group by step")
                .params(begin(from), begin(until.plusDays(1)), all, actor.accountId())
                .query((row, n) -> new StepFigures(
                        CaptureStep.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)))
                .list()
                .stream()
                .sorted(Comparator.comparing(StepFigures::step))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<MediatorFigures> byMediators(Actor administrator, LocalDate from, LocalDate until) {
        administrator.require(Role.ADMINISTRATOR);
        return jdbc.sql(
                        "select f.account_id, a.name, f.samples, f.first_try, f.quality, f.kept from (select account_id,"
                                + " count(*) as samples, 100 * sum(failed = 0) div count(*) as first_try,"
                                + " coalesce(avg(quality), 0) as quality, sum(kept_reason is not null) as kept"
                                + " from biometrics_figure where at >= ? and at < ? and step in ('PORTRAIT', 'FINGERPRINTS')"
                                + " and quality is not null group by account_id) f join identity_public_account a on a.id = f.account_id"
                                + " order by f.samples >= ? and f.first_try < ? desc, f.first_try, a.name limit 100")
                .params(begin(from), begin(until.plusDays(1)), FEWEST_SAMPLES, REFRESHER_BELOW)
                .query((row, n) -> new MediatorFigures(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ServiceFigures> byServices(Actor administrator, LocalDate from, LocalDate until) {
        administrator.require(Role.ADMINISTRATOR);
        return jdbc.sql("select service_code, count(*), max(planned_minutes), max(middle) from (select service_code,"
                        + " planned_minutes, median(timestampdiff(second, began_at, sealed_at)) over (partition by"
                        + " service_code) as middle from biometrics_session where sealed_at >= ? and sealed_at < ? and"
                        + " service_code is not null) s group by service_code order by service_code")
                .params(begin(from), begin(until.plusDays(1)))
                .query((row, n) -> new ServiceFigures(
                        row.getString(1),
                        row.getInt(2),
                        Duration.ofMinutes(row.getInt(3)),
                        Duration.ofSeconds(row.getInt(4))))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> newest(Actor actor, int limit) {
        actor.require(Role.ADMINISTRATOR);
        List<Row> rows = new ArrayList<>(rows("state in ('SEALED', 'HANDED_OVER') order by sealed_at desc", limit));
        // Each of the two is a stretch of the index, read from its end.
        for (boolean cleared : new boolean[] {false, true}) {
            if (rows.size() < limit) {
                rows.addAll(rows(
                        "state = 'ACKNOWLEDGED' and cleared = " + cleared + " order by acknowledged_at desc",
                        limit - rows.size()));
            }
        }
        return rows;
    }

    private List<Row> rows(String which, int limit) {
        return jdbc.sql("select id, state, sealed_at, handed_over_at, acknowledged_at, package_sha256, refused_answers,"
                        + " problem from biometrics_session where " + which + " limit ?")
                .param(limit)
                .query((row, n) -> {
                    String problem = row.getString(8);
                    return new Row(
                            row.getObject(1, UUID.class),
                            CaptureState.valueOf(row.getString(2)),
                            row.getObject(3, Instant.class),
                            row.getObject(4, Instant.class),
                            row.getObject(5, Instant.class),
                            row.getString(6),
                            row.getInt(7),
                            problem == null ? null : HandoverProblem.valueOf(problem));
                })
                .list();
    }
}
