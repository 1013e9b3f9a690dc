package pt.vez.associations.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.apache.tika.Tika;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement.Paper;
import pt.vez.associations.AgreementPapers;
import pt.vez.associations.internal.PaperRepository.Sealed;
import pt.vez.audit.Journal;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Documents of agreements, each sealed under its own name. */
@Service
class SealedPapers implements AgreementPapers {
    private static final int MOST_BYTES = 10 << 20;
    private static final Set<String> TYPES = Set.of("application/pdf", "image/jpeg", "image/png");
    private final PaperRepository papers;
    private final PartnerDirectory associations;
    private final Journal journal;
    private final Vault vault;
    private final Clock clock;
    private final Tika tika = new Tika();

    SealedPapers(PaperRepository papers, PartnerDirectory associations, Journal journal, Vault vault, Clock clock) {
        this.papers = papers;
        this.associations = associations;
        this.journal = journal;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
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
        papers.insert(
                agreementId,
                new Paper(
                        id,
                        name.isBlank() ? "PDF" : name.substring(0, Math.min(200, name.length())),
                        type,
                        content.length,
                        clock.instant()),
                vault.seal(content, "agreement-paper/" + id));
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

    @Override
    @Transactional(readOnly = true)
    public byte[] open(Actor actor, UUID paperId) {
        Sealed found = papers.sealed(paperId).orElseThrow(() -> new NotAuthorised("error.role"));
        associations.requireParty(actor, found.partner());
        return vault.open(found.sealed(), "agreement-paper/" + paperId);
    }
}
