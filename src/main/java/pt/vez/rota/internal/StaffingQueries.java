package pt.vez.rota.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.rota.Duty;
import pt.vez.rota.Staffing;
import pt.vez.shared.Actor;

@Service
@Transactional(readOnly = true)
class StaffingQueries implements Staffing {
    private final JdbcClient jdbc;
    private final DutyRepository repository;
    private final CertificateQueries certificates;
    private final CoveredCentreQueries covered;
    private final Associations associations;
    private final MemberQueries people;
    private final RotaRights authority;

    StaffingQueries(
            JdbcClient jdbc,
            DutyRepository repository,
            CertificateQueries certificates,
            CoveredCentreQueries covered,
            Associations associations,
            MemberQueries people,
            RotaRights authority) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.certificates = certificates;
        this.covered = covered;
        this.associations = associations;
        this.people = people;
        this.authority = authority;
    }

    @Override
    public List<Stint> at(Collection<UUID> centres, Instant from, Instant until, String course) {
        if (centres.isEmpty()) {
            return List.of();
        }
        List<Duty> duties = repository.find(
                "d.centre_id in (:centres) and d.ends_at > :from and d.starts_at < :until and d.state <> 'CANCELLED'",
                Map.of("centres", centres, "from", from, "until", until));
        Map<UUID, List<Window>> held =
                certificates.of(duties.stream().map(Duty::accountId).distinct().toList(), course);
        Map<UUID, String> names = names();
        List<Backing> agreements = agreements();
        Map<UUID, Backing> members = members(duties);
        return duties.stream()
                .map(duty -> {
                    Backing member = members.get(duty.accountId());
                    LocalDate day = duty.start().atZone(LISBON).toLocalDate();
                    return new Stint(
                            duty.discreet(),
                            names.getOrDefault(duty.partnerId(), "–"),
                            held.getOrDefault(duty.accountId(), List.of()),
                            member != null
                                    && member.holds(duty.partnerId(), day)
                                    && agreements.stream().anyMatch(each -> each.holds(duty.partnerId(), day)));
                })
                .toList();
    }

    /** What stands behind a duty: an agreement in force, or a membership of an open account. */
    private record Backing(
            UUID partner, LocalDate from, @Nullable LocalDate until) {
        boolean holds(UUID of, LocalDate day) {
            return partner.equals(of) && !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("select id, name from associations_partner_name").query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }

    private List<Backing> agreements() {
        return jdbc.sql("""
                        select g.partner_id, g.valid_from, g.valid_to
                        from associations_agreement_in_force g
                        join associations_partner_name p on p.id = g.partner_id
                        where p.active
                        """)
                .query((row, n) -> new Backing(
                        row.getObject("partner_id", UUID.class),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    private Map<UUID, Backing> members(List<Duty> duties) {
        Map<UUID, Backing> found = new HashMap<>();
        if (!duties.isEmpty()) {
            jdbc.sql("""
                            select m.account_id, m.partner_id, m.since, m.until_date
                            from associations_membership m
                            join identity_public_account a on a.id = m.account_id
                            where a.active and m.account_id in (:accounts)
                            """)
                    .param(
                            "accounts",
                            duties.stream().map(Duty::accountId).distinct().toList())
                    .query(row -> {
                        found.put(
                                row.getObject("account_id", UUID.class),
                                new Backing(
                                        row.getObject("partner_id", UUID.class),
                                        row.getObject("since", LocalDate.class),
                                        row.getObject("until_date", LocalDate.class)));
                    });
        }
        return found;
    }

    @Override
    public Set<UUID> covered(UUID account) {
        LocalDate today = people.today();
        return associations
                .membershipOf(account)
                .map(own -> covered.of(List.of(own.partnerId())).stream()
                        .filter(each -> !today.isBefore(each.from()) && !today.isAfter(each.until()))
                        .map(CoveredCentreQueries.Covered::centre)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    @Override
    public Optional<Duty> duty(UUID account, Instant after, Instant before) {
        return repository
                .find(
                        "d.account_id = :account and d.state = 'PLANNED' and d.ends_at > :after and d.starts_at < :before",
                        Map.of("account", account, "after", after, "before", before))
                .stream()
                .filter(duty -> !duty.outside())
                .findFirst();
    }

    @Override
    public UUID coordinated(Actor actor) {
        return authority.coordinator(actor).partnerId();
    }
}
