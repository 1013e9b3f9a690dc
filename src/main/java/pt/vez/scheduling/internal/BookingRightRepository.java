package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.platform.BatchInsert;

/** The rights of cases to book services that are not open to all. */
@Component
class BookingRightRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    BookingRightRepository(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** Whether the service is open, or the case is invited or has an appointment to move. */
    boolean mayBook(UUID caseId, String service) {
        return jdbc.sql("""
                                select (select open_booking from scheduling_service where code = :service)
                                    or exists (select 1 from scheduling_right
                                               where case_id = :id and service_code = :service and expires_at > :now)
                                    or exists (select 1 from scheduling_appointment
                                               where case_id = :id and service_code = :service and active)
                                """)
                        .param("service", service)
                        .param("id", caseId)
                        .param("now", clock.instant())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether the service is open to all; false for one that does not exist. */
    boolean isOpen(String service) {
        return jdbc.sql("select coalesce(max(open_booking), false) from scheduling_service where code = :service")
                .param("service", service)
                .query(Boolean.class)
                .single();
    }

    /** Where a case has the right already, the later end counts. */
    void grant(Collection<CaseId> cases, String service, Instant until) {
        Instant now = clock.instant();
        BatchInsert.insert(
                batch,
                "insert into scheduling_right (case_id, service_code, granted_at, expires_at)",
                "on duplicate key update expires_at = greatest(expires_at, values(expires_at))",
                cases.stream()
                        .map(each -> new Object[] {each.value(), service, now, until})
                        .toList());
    }

    void withdraw(CaseId caseId, String service) {
        jdbc.sql("delete from scheduling_right where case_id = :case and service_code = :service")
                .param("case", caseId.value())
                .param("service", service)
                .update();
    }
}
