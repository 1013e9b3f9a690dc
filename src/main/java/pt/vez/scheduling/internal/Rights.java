package pt.vez.scheduling.internal;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseRef;

/** Who may book: everybody where a service is open, else who was invited, or who has an appointment to move. */
@Component
class Rights {
    private final JdbcClient jdbc;
    private final Clock clock;

    Rights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean mayBook(CaseRef ref) {
        return jdbc.sql(
                                "select (select open_booking from scheduling_service where code = :service)"
                                        + " or exists (select 1 from scheduling_right where case_id = :id and service_code = :service and expires_at > :now)"
                                        + " or exists (select 1 from scheduling_appointment where case_id = :id and service_code = :service and active)")
                        .param("service", ref.serviceCode())
                        .param("id", ref.id().value())
                        .param("now", clock.instant())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
