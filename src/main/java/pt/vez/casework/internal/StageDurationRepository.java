package pt.vez.casework.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Stage;
import pt.vez.casework.StageDurations;
import pt.vez.platform.Transactions;

/** Measures how long stages took and keeps the result, so that no screen counts over all cases. */
@Repository
class StageDurationRepository implements StageDurations {
    /** Fewer cases than this tell nothing about the next one. */
    static final int ENOUGH = 30;

    /** The stages in their order. */
    private static final String WAY =
            Arrays.stream(Stage.values()).map(Stage::name).collect(Collectors.joining(","));

    private static final Duration LATELY = Duration.ofDays(365);
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    StageDurationRepository(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Range> of(String procedure, Stage stage) {
        return jdbc.sql("""
                        select from_days, to_days, observed from casework_stage_duration
                         where procedure_code = :procedure and stage = :stage""")
                .param("procedure", procedure)
                .param("stage", stage.name())
                .query(Range.class)
                .optional();
    }

    /** Measures anew; what was measured before and can no longer be told is gone afterwards. */
    public void measure() {
        Instant now = clock.instant();
        transactions.run(() -> {
            jdbc.sql("delete from casework_stage_duration").update();
            return jdbc.sql(MEASURE)
                    .param("since", now.minus(LATELY))
                    .param("now", now)
                    .param("enough", ENOUGH)
                    .param("way", WAY)
                    .update();
        });
    }

    /**
     * A stage ends when a later one is reached, by itself or by an officer's hand; a step back ends nothing. Where the line
     * before it in the timeline is missing, as in cases that came from elsewhere, nothing is measured, except for the first
     * stage, which begins when the case is opened.
     */
    private static final String MEASURE = """
            insert into casework_stage_duration (procedure_code, stage, from_days, to_days, observed, measured_at)
            with ended as (
                select c.procedure_code, coalesce(p.detail, 'DOCUMENTS') as stage,
                       timestampdiff(second, coalesce(p.at, c.opened_at), e.at) / 86400 as days
                  from casework_event e
                  join casework_case c on c.id = e.case_id
                  left join casework_event p on p.id = (
                      select q.id from casework_event q
                       where q.case_id = e.case_id and q.kind in ('STAGE_REACHED', 'STAGE_CHANGED') and q.at < e.at
                       order by q.at desc limit 1)
                 where e.kind in ('STAGE_REACHED', 'STAGE_CHANGED') and e.at >= :since
                   and (find_in_set(e.detail, :way) > find_in_set(p.detail, :way)
                        or p.id is null and e.detail = 'APPOINTMENT')),
            measured as (
                select procedure_code, stage,
                       percentile_cont(0.1) within group (order by days) over (partition by procedure_code, stage) as low,
                       percentile_cont(0.9) within group (order by days) over (partition by procedure_code, stage) as high,
                       count(*) over (partition by procedure_code, stage) as observed
                  from ended)
            select distinct procedure_code, stage, floor(low), ceiling(high), observed, :now
              from measured where observed >= :enough""";
}
