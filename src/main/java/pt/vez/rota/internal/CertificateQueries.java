package pt.vez.rota.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.rota.Staffing.Window;

/** When people hold a certificate: whole days of Lisbon, until it is revoked. */
@Component
class CertificateQueries {
    /** The course an attendance with biometrics needs. */
    static final String BIOMETRICS = "BIOMETRICS";

    private final JdbcClient jdbc;

    CertificateQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, List<Window>> of(Collection<UUID> accounts, String course) {
        Map<UUID, List<Window>> held = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("""
                            select account_id, valid_from, valid_to, revoked_at from training_certificate_validity
                            where account_id in (:accounts) and course_code = :course
                            order by valid_from
                            """).param("accounts", accounts).param("course", course).query(row -> {
                Instant from = start(row.getObject("valid_from", LocalDate.class));
                Instant until = start(row.getObject("valid_to", LocalDate.class).plusDays(1));
                Instant revoked = row.getObject("revoked_at", Instant.class);
                held.computeIfAbsent(row.getObject("account_id", UUID.class), account -> new ArrayList<>())
                        .add(new Window(from, revoked != null && revoked.isBefore(until) ? revoked : until));
            });
        }
        held.replaceAll((account, windows) -> joined(windows));
        return held;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(LISBON).toInstant();
    }

    /** A refresher that begins before the old certificate ends leaves no hole. */
    private static List<Window> joined(List<Window> inOrder) {
        List<Window> joined = new ArrayList<>();
        for (Window window : inOrder) {
            Window last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && !window.from().isAfter(last.until())) {
                joined.set(
                        joined.size() - 1,
                        new Window(last.from(), window.until().isAfter(last.until()) ? window.until() : last.until()));
            } else if (window.from().isBefore(window.until())) {
                joined.add(window);
            }
        }
        return joined;
    }
}
