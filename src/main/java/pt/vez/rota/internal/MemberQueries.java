package pt.vez.rota.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.shared.Zones;

/** Mediators of an association, always asked with the association. */
@Component
class MemberQueries {
    private static final String SELECT = """
            select m.account_id, a.name, m.coordinator,
                   least(coalesce(m.until_date, '9999-12-31'),
                         coalesce((select max(g.valid_to) from associations_agreement_in_force g
                                   where g.partner_id = m.partner_id), '2000-01-01')) as until_day
            from associations_membership m
            join identity_public_account a on a.id = m.account_id
            join identity_active_role r on r.account_id = a.id and r.role = 'MEDIATOR'
            where m.partner_id = :partner and m.since <= :today
              and (m.until_date is null or m.until_date >= :today)
            """;
    private final JdbcClient jdbc;
    private final Clock clock;

    MemberQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param until last day of the membership or of the agreement, whichever comes first */
    record Member(UUID partner, UUID account, String name, boolean coordinator, LocalDate until) {}

    LocalDate today() {
        return Zones.today(clock);
    }

    List<Member> of(UUID partner) {
        return query(partner, " order by a.name, a.id", null);
    }

    Optional<Member> find(UUID partner, UUID account) {
        return query(partner, " and m.account_id = :account", account).stream().findFirst();
    }

    private List<Member> query(UUID partner, String more, @Nullable UUID account) {
        return jdbc.sql(SELECT + more)
                .param("partner", partner)
                .param("today", today())
                .param("account", account)
                .query((row, n) -> new Member(
                        partner,
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("coordinator"),
                        row.getObject("until_day", LocalDate.class)))
                .list();
    }

    List<UUID> coordinators(UUID partner) {
        return of(partner).stream()
                .filter(Member::coordinator)
                .map(Member::account)
                .toList();
    }
}
