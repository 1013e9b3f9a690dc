package pt.vez.casework.internal;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.mandates.Authority;
import pt.vez.people.People;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** Reads who arrives with an appointment, with an entry in the journal for every look. */
@Service
class ArrivalNames implements Attendance {
    private final CaseRepository cases;
    private final People people;
    private final Authority authority;
    private final Journal journal;

    ArrivalNames(CaseRepository cases, People people, Authority authority, Journal journal) {
        this.cases = cases;
        this.people = people;
        this.authority = authority;
        this.journal = journal;
    }

    @Override
    @Transactional
    public Arriving arriving(Actor actor, CaseId caseId, UUID centre) {
        if (!actor.isAgencyStaff()) {
            authority.requireAt(actor, centre);
        }
        Case known = cases.findById(caseId).orElseThrow(() -> new NotFound("error.notFound"));
        var data = people.get(known.applicantId()).data();
        journal.recordRead(actor, "attendance.read", known.applicantId(), caseId.value(), "");
        return new Arriving(data.name(), data.nativeName(), known.number().display());
    }

    @Override
    @Transactional(readOnly = true)
    public UUID applicantOf(CaseId caseId) {
        return cases.findById(caseId)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .applicantId();
    }

    @Override
    @Transactional(readOnly = true)
    public CaseId caseOf(CaseNumber number) {
        return cases.findByNumber(number.value()).map(Case::id).orElseThrow(() -> new InvalidInput("visit.noCase"));
    }

    @Override
    @Transactional(readOnly = true)
    public CaseNumber numberOf(CaseId caseId) {
        return cases.findById(caseId)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .number();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<CaseId, Listed> listed(Collection<CaseId> caseIds) {
        return cases.findAllById(caseIds).stream()
                .collect(Collectors.toMap(Case::id, known -> new Listed(known.number(), known.stage())));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<CaseId, CaseNumber> numbersOf(Collection<CaseId> caseIds) {
        return cases.findAllById(caseIds).stream().collect(Collectors.toMap(Case::id, Case::number));
    }
}
