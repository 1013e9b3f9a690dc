package pt.vez.biometrics.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
class CaptureStatistics implements CaptureFigures, Handovers {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Duration WHILE_UNKNOWN = Duration.ofMinutes(30);
    private final JdbcClient jdbc;
    private final Clock clock;

    CaptureStatistics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Figure(
            CaptureStep step,
            int seconds,
            int failed,
            @Nullable Integer quality,
            boolean kept) {}

    @Override
    @Transactional(readOnly = true)
    public List<StepFigures> bySteps(Actor actor, LocalDate from, LocalDate until) {
        boolean all = actor.is(Role.ADMINISTRATOR);
        if (!all) {
            actor.require(Role.MEDIATOR);
        }
        List<Figure> figures = jdbc.sql(
                        "select step, seconds, failed, quality, kept_reason is not null from biometrics_figure"
                                + " where at >= ? and at < ? and seconds is not null and (? or account_id = ?)")
                .params(
                        from.atStartOfDay(LISBON).toInstant(),
                        until.plusDays(1).atStartOfDay(LISBON).toInstant(),
                        all,
                        actor.accountId())
                .query((row, n) -> new Figure(
                        CaptureStep.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        row.getObject(4, Integer.class),
                        row.getBoolean(5)))
                .list();
        var steps = new ArrayList<StepFigures>();
        for (CaptureStep step : CaptureStep.values()) {
            var of = figures.stream().filter(figure -> figure.step() == step).toList();
            if (!of.isEmpty()) {
                steps.add(summary(step, of));
            }
        }
        return steps;
    }

    private static StepFigures summary(CaptureStep step, List<Figure> of) {
        return new StepFigures(
                step,
                of.size(),
                median(of.stream().map(Figure::seconds).toList()),
                of.stream().mapToInt(Figure::failed).sum(),
                (int) of.stream()
                        .map(Figure::quality)
                        .filter(quality -> quality != null)
                        .mapToInt(Integer::intValue)
                        .average()
                        .orElse(0),
                (int) of.stream().filter(Figure::kept).count());
    }

    private static int median(List<Integer> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    @Override
    @Transactional(readOnly = true)
    public Duration typicalSession() {
        List<Integer> seconds = jdbc.sql(
                        "select timestampdiff(second, began_at, sealed_at) from biometrics_session where"
                                + " sealed_at > ?")
                .param(clock.instant().minus(Duration.ofDays(90)))
                .query(Integer.class)
                .list();
        return seconds.isEmpty() ? WHILE_UNKNOWN : Duration.ofSeconds(median(seconds));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Row> newest(Actor actor, int limit) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql("select id, state, sealed_at, handed_over_at, acknowledged_at, package_sha256, refused_answers,"
                        + " problem from biometrics_session where sealed_at is not null order by state = 'ACKNOWLEDGED',"
                        + " sealed_at desc limit ?")
                .param(limit)
                .query((row, n) -> {
                    String problem = row.getString(8);
                    return new Row(
                            row.getObject(1, java.util.UUID.class),
                            CaptureState.valueOf(row.getString(2)),
                            row.getObject(3, java.time.Instant.class),
                            row.getObject(4, java.time.Instant.class),
                            row.getObject(5, java.time.Instant.class),
                            row.getString(6),
                            row.getInt(7),
                            problem == null ? null : HandoverProblem.valueOf(problem));
                })
                .list();
    }
}
