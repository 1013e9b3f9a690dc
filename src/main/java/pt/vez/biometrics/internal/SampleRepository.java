package pt.vez.biometrics.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.biometrics.internal.SampleSafe.Label;

/** The rows of samples; their bodies are encrypted before they come here. */
@Component
class SampleRepository {
    private final JdbcClient jdbc;

    SampleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the place of what was there under this label. */
    void put(UUID session, Label label, byte[] body, Instant now) {
        jdbc.sql("""
                        insert into biometrics_sample
                            (session_id, kind, item, body, accepted, quality, measures, taken_by, taken_at)
                        values (:session, :kind, :item, :body, :accepted, :quality, :measures, :by, :now)
                        on duplicate key update body = values(body), accepted = values(accepted),
                            quality = values(quality), measures = values(measures), taken_by = values(taken_by),
                            taken_at = values(taken_at)
                        """)
                .param("session", session)
                .param("kind", label.kind().name())
                .param("item", label.item())
                .param("body", body)
                .param("accepted", label.accepted())
                .param("quality", label.quality())
                .param("measures", label.measures())
                .param("by", label.takenBy())
                .param("now", now)
                .update();
    }

    Optional<byte[]> body(UUID session, SampleKind kind, String item) {
        return jdbc.sql(
                        "select body from biometrics_sample where session_id = :session and kind = :kind and item = :item")
                .param("session", session)
                .param("kind", kind.name())
                .param("item", item)
                .query(byte[].class)
                .optional();
    }

    List<Label> labels(UUID session) {
        return jdbc.sql("""
                        select kind, item, accepted, quality, measures, taken_by from biometrics_sample
                        where session_id = :session order by kind, item
                        """)
                .param("session", session)
                .query((row, n) -> new Label(
                        SampleKind.valueOf(row.getString("kind")),
                        row.getString("item"),
                        row.getBoolean("accepted"),
                        row.getObject("quality", Integer.class),
                        row.getString("measures"),
                        row.getObject("taken_by", UUID.class)))
                .list();
    }

    void accept(UUID session, SampleKind kind, String item) {
        jdbc.sql("""
                        update biometrics_sample set accepted = true
                        where session_id = :session and kind = :kind and item = :item
                        """)
                .param("session", session)
                .param("kind", kind.name())
                .param("item", item)
                .update();
    }

    void remove(UUID session, SampleKind kind, String item) {
        jdbc.sql("delete from biometrics_sample where session_id = :session and kind = :kind and item = :item")
                .param("session", session)
                .param("kind", kind.name())
                .param("item", item)
                .update();
    }

    /** @return how many there were */
    int removeAll(UUID session) {
        return jdbc.sql("delete from biometrics_sample where session_id = :session")
                .param("session", session)
                .update();
    }

    /** Forgets the key that opens the samples of the session. */
    void removeKey(UUID session) {
        jdbc.sql("update biometrics_session set session_key = null where id = :session")
                .param("session", session)
                .update();
    }
}
