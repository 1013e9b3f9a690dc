package pt.vez.platform.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts as they are sealed. */
@Component
class DraftRepository {
    private final JdbcClient jdbc;

    DraftRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(UUID owner, String form, byte[] body, Instant now) {
        jdbc.sql("""
                        insert into platform_draft (owner_id, form, body, updated_at)
                        values (:owner, :form, :body, :now)
                        on duplicate key update body = values(body), updated_at = values(updated_at)""")
                .param("owner", owner)
                .param("form", form)
                .param("body", body)
                .param("now", now)
                .update();
    }

    Optional<byte[]> body(UUID owner, String form) {
        return jdbc.sql("select body from platform_draft where owner_id = :owner and form = :form")
                .param("owner", owner)
                .param("form", form)
                .query(byte[].class)
                .optional();
    }

    void delete(UUID owner, String form) {
        jdbc.sql("delete from platform_draft where owner_id = :owner and form = :form")
                .param("owner", owner)
                .param("form", form)
                .update();
    }

    void deleteAll(UUID owner, String formPrefix) {
        jdbc.sql("delete from platform_draft where owner_id = :owner and left(form, :length) = :prefix")
                .param("owner", owner)
                .param("length", formPrefix.length())
                .param("prefix", formPrefix)
                .update();
    }

    /** @return how many were deleted */
    int deleteBefore(Instant moment) {
        return jdbc.sql("delete from platform_draft where updated_at < :moment")
                .param("moment", moment)
                .update();
    }
}
