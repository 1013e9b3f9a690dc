package pt.vez.associations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.tika.Tika;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement.Paper;
import pt.vez.audit.Journal;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Documents of an agreement, sealed; only its parties open them. */
@Service
public class AgreementPapers {
    private static final int MOST_BYTES = 10 << 20;
    private static final Set<String> TYPES = Set.of("application/pdf", "image/jpeg", "image/png");
    private final JdbcClient jdbc;
    private final Associations associations;
    private final Journal journal;
    private final Vault vault;
    private final Clock clock;
    private final Tika tika = new Tika();

    AgreementPapers(JdbcClient jdbc, Associations associations, Journal journal, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.journal = journal;
        this.vault = vault;
        this.clock = clock;
    }

    /** Newest last. The caller has checked that the actor is a party. */
    List<Paper> of(UUID agreementId) {
        return jdbc.sql("select id, name, media_type, bytes, added_at from associations_agreement_paper"
                        + " where agreement_id = ? order by added_at")
                .param(agreementId)
                .query(Paper.class)
                .list();
    }

    /** @throws InvalidInput when it is no PDF or picture, empty, or over 10 MB */
    @Transactional
    public UUID add(Actor actor, UUID agreementId, String name, byte[] content) {
        actor.require(Role.ADMINISTRATOR);
        if (content.length == 0 || content.length > MOST_BYTES) {
            throw new InvalidInput("agreement.paper.size");
        }
        String type = sniff(content);
        if (!TYPES.contains(type)) {
            throw new InvalidInput("agreement.paper.type");
        }
        UUID id = Ids.next();
        jdbc.sql("insert into associations_agreement_paper values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        agreementId,
                        name.isBlank() ? "PDF" : name.substring(0, Math.min(200, name.length())),
                        type,
                        content.length,
                        vault.seal(content, "agreement-paper/" + id),
                        clock.instant())
                .update();
        journal.record(actor, "agreement.paper.added", null, null, agreementId.toString());
        return id;
    }

    private String sniff(byte[] content) {
        try {
            return tika.detect(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws NotAuthorised for all actors but the parties; the same answer when there is no such paper */
    @Transactional(readOnly = true)
    public byte[] open(Actor actor, UUID paperId) {
        record Sealed(UUID partner, byte[] sealed) {}
        Sealed found = jdbc.sql("select a.partner_id as partner, p.sealed from associations_agreement_paper p"
                        + " join associations_agreement a on a.id = p.agreement_id where p.id = ?")
                .param(paperId)
                .query(Sealed.class)
                .optional()
                .orElseThrow(() -> new NotAuthorised("error.role"));
        associations.requireParty(actor, found.partner());
        return vault.open(found.sealed(), "agreement-paper/" + paperId);
    }
}
