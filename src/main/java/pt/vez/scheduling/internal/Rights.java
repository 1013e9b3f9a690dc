package pt.vez.scheduling.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.scheduling.BookingEligibility;

/** Which cases may book: all where the service is open, else those invited or with an appointment to move. */
@Component
class Rights implements BookingEligibility {
    private final BookingRightRepository rights;
    private final CaseFacts facts;

    Rights(BookingRightRepository rights, CaseFacts facts) {
        this.rights = rights;
        this.facts = facts;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayBook(CaseId caseId) {
        return facts.of(List.of(caseId)).stream().anyMatch(found -> mayBook(caseId, found.serviceCode()));
    }

    boolean mayBook(CaseRef ref) {
        return mayBook(ref.id(), ref.serviceCode());
    }

    private boolean mayBook(CaseId caseId, String service) {
        return rights.mayBook(caseId.value(), service);
    }
}
