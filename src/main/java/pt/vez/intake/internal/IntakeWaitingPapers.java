package pt.vez.intake.internal;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.documents.Documents;
import pt.vez.intake.IntakePapers;
import pt.vez.intake.IntakeView;
import pt.vez.intake.internal.IntakeRepository.Belonging;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/** Hands photographs over to the documents of the case, where the mandate is checked once more. */
@Service
class IntakeWaitingPapers implements IntakePapers {
    private final CaseAccess access;
    private final IntakeRepository register;
    private final IntakePhotographs photographs;
    private final Documents documents;

    IntakeWaitingPapers(
            CaseAccess access, IntakeRepository register, IntakePhotographs photographs, Documents documents) {
        this.access = access;
        this.register = register;
        this.photographs = photographs;
        this.documents = documents;
    }

    private List<Belonging> require(Actor acting, CaseId caseId) {
        CaseId visited = access.requireVisit(acting, CasePermission.OUTLINE).id();
        if (!visited.equals(caseId)) {
            throw new NotAuthorised("error.case");
        }
        return register.photographsOfCase(acting.requireActing().partnerId(), caseId.value());
    }

    @Override
    public List<IntakeView.Photograph> waitingFor(Actor acting, CaseId caseId) {
        return require(acting, caseId).stream().map(Belonging::view).toList();
    }

    @Override
    public byte[] photograph(Actor acting, CaseId caseId, UUID photographId) {
        return photographs.read(Belonging.one(require(acting, caseId), photographId));
    }

    @Override
    public void attach(Actor acting, CaseId caseId, UUID photographId, String itemCode) {
        Belonging found = Belonging.one(require(acting, caseId), photographId);
        if (!register.claim(photographId)) {
            throw new InvalidInput("intake.attached");
        }
        boolean attached = false;
        try {
            byte[] content = photographs.read(found);
            documents.upload(acting, caseId, itemCode, new ByteArrayInputStream(content));
            attached = true;
        } finally {
            if (!attached) {
                register.release(photographId);
            }
        }
        photographs.delete(List.of(found.kept()));
    }
}
