package pt.vez.rota.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duty;
import pt.vez.rota.DutyState;
import pt.vez.rota.Places;
import pt.vez.rota.Places.Place;
import pt.vez.rota.RotaEvents.StaffingChanged;
import pt.vez.rota.internal.CoveredCentreQueries.Covered;
import pt.vez.shared.Ids;
import pt.vez.shared.NotFound;

/** The table of duties. The caller checks the authority. */
@Component
class DutyRepository {
    private static final String SELECT = "select d.id, d.account_id, a.name, d.partner_id, d.centre_id, d.starts_at,"
            + " d.ends_at, d.state, b.reason, l.cover_duty_id from rota_duty d join identity_public_account a on a.id = d.account_id"
            + " left join rota_loss l on l.duty_id = d.id left join rota_absence b on b.id = l.absence_id where ";
    private final JdbcClient jdbc;
    private final Places places;
    private final CoveredCentreQueries covered;
    private final ApplicationEventPublisher events;

    DutyRepository(JdbcClient jdbc, Places places, CoveredCentreQueries covered, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.places = places;
        this.covered = covered;
        this.events = events;
    }

    /**
     * In the order of their start.
     *
     * @param where with named parameters; the duty is {@code d}
     */
    List<Duty> find(String where, Map<String, ?> params) {
        Map<UUID, Place> known = new HashMap<>();
        List<Duty> found = jdbc.sql(SELECT + where + " order by d.starts_at, a.name, d.id")
                .params(params)
                .query((row, n) -> {
                    UUID centre = row.getObject(5, UUID.class);
                    Place place = known.computeIfAbsent(centre, this::place);
                    String reason = row.getString(9);
                    return new Duty(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getObject(4, UUID.class),
                            centre,
                            place.name(),
                            place.zone(),
                            row.getObject(6, Instant.class),
                            row.getObject(7, Instant.class),
                            DutyState.valueOf(row.getString(8)),
                            reason == null ? null : AbsenceReason.valueOf(reason),
                            row.getObject(10, UUID.class),
                            false);
                })
                .list();
        List<Covered> centres =
                covered.of(found.stream().map(Duty::partnerId).distinct().toList());
        return found.stream().map(duty -> judged(duty, centres)).toList();
    }

    private static Duty judged(Duty duty, List<Covered> centres) {
        LocalDate day = duty.start().atZone(LISBON).toLocalDate();
        return centres.stream().anyMatch(each -> each.holds(duty.partnerId(), duty.centreId(), day))
                ? duty
                : new Duty(
                        duty.id(),
                        duty.accountId(),
                        duty.person(),
                        duty.partnerId(),
                        duty.centreId(),
                        duty.centre(),
                        duty.zone(),
                        duty.start(),
                        duty.end(),
                        duty.state(),
                        duty.reason(),
                        duty.coveredBy(),
                        true);
    }

    private Place place(UUID centre) {
        return places.find(centre).orElseGet(() -> new Place(centre, "–", LISBON, false));
    }

    Optional<Duty> byId(UUID id) {
        return find("d.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** @throws NotFound when it does not exist or belongs to another association */
    Duty require(UUID partner, UUID id) {
        return byId(id).filter(duty -> duty.partnerId().equals(partner))
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    /** A duty that is to take place. */
    record Planned(UUID duty, Period period) {}

    /** The planned duties of a person that touch the window. */
    List<Planned> planned(UUID account, Instant from, Instant until) {
        return jdbc.sql("""
                        select id, starts_at, ends_at from rota_duty
                        where account_id = :account and state = 'PLANNED' and ends_at > :from and starts_at < :until
                        """)
                .param("account", account)
                .param("from", from)
                .param("until", until)
                .query((row, n) -> new Planned(
                        row.getObject("id", UUID.class),
                        new Period(row.getObject("starts_at", Instant.class), row.getObject("ends_at", Instant.class))))
                .list();
    }

    /** For each centre, the time in which the person has planned duties that are not over. */
    List<StaffingChanged> ahead(UUID account, Instant now) {
        return spans("account_id = :whose", account, now);
    }

    /** The same for all people of a partner. */
    List<StaffingChanged> aheadOfPartner(UUID partner, Instant now) {
        return spans("partner_id = :whose", partner, now);
    }

    private List<StaffingChanged> spans(String whose, UUID id, Instant now) {
        return jdbc.sql("""
                        select centre_id, min(starts_at) as first, max(ends_at) as last from rota_duty
                        where state = 'PLANNED' and ends_at > :now and\s""" + whose + " group by centre_id")
                .param("now", now)
                .param("whose", id)
                .query((row, n) -> new StaffingChanged(
                        row.getObject("centre_id", UUID.class),
                        row.getObject("first", Instant.class),
                        row.getObject("last", Instant.class)))
                .list();
    }

    UUID insert(UUID partner, UUID account, UUID centre, Period period) {
        UUID id = Ids.next();
        jdbc.sql("insert into rota_duty (id, partner_id, account_id, centre_id, starts_at, ends_at, state, version)"
                        + " values (?, ?, ?, ?, ?, ?, 'PLANNED', 0)")
                .params(id, partner, account, centre, period.start(), period.end())
                .update();
        changed(centre, period);
        return id;
    }

    /** Makes the duty one of those planned together. */
    void join(UUID pattern, UUID duty) {
        jdbc.sql("insert into rota_pattern_duty (duty_id, pattern_id) values (?, ?)")
                .params(duty, pattern)
                .update();
    }

    /** Those planned together with the first that start after it. */
    List<Duty> laterOfPattern(Duty first) {
        return find(
                "d.partner_id = :partner and d.account_id = :account and d.starts_at > :start"
                        + " and d.id in (select p.duty_id from rota_pattern_duty p join rota_pattern_duty q"
                        + " on q.pattern_id = p.pattern_id where q.duty_id = :duty)",
                Map.of(
                        "partner",
                        first.partnerId(),
                        "account",
                        first.accountId(),
                        "start",
                        first.start(),
                        "duty",
                        first.id()));
    }

    /** Duties of a partner that are not over and have lost their person or, as far as can be told by days, their agreement. */
    List<Duty> uncovered(UUID partner, Instant now) {
        // Days of Lisbon begin and end beside those of UTC: what is near an end is looked at.
        return find("""
                d.partner_id = :partner and d.ends_at > :now
                and (d.state = 'ABSENT' and l.cover_duty_id is null
                     or d.state = 'PLANNED' and not exists (
                        select 1 from associations_covered_centre g
                        where g.partner_id = d.partner_id and g.centre_id = d.centre_id
                          and date(d.starts_at) > g.valid_from and date(d.starts_at) < g.valid_to))
                """, Map.of("partner", partner, "now", now));
    }

    boolean isPlanned(UUID account, UUID centre, Instant at) {
        return jdbc.sql("select count(*) from rota_duty where account_id = ? and ends_at > ? and starts_at <= ?"
                                + " and centre_id = ? and state = 'PLANNED'")
                        .params(account, at, at, centre)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** @return whether the duty was planned until now */
    boolean end(Duty duty, DutyState state) {
        boolean ended =
                jdbc.sql("update rota_duty set state = ?, version = version + 1 where id = ? and state = 'PLANNED'")
                                .params(state.name(), duty.id())
                                .update()
                        == 1;
        changed(duty.centreId(), Period.of(duty));
        return ended;
    }

    /** A lost duty is its person's again. */
    void giveBack(Duty duty) {
        jdbc.sql("update rota_duty set state = 'PLANNED', version = version + 1 where id = ? and state = 'ABSENT'")
                .param(duty.id())
                .update();
        changed(duty.centreId(), Period.of(duty));
    }

    /** @return whether the duty was still this person's and planned */
    boolean move(Duty before, UUID centre, Period period, Instant now) {
        boolean moved = jdbc.sql("update rota_duty set centre_id = ?, starts_at = ?, ends_at = ?, version = version + 1"
                                + " where id = ? and account_id = ? and state = 'PLANNED' and ends_at > ?")
                        .params(centre, period.start(), period.end(), before.id(), before.accountId(), now)
                        .update()
                == 1;
        changed(before.centreId(), Period.of(before));
        changed(centre, period);
        return moved;
    }

    void hand(Duty duty, UUID account) {
        jdbc.sql("update rota_duty set account_id = ?, version = version + 1 where id = ?")
                .params(account, duty.id())
                .update();
        changed(duty.centreId(), Period.of(duty));
    }

    private void changed(UUID centre, Period period) {
        events.publishEvent(new StaffingChanged(centre, period.start(), period.end()));
    }

    /** Who agreed to exchange this duty agreed to its old time. */
    void cancelOpenSwaps(UUID duty) {
        jdbc.sql("update rota_swap set state = 'WITHDRAWN', open_duty = null where open_duty is not null"
                        + " and (duty_id = ? or other_duty_id = ?)")
                .params(duty, duty)
                .update();
    }

    /** What this duty stood in for seeks cover again. */
    void reopenLoss(UUID coverDuty) {
        jdbc.sql("update rota_loss set cover_duty_id = null where cover_duty_id = ?")
                .param(coverDuty)
                .update();
    }
}
