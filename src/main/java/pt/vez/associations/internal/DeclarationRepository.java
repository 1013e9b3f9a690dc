package pt.vez.associations.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Declarations.Acceptance;
import pt.vez.associations.Declarations.Declaration;

/** Versions of the declaration of confidentiality and who accepted them. */
@Component
class DeclarationRepository {
    private final JdbcClient jdbc;

    DeclarationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Declaration inForce(Instant now) {
        return jdbc.sql("""
                        select version, text_pt, text_en, in_force_from
                          from associations_declaration
                         where in_force_from <= :now
                         order by version desc
                         limit 1""").param("now", now).query(Declaration.class).single();
    }

    /** Locks a version until the transaction ends. */
    void lock(int version) {
        jdbc.sql("select version from associations_declaration where version = :version for update")
                .param("version", version)
                .query(Integer.class)
                .optional();
    }

    int newest() {
        return jdbc.sql("select max(version) from associations_declaration")
                .query(Integer.class)
                .single();
    }

    void insert(Declaration declaration) {
        jdbc.sql("""
                        insert into associations_declaration (version, text_pt, text_en, in_force_from)
                        values (:version, :pt, :en, :from)""")
                .param("version", declaration.version())
                .param("pt", declaration.textPt())
                .param("en", declaration.textEn())
                .param("from", declaration.inForceFrom())
                .update();
    }

    boolean isAccepted(UUID account, int version) {
        return jdbc.sql("""
                        select exists (select 1 from associations_acceptance
                                        where account_id = :account and version = :version)""")
                .param("account", account)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** Does nothing where the account accepted this version already. */
    void accept(UUID account, Acceptance acceptance, byte[] textHash) {
        jdbc.sql("""
                        insert ignore into associations_acceptance
                            (account_id, version, language, text_hash, accepted_at)
                        values (:account, :version, :language, :hash, :at)""")
                .param("account", account)
                .param("version", acceptance.version())
                .param("language", acceptance.language())
                .param("hash", textHash)
                .param("at", acceptance.acceptedAt())
                .update();
    }

    /** Newest first. */
    List<Acceptance> acceptances(UUID account) {
        return jdbc.sql("""
                        select version, language, accepted_at
                          from associations_acceptance
                         where account_id = :account
                         order by version desc""").param("account", account).query(Acceptance.class).list();
    }
}
