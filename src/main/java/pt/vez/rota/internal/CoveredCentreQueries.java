package pt.vez.rota.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which centres the agreements of associations cover, and on which days: those that are neither suspended nor ended. */
@Component
class CoveredCentreQueries {
    private final JdbcClient jdbc;

    CoveredCentreQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param from first day, of Lisbon
     * @param until last day, of Lisbon
     */
    record Covered(UUID partner, UUID centre, LocalDate from, LocalDate until) {
        boolean holds(UUID of, UUID at, LocalDate day) {
            return partner.equals(of) && centre.equals(at) && !day.isBefore(from) && !day.isAfter(until);
        }
    }

    List<Covered> of(Collection<UUID> partners) {
        return partners.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select g.partner_id, e.centre_id, g.valid_from, g.valid_to from associations_agreement g"
                                        + " join associations_agreement_centre e on e.agreement_id = g.id"
                                        + " where g.partner_id in (:partners) and g.suspended_at is null and g.ended_at is null")
                        .param("partners", partners)
                        .query((row, n) -> new Covered(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class)))
                        .list();
    }
}
