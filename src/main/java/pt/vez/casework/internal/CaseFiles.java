package pt.vez.casework.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseView;
import pt.vez.casework.Cases;
import pt.vez.casework.NewCase;
import pt.vez.casework.Origin;
import pt.vez.identity.Accounts;
import pt.vez.mandates.Authority;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Permission;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** Opens and reads cases after their access was checked. */
@Service
class CaseFiles implements Cases {
    private final CaseRepository cases;
    private final CaseReader reader;
    private final CaseAccess access;
    private final CaseCreation opening;
    private final MandatesOfCase mandates;
    private final Accounts accounts;
    private final Authority authority;
    private final Journal journal;

    CaseFiles(
            CaseRepository cases,
            CaseReader reader,
            CaseAccess access,
            CaseCreation opening,
            MandatesOfCase mandates,
            Accounts accounts,
            Authority authority,
            Journal journal) {
        this.cases = cases;
        this.reader = reader;
        this.access = access;
        this.opening = opening;
        this.mandates = mandates;
        this.accounts = accounts;
        this.authority = authority;
        this.journal = journal;
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseOutline> ownOf(Actor actor) {
        return cases.findByAccountIdOrderByOpenedAtDesc(actor.accountId()).stream()
                .map(reader::outline)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public CaseOutline outline(Actor actor, CaseId id) {
        access.require(actor, id, CasePermission.OUTLINE);
        return reader.outline(load(id));
    }

    @Override
    @Transactional
    public CaseView read(Actor actor, CaseId id) {
        access.require(actor, id, CasePermission.READ);
        return reader.view(load(id));
    }

    @Override
    @Transactional
    public CaseOutline open(Actor actor, NewCase command) {
        actor.require(Role.APPLICANT);
        Case opened = opening.describe(actor, command);
        accounts.learnName(actor.accountId(), command.applicant().name());
        return reader.outline(opened);
    }

    @Override
    @Transactional
    public CaseOutline intake(Actor actor, NewCase command) {
        authority.require(actor, Permission.ENTER, null, command.procedureCode());
        return reader.outline(opening.create(actor, command, Origin.MEDIATOR));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Journal.Entry> journalOf(Actor actor, CaseId id, int offset, int limit) {
        UUID applicant = access.require(actor, id, CasePermission.READ).applicantId();
        return actor.acting() == null
                ? journal.ofApplicant(applicant, offset, limit)
                : journal.ofApplicant(applicant, actor, offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<MandateView> mandatesOf(Actor actor, CaseId id) {
        return mandates.of(actor, id);
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] attestation(Actor actor, CaseId id, UUID mandateId) {
        return mandates.attestation(actor, id, mandateId);
    }

    @Override
    @Transactional
    public void revokeMandate(Actor actor, CaseId id, UUID mandateId) {
        mandates.revoke(actor, id, mandateId);
    }

    @Override
    @Transactional(readOnly = true)
    public UUID applicantUnderMandate(Actor actor, CaseId id) {
        return access.require(actor, id, CasePermission.OUTLINE).applicantId();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Contact> contactOf(CaseId id) {
        return cases.findById(id).flatMap(reader::contact);
    }

    private Case load(CaseId id) {
        return cases.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
    }
}
