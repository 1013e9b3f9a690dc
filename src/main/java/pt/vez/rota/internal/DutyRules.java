package pt.vez.rota.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Holidays;
import pt.vez.rota.DutyRefused;
import pt.vez.rota.Places.Place;
import pt.vez.rota.RotaRule;

/** Gathers what a {@link DutyCheck} needs. */
@Component
class DutyRules {
    /** A week and the rest around it on both sides. */
    private static final Duration AROUND = Duration.ofDays(9);

    private final JdbcClient jdbc;
    private final CertificateQueries certificates;
    private final CoveredCentreQueries covered;
    private final DeclaredTimes times;
    private final Holidays holidays;
    private final Clock clock;

    DutyRules(
            JdbcClient jdbc,
            CertificateQueries certificates,
            CoveredCentreQueries covered,
            DeclaredTimes times,
            Holidays holidays,
            Clock clock) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.covered = covered;
        this.times = times;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** @param except duties that are about to end and do not count */
    DutyCheck of(MemberQueries.Member member, Place place, Period window, Set<UUID> except) {
        Instant from = window.start().minus(AROUND);
        Instant until = window.end().plus(AROUND);
        UUID account = member.account();
        record Row(UUID id, Period period) {}
        List<Period> busy = jdbc
                .sql("select id, starts_at, ends_at from rota_duty where account_id = ? and state = 'PLANNED'"
                        + " and ends_at > ? and starts_at < ?")
                .params(account, from, until)
                .query((row, n) -> new Row(
                        row.getObject(1, UUID.class),
                        new Period(row.getObject(2, Instant.class), row.getObject(3, Instant.class))))
                .list()
                .stream()
                .filter(row -> !except.contains(row.id()))
                .map(Row::period)
                .toList();
        List<Period> away = jdbc.sql("select starts_at, ends_at from rota_absence where account_id = ? and ends_at > ?"
                        + " and starts_at < ? and starts_at < ends_at")
                .params(account, from, until)
                .query((row, n) -> new Period(row.getObject(1, Instant.class), row.getObject(2, Instant.class)))
                .list();
        return new DutyCheck(
                place,
                clock.instant(),
                member.until(),
                covered.of(List.of(member.partner())).stream()
                        .filter(each -> each.centre().equals(place.id()))
                        .toList(),
                busy,
                away,
                times.of(account),
                certificates.of(List.of(account), CertificateQueries.BIOMETRICS).getOrDefault(account, List.of()),
                holidays);
    }

    /** @throws DutyRefused when a rule forbids the duty */
    void require(MemberQueries.Member member, Place place, Period period, Set<UUID> except) {
        refuse(of(member, place, period, except).against(period));
    }

    static void refuse(List<RotaRule> rules) {
        rules.stream().filter(RotaRule::refuses).findFirst().ifPresent(rule -> {
            throw new DutyRefused(rule);
        });
    }
}
