package pt.vez.scheduling.internal;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseRef;
import pt.vez.scheduling.BookingEligibility;

/** Which cases may book: all where the service is open, else those invited or with an appointment to move. */
@Component
class Rights implements BookingEligibility {
    private final JdbcClient jdbc;
    private final CaseFacts facts;
    private final Clock clock;

    Rights(JdbcClient jdbc, CaseFacts facts, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.clock = clock;
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
        return jdbc.sql(
                                "select (select open_booking from scheduling_service where code = :service)"
                                        + " or exists (select 1 from scheduling_right where case_id = :id and service_code = :service and expires_at > :now)"
                                        + " or exists (select 1 from scheduling_appointment where case_id = :id and service_code = :service and active)")
                        .param("service", service)
                        .param("id", caseId.value())
                        .param("now", clock.instant())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
