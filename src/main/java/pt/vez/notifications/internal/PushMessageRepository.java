package pt.vez.notifications.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.platform.BatchInsert;
import pt.vez.shared.Ids;

/**
 * Outbox of push messages: written in the transaction that caused them, one row for each device of the verified
 * account, composed when sent, deleted once delivered. A slow push service delays no mail.
 */
@Component
class PushMessageRepository {
    private static final int AT_ONCE = 100;
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration GIVE_UP = Duration.ofDays(1);
    private static final int CHUNK = 500;
    private static final String DEVICES =
            " join casework_verified_account c on c.case_id = %s join notifications_device d on d.account_id = c.account_id";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final NamedParameterJdbcTemplate named;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PushMessageRepository(
            JdbcClient jdbc,
            JdbcTemplate batch,
            NamedParameterJdbcTemplate named,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.named = named;
        this.events = events;
        this.clock = clock;
    }

    /** There is something to send. */
    record Waiting() {}

    /** What a device is told about. */
    enum Kind {
        INVITATION,
        REMINDER,
        OFFER,
        MOVED,
        CANCELLED
    }

    /**
     * @param sealed where the device is reached
     * @param active whether the account is still open
     */
    record Due(
            UUID id,
            UUID device,
            byte[] sealed,
            String language,
            boolean active,
            Kind kind,
            UUID about,
            Instant createdAt,
            int attempts) {}

    private record Row(UUID device, UUID about) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void invitations(Kind kind, List<UUID> invitations) {
        add(
                kind,
                "select d.id, i.id from invitations_invited_case i" + DEVICES.formatted("i.case_id")
                        + " where i.id in (:ids)",
                invitations);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void offers(List<UUID> offers) {
        add(
                Kind.OFFER,
                "select d.id, o.id from invitations_offered_case o" + DEVICES.formatted("o.case_id")
                        + " where o.id in (:ids)",
                offers);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void about(Kind kind, CaseId caseId) {
        add(
                kind,
                "select d.id, k.id from casework_case_stage k" + DEVICES.formatted("k.id") + " where k.id in (:ids)",
                List.of(caseId.value()));
    }

    private void add(Kind kind, String select, List<UUID> ids) {
        List<Row> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            found.addAll(named.query(
                    select,
                    Map.of("ids", ids.subList(from, Math.min(ids.size(), from + CHUNK))),
                    (row, n) -> new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class))));
        }
        if (found.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        BatchInsert.insert(
                batch,
                "insert into notifications_push (id, device_id, kind, about, attempts, next_at, created_at)",
                found.stream()
                        .map(each -> new Object[] {Ids.next(), each.device(), kind.name(), each.about(), 0, now, now})
                        .toList());
        events.publishEvent(new Waiting());
    }

    /** Takes a hundred that are due; another node does not take the same for three minutes. */
    @Transactional
    public List<Due> lease() {
        Instant now = clock.instant();
        List<UUID> ids = jdbc.sql("select id from notifications_push where next_at <= ? order by next_at limit "
                        + AT_ONCE + " for update skip locked")
                .param(now)
                .query(UUID.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        BatchInsert.in(
                batch,
                "update notifications_push set next_at = ?, attempts = attempts + 1 where id in",
                ids,
                now.plus(LEASE));
        return named.query(
                "select p.id, d.id, d.sealed, a.language, a.active, p.kind, p.about, p.created_at, p.attempts"
                        + " from notifications_push p join notifications_device d on d.id = p.device_id"
                        + " join identity_public_account a on a.id = d.account_id where p.id in (:ids)",
                Map.of("ids", ids),
                (row, n) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getBytes(3),
                        row.getString(4),
                        row.getBoolean(5),
                        Kind.valueOf(row.getString(6)),
                        row.getObject(7, UUID.class),
                        row.getObject(8, Instant.class),
                        row.getInt(9)));
    }

    @Transactional
    public void done(List<Due> due) {
        BatchInsert.in(
                batch,
                "delete from notifications_push where id in",
                due.stream().map(Due::id).toList());
    }

    /** Tries again after 10 s, 20 s, 40 s … at most 10 minutes; after a day it is no longer news. */
    @Transactional
    public void later(Due due) {
        Instant now = clock.instant();
        if (due.createdAt().plus(GIVE_UP).isBefore(now)) {
            done(List.of(due));
            return;
        }
        long pause = Math.min(600, 5L << Math.min(due.attempts(), 7));
        jdbc.sql("update notifications_push set next_at = ? where id = ?")
                .params(now.plusSeconds(pause), due.id())
                .update();
    }
}
