package pt.vez.associations.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Agreement.Paper;

/** Documents of agreements. */
@Component
class PaperRepository {
    private final JdbcClient jdbc;

    PaperRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest last. */
    List<Paper> ofAgreement(UUID agreement) {
        return jdbc.sql("""
                        select id, name, media_type, bytes, added_at
                          from associations_agreement_paper
                         where agreement_id = :agreement
                         order by added_at""").param("agreement", agreement).query(Paper.class).list();
    }

    void insert(UUID agreement, Paper paper, byte[] sealed) {
        jdbc.sql("""
                        insert into associations_agreement_paper
                            (id, agreement_id, name, media_type, bytes, sealed, added_at)
                        values (:id, :agreement, :name, :type, :bytes, :sealed, :at)""")
                .param("id", paper.id())
                .param("agreement", agreement)
                .param("name", paper.name())
                .param("type", paper.mediaType())
                .param("bytes", paper.bytes())
                .param("sealed", sealed)
                .param("at", paper.addedAt())
                .update();
    }

    /** The content of a paper as it is stored, and the partner whose agreement it belongs to. */
    record Sealed(UUID partner, byte[] sealed) {}

    Optional<Sealed> sealed(UUID paper) {
        return jdbc.sql("""
                        select a.partner_id as partner, p.sealed
                          from associations_agreement_paper p
                          join associations_agreement a on a.id = p.agreement_id
                         where p.id = :id""").param("id", paper).query(Sealed.class).optional();
    }
}
