package pt.vez.casework;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.internal.Case;
import pt.vez.casework.internal.CaseRepository;
import pt.vez.mandates.Authority;
import pt.vez.people.People;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/** What the desk may know about a person who arrives with an appointment: their name, to compare with the passport. */
@Service
public class Attendance {
    private final CaseRepository cases;
    private final People people;
    private final Authority authority;
    private final Journal journal;

    Attendance(CaseRepository cases, People people, Authority authority, Journal journal) {
        this.cases = cases;
        this.people = people;
        this.authority = authority;
        this.journal = journal;
    }

    public record Arriving(String name, @Nullable String nativeName, String caseNumber) {}

    /**
     * Every look is written to the journal.
     *
     * @param centre where the person has an appointment
     * @throws NotAuthorised for all actors but officers, administrators and mediators who are on duty there now
     */
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

    /** The person a case is about, as an id. */
    @Transactional(readOnly = true)
    public UUID applicantOf(CaseId caseId) {
        return cases.findById(caseId)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .applicantId();
    }

    /**
     * The case with this number.
     *
     * @throws pt.vez.shared.InvalidInput when there is none
     */
    @Transactional(readOnly = true)
    public CaseId caseOf(CaseNumber number) {
        return cases.findByNumber(number.value()).map(Case::id).orElseThrow(() -> new InvalidInput("visit.noCase"));
    }

    /** The number written on the person's papers. */
    @Transactional(readOnly = true)
    public CaseNumber numberOf(CaseId caseId) {
        return cases.findById(caseId)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .number();
    }

    /** What the list of a day may say about a case without a name. */
    public record Listed(CaseNumber number, Stage stage) {}

    /** Number and stage of many cases at once. */
    @Transactional(readOnly = true)
    public Map<CaseId, Listed> listed(Collection<CaseId> caseIds) {
        return cases.findAllById(caseIds).stream()
                .collect(Collectors.toMap(Case::id, known -> new Listed(known.number(), known.stage())));
    }

    /** The numbers of many cases at once. */
    @Transactional(readOnly = true)
    public Map<CaseId, CaseNumber> numbersOf(Collection<CaseId> caseIds) {
        return cases.findAllById(caseIds).stream().collect(Collectors.toMap(Case::id, Case::number));
    }
}
