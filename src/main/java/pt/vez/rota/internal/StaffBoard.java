package pt.vez.rota.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.rota.Duty;
import pt.vez.rota.Staffing;
import pt.vez.shared.Actor;

@Service
@Transactional(readOnly = true)
class StaffBoard implements Staffing {
    private final JdbcClient jdbc;
    private final DutyRows rows;
    private final HeldCertificates certificates;
    private final Authority authority;

    StaffBoard(JdbcClient jdbc, DutyRows rows, HeldCertificates certificates, Authority authority) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.certificates = certificates;
        this.authority = authority;
    }

    @Override
    public List<Stint> at(Collection<UUID> centres, Instant from, Instant until, String course) {
        if (centres.isEmpty()) {
            return List.of();
        }
        List<Duty> duties = rows.find(
                "d.centre_id in (:centres) and d.ends_at > :from and d.starts_at < :until and d.state <> 'CANCELLED'",
                Map.of("centres", centres, "from", from, "until", until));
        Map<UUID, List<Window>> held =
                certificates.of(duties.stream().map(Duty::accountId).distinct().toList(), course);
        Map<UUID, String> partners = new HashMap<>();
        jdbc.sql("select id, name from associations_partner").query(row -> {
            partners.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return duties.stream()
                .map(duty -> new Stint(
                        duty.discreet(),
                        partners.getOrDefault(duty.partnerId(), "–"),
                        held.getOrDefault(duty.accountId(), List.of())))
                .toList();
    }

    @Override
    public UUID coordinated(Actor actor) {
        return authority.coordinator(actor).associationId();
    }
}
