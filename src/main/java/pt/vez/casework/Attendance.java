package pt.vez.casework;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.ApplicantRepository;
import pt.vez.casework.internal.Case;
import pt.vez.casework.internal.CaseRepository;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

/** What the desk may know about a person who arrives with an appointment: their name, to compare with the passport. */
@Service
public class Attendance {
    private final CaseRepository cases;
    private final ApplicantRepository applicants;
    private final Journal journal;

    Attendance(CaseRepository cases, ApplicantRepository applicants, Journal journal) {
        this.cases = cases;
        this.applicants = applicants;
        this.journal = journal;
    }

    public record Arriving(String name, @Nullable String nativeName, String caseNumber) {}

    /** @throws NotAuthorised for anybody but officers and administrators; every look is written to the journal */
    @Transactional
    public Arriving arriving(Actor actor, CaseId caseId) {
        if (!actor.is(Role.ADMINISTRATOR) && !actor.is(Role.OFFICER)) {
            throw new NotAuthorised("error.role");
        }
        Case known = cases.findById(caseId).orElseThrow(() -> new NotFound("error.notFound"));
        var data = applicants.findById(known.applicantId()).orElseThrow().data();
        journal.recordRead(actor, "attendance.read", known.applicantId(), caseId.value(), "");
        return new Arriving(data.name(), data.nativeName(), known.number().display());
    }

    /** The person a case is about, as an id. */
    @Transactional(readOnly = true)
    public UUID applicantOf(CaseId caseId) {
        return cases.findById(caseId)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .applicantId();
    }

    /** The number written on the person's papers. */
    @Transactional(readOnly = true)
    public CaseNumber numberOf(CaseId caseId) {
        return cases.findById(caseId)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .number();
    }

    /** The numbers of many cases at once. */
    @Transactional(readOnly = true)
    public Map<CaseId, CaseNumber> numbersOf(Collection<CaseId> caseIds) {
        return cases.findAllById(caseIds).stream().collect(Collectors.toMap(Case::id, Case::number));
    }
}
