package pt.vez.rota.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final RotaRights authority;

    StaffBoard(JdbcClient jdbc, DutyRows rows, HeldCertificates certificates, RotaRights authority) {
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
        Map<UUID, Backing> partners = partners();
        Map<UUID, Backing> members = members(duties);
        return duties.stream()
                .map(duty -> {
                    Backing partner = partners.get(duty.partnerId());
                    Backing member = members.get(duty.accountId());
                    LocalDate day = duty.start().atZone(People.LISBON).toLocalDate();
                    return new Stint(
                            duty.discreet(),
                            partner == null ? "–" : partner.name(),
                            held.getOrDefault(duty.accountId(), List.of()),
                            partner != null
                                    && partner.holds(duty.partnerId(), day)
                                    && member != null
                                    && member.holds(duty.partnerId(), day));
                })
                .toList();
    }

    /** What stands behind a duty: an agreement, or a membership in it. */
    private record Backing(
            UUID partner,
            String name,
            boolean active,
            LocalDate from,
            @Nullable LocalDate until) {
        boolean holds(UUID of, LocalDate day) {
            return active && partner.equals(of) && !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    private Map<UUID, Backing> partners() {
        return by("select id, id, name, active, agreement_from, agreement_to from associations_partner", List.of());
    }

    private Map<UUID, Backing> members(List<Duty> duties) {
        return duties.isEmpty()
                ? Map.of()
                : by(
                        "select m.account_id, m.partner_id, '', a.active, m.since, m.until_date from associations_member m"
                                + " join identity_account a on a.id = m.account_id where m.account_id in (:accounts)",
                        duties.stream().map(Duty::accountId).distinct().toList());
    }

    private Map<UUID, Backing> by(String query, List<UUID> accounts) {
        Map<UUID, Backing> found = new HashMap<>();
        jdbc.sql(query).param("accounts", accounts).query(row -> {
            found.put(
                    row.getObject(1, UUID.class),
                    new Backing(
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getBoolean(4),
                            row.getObject(5, LocalDate.class),
                            row.getObject(6, LocalDate.class)));
        });
        return found;
    }

    @Override
    public UUID coordinated(Actor actor) {
        return authority.coordinator(actor).associationId();
    }
}
