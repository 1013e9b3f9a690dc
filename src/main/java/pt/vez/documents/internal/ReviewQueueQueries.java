package pt.vez.documents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.documents.ReviewQueue;
import pt.vez.shared.Actor;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;

/** Reads the key (state, received_at), or (state, item_code, received_at) for one item. */
@Service
@Transactional(readOnly = true)
class ReviewQueueQueries implements ReviewQueue {
    private static final String WAITING = """
            select id, case_id, item_code, received_at
              from documents_document
             where state = 'RECEIVED'
            """;
    private final JdbcClient jdbc;

    ReviewQueueQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public PageOf<Waiting> page(Actor actor, @Nullable String item, int offset, int limit) {
        actor.require(Role.OFFICER);
        String narrowed = item == null ? "" : " and item_code = :item";
        long total = jdbc.sql("select count(*) from (select 1 from documents_document where state = 'RECEIVED'"
                        + narrowed + " limit :most) counted")
                .param("item", item)
                .param("most", COUNT_LIMIT)
                .query(Long.class)
                .single();
        List<Waiting> rows = jdbc.sql(WAITING + narrowed + " order by received_at, id limit :limit offset :offset")
                .param("item", item)
                .param("limit", limit)
                .param("offset", Math.min(offset, COUNT_LIMIT))
                .query(ReviewQueueQueries::waiting)
                .list();
        return new PageOf<>(rows, total);
    }

    @Override
    public Optional<Waiting> next(Actor actor, @Nullable UUID after) {
        actor.require(Role.OFFICER);
        Optional<Waiting> later = after == null
                ? Optional.empty()
                : jdbc.sql("""
                                select n.id, n.case_id, n.item_code, n.received_at
                                  from documents_document d
                                  join documents_document n
                                    on n.state = 'RECEIVED' and n.received_at >= d.received_at
                                   and (n.received_at > d.received_at or n.id > d.id)
                                 where d.id = :after
                                 order by n.received_at, n.id
                                 limit 1
                                """)
                        .param("after", after)
                        .query(ReviewQueueQueries::waiting)
                        .optional();
        return later.or(() -> jdbc.sql(WAITING + " and id <> :after order by received_at, id limit 1")
                .param("after", after == null ? new UUID(0, 0) : after)
                .query(ReviewQueueQueries::waiting)
                .optional());
    }

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        return new Waiting(
                row.getObject(1, UUID.class),
                new CaseId(row.getObject(2, UUID.class)),
                row.getString(3),
                row.getObject(4, Instant.class));
    }
}
