package pt.vez.hiring.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.Screening;
import pt.vez.hiring.Screening.Given;
import pt.vez.hiring.Screening.Score;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;

/** What assessors gave. */
@Component
class ScoreRepository {
    private static final int NOTE = 500;
    private static final String SELECT =
            "select s.criterion_id, s.assessor_id, coalesce(a.name, s.assessor_name, ''), s.points, s.note, s.application_id"
                    + " from hiring_score s left join identity_public_account a on a.id = s.assessor_id";
    private final JdbcClient jdbc;
    private final Clock clock;

    ScoreRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static Score row(ResultSet row, int n) throws SQLException {
        return new Score(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getInt(4),
                row.getString(5));
    }

    List<Score> of(UUID application) {
        return jdbc.sql(SELECT + " where s.application_id = ? order by s.at")
                .param(application)
                .query(ScoreRepository::row)
                .list();
    }

    Map<UUID, List<Score>> ofCall(UUID call) {
        Map<UUID, List<Score>> all = new HashMap<>();
        jdbc.sql(SELECT + " join hiring_criterion c on c.id = s.criterion_id where c.call_id = ? order by s.at")
                .param(call)
                .query(row -> {
                    all.computeIfAbsent(row.getObject(6, UUID.class), any -> new ArrayList<>())
                            .add(row(row, 0));
                });
        return all;
    }

    /** Replaces what the actor gave for these criteria, in the caller's transaction. */
    void give(Actor actor, UUID application, List<Criterion> criteria, Map<UUID, Given> given) {
        for (Criterion criterion : criteria) {
            Given each = given.get(criterion.id());
            if (each == null) {
                continue;
            }
            if (each.points() < 0 || each.points() > Screening.BEST) {
                throw new InvalidInput("screening.points", Screening.BEST);
            }
            if (each.note().length() > NOTE) {
                throw new InvalidInput("field.tooLong", NOTE);
            }
            jdbc.sql("insert into hiring_score (application_id, criterion_id, assessor_id, points, note, at)"
                            + " values (?, ?, ?, ?, ?, ?) on duplicate key update points = values(points),"
                            + " note = values(note), at = values(at)")
                    .params(
                            application,
                            criterion.id(),
                            actor.accountId(),
                            each.points(),
                            each.note().strip(),
                            clock.instant())
                    .update();
        }
    }
}
