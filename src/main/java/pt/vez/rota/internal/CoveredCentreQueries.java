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
                : jdbc.sql("""
                                select partner_id, centre_id, valid_from, valid_to from associations_covered_centre
                                where partner_id in (:partners)
                                """)
                        .param("partners", partners)
                        .query((row, n) -> new Covered(
                                row.getObject("partner_id", UUID.class),
                                row.getObject("centre_id", UUID.class),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)))
                        .list();
    }
}
