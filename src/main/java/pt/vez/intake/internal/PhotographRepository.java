package pt.vez.intake.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.platform.SealedFiles.Sealed;

/** Where the photographs of intakes are stored. */
@Component
class PhotographRepository {
    private final JdbcClient jdbc;

    PhotographRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these keys of the file store, those a photograph is under. */
    Set<String> inUse(Collection<String> keys) {
        return new HashSet<>(jdbc.sql("select storage_key from intake_photograph where storage_key in (:keys)")
                .param("keys", keys)
                .query(String.class)
                .list());
    }

    List<StoredPhotograph> of(UUID intake) {
        return jdbc.sql("""
                        select id, size_bytes, storage_key, file_key from intake_photograph where record_id = :intake
                        """)
                .param("intake", intake)
                .query((row, n) -> new StoredPhotograph(
                        row.getObject("id", UUID.class),
                        row.getInt("size_bytes"),
                        new Sealed(row.getString("storage_key"), row.getBytes("file_key"))))
                .list();
    }
}
