package pt.vez.mandates.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.mandates.ConsentTexts.Wording;
import pt.vez.shared.ChangedMeanwhile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Published translations of the consent text, every version of them. */
@Repository
class ConsentTextRepository {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RowMapper<Published> PUBLISHED = (row, n) -> new Published(
            new Wording(
                    row.getString("language"),
                    row.getString("body"),
                    JSON.readValue(row.getString("words"), new TypeReference<TreeMap<String, String>>() {}),
                    row.getString("translator")),
            row.getInt("version"),
            row.getObject("added_at", Instant.class),
            row.getObject("withdrawn_at", Instant.class),
            row.getBytes("of_hash"));

    private static final String NEWEST = """
            select t.language, t.body, t.words, t.translator, t.version, t.added_at, t.withdrawn_at, t.of_hash
              from mandates_consent_text t
             where t.version = (select max(l.version) from mandates_consent_text l where l.language = t.language)
            """;

    private final JdbcClient jdbc;

    ConsentTextRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param originalHash of the Portuguese text it translates */
    record Published(
            Wording wording,
            int version,
            Instant addedAt,
            @Nullable Instant withdrawnAt,
            byte[] originalHash) {}

    /** The newest version of each language, in the order of their tags. */
    List<Published> all() {
        return jdbc.sql(NEWEST + " order by t.language").query(PUBLISHED).list();
    }

    /** The newest version. */
    Optional<Published> find(String language) {
        return jdbc.sql(NEWEST + " and t.language = :language")
                .param("language", language)
                .query(PUBLISHED)
                .optional();
    }

    /** Other writers of this version wait until the transaction ends. */
    void lock(String language, int version) {
        jdbc.sql("""
                        select version from mandates_consent_text
                         where language = :language and version = :version
                           for update
                        """)
                .param("language", language)
                .param("version", version)
                .query(Integer.class)
                .optional();
    }

    /** @throws ChangedMeanwhile when there is this version already */
    void insert(Wording wording, int version, byte[] originalHash, UUID by, Instant now) {
        try {
            jdbc.sql("""
                            insert into mandates_consent_text
                                (language, version, body, words, translator, of_hash, added_by, added_at)
                            values (:language, :version, :body, :words, :translator, :hash, :by, :now)
                            """)
                    .param("language", wording.language())
                    .param("version", version)
                    .param("body", wording.body())
                    .param("words", JSON.writeValueAsString(wording.words()))
                    .param("translator", wording.translator())
                    .param("hash", originalHash)
                    .param("by", by)
                    .param("now", now)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ChangedMeanwhile();
        }
    }

    /** Every version of the language that was not taken back before. */
    void withdraw(String language, Instant now) {
        jdbc.sql("""
                        update mandates_consent_text set withdrawn_at = :now
                         where language = :language and withdrawn_at is null
                        """).param("now", now).param("language", language).update();
    }
}
