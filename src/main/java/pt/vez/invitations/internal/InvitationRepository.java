package pt.vez.invitations.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Invitations.State;
import pt.vez.platform.BatchInsert;
import pt.vez.scheduling.BatchBooking.BookingEntitlements.BookingEntitlement;

/** The table of invitations. A live invitation is one that is still open. */
@Component
class InvitationRepository {
    private static final String SELECT = """
            select id, case_id, service_code, state, expires_at, remind_at
              from invitations_invitation
            """;

    private static final RowMapper<Row> ROW = (row, n) -> new Row(
            row.getObject("id", UUID.class),
            new CaseId(row.getObject("case_id", UUID.class)),
            row.getString("service_code"),
            State.valueOf(row.getString("state")),
            row.getObject("expires_at", Instant.class),
            row.getObject("remind_at", Instant.class));

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    InvitationRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** @param remind when the reminder is due; null when none is, or it was sent */
    record Row(
            UUID id,
            CaseId caseId,
            String service,
            State state,
            Instant expires,
            @Nullable Instant remind) {}

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id).query(ROW).optional();
    }

    Optional<UUID> liveOf(CaseId caseId) {
        return jdbc.sql("select id from invitations_invitation where case_id = :case and live")
                .param("case", caseId.value())
                .query(UUID.class)
                .optional();
    }

    /**
     * @param total letters of the wave
     * @param before of them, those up to and with an id
     */
    record Counted(long total, long before) {}

    Counted countLetters(UUID wave, UUID upTo) {
        return jdbc.sql("""
                        select count(*) as total, coalesce(sum(id <= :upTo), 0) as before_it
                          from invitations_invitation
                         where wave_id = :wave and by_letter and state = 'SENT'
                        """)
                .param("upTo", upTo)
                .param("wave", wave)
                .query((row, n) -> new Counted(row.getLong("total"), row.getLong("before_it")))
                .single();
    }

    List<Row> letters(UUID wave, UUID after, int most) {
        return jdbc.sql(SELECT + """
                        where wave_id = :wave and by_letter and state = 'SENT' and id > :after
                        order by id limit :most
                        """)
                .param("wave", wave)
                .param("after", after)
                .param("most", most)
                .query(ROW)
                .list();
    }

    /** Invitations that ended since and have not expired. */
    void eachEnded(Instant since, Instant now, BiConsumer<UUID, Instant> idAndExpiry) {
        jdbc.sql("""
                        select id, expires_at from invitations_invitation where ended_at > :since and expires_at > :now
                        """).param("since", since).param("now", now).query(row -> {
            idAndExpiry.accept(row.getObject("id", UUID.class), row.getObject("expires_at", Instant.class));
        });
    }

    /** Of these, the invitations that still let book, and those that were used and are asked again. */
    List<BookingEntitlement> inForce(Collection<UUID> ids, Instant now) {
        return jdbc.sql("""
                        select id, case_id, service_code from invitations_invitation
                         where id in (:ids) and state in ('SENT', 'TAKEN') and expires_at > :now
                        """)
                .param("ids", ids)
                .param("now", now)
                .query((row, n) -> new BookingEntitlement(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getString("service_code")))
                .list();
    }

    /** @param letter whether it goes out on paper */
    record Sent(UUID id, UUID caseId, @Nullable Instant remind, Instant expires, boolean letter) {}

    void insert(UUID wave, String service, UUID centre, Instant now, List<Sent> sent) {
        BatchInsert.insert(
                batch,
                """
                insert into invitations_invitation (id, wave_id, case_id, service_code, centre_id, state, live, sent_at,
                    remind_at, expires_at, by_letter)
                """,
                sent.stream()
                        .map(each -> new @Nullable Object[] {
                            each.id(),
                            wave,
                            each.caseId(),
                            service,
                            centre,
                            "SENT",
                            true,
                            now,
                            each.remind(),
                            each.expires(),
                            each.letter()
                        })
                        .toList());
    }

    /** The cases were invited to another centre than their own. */
    void setHome(Collection<UUID> cases, UUID home) {
        BatchInsert.in(
                batch, "update invitations_invitation set home_centre_id = ? where live and case_id in", cases, home);
    }

    /** Ids whose reminder is due, locked. */
    List<UUID> lockToRemind(Instant now, int most) {
        return jdbc.sql("""
                        select id from invitations_invitation where remind_at <= :now
                         limit :most for update skip locked
                        """)
                .param("now", now)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    void reminded(Collection<UUID> ids) {
        BatchInsert.in(batch, "update invitations_invitation set remind_at = null where id in", ids);
    }

    /** Live invitations whose term is over, locked. */
    List<Row> lockExpired(Instant now, int most) {
        return jdbc.sql(SELECT + "where live and expires_at <= :now limit :most for update skip locked")
                .param("now", now)
                .param("most", most)
                .query(ROW)
                .list();
    }

    /** Ends those that are open. */
    void end(Collection<UUID> ids, State state, Instant now) {
        BatchInsert.in(batch, """
                update invitations_invitation set state = ?, live = null, remind_at = null, ended_at = ?
                 where state = 'SENT' and id in""", ids, state.name(), now);
    }

    /** The appointment made with it was given back. */
    void takenReturned(UUID id) {
        jdbc.sql("update invitations_invitation set state = 'RETURNED' where state = 'TAKEN' and id = :id")
                .param("id", id)
                .update();
    }

    /** Live invitations of these cases have done their work. */
    void taken(Collection<UUID> cases, Instant now) {
        // Right after a wave nearly all are live and the statistics do not know it: without a key named, the database
        // read all of them for every group.
        BatchInsert.in(batch, """
                update invitations_invitation force index (invitations_invitation_live)
                   set state = 'TAKEN', live = null, remind_at = null, ended_at = ?
                 where live and case_id in""", cases, now);
    }

    long countLive(UUID centre, String service) {
        return jdbc.sql("""
                        select count(*) from invitations_invitation
                         where centre_id = :centre and service_code = :service and live
                        """)
                .param("centre", centre)
                .param("service", service)
                .query(Long.class)
                .single();
    }

    /**
     * @param all of the last thousand invitations that ended
     * @param taken that became a booking
     */
    record Ended(long all, long taken) {}

    Ended lastEnded(String service) {
        return jdbc.sql("""
                        select count(*) as ended, coalesce(sum(state = 'TAKEN'), 0) as taken
                          from (select state from invitations_invitation
                                 where service_code = :service and ended_at is not null
                                 order by ended_at desc limit 1000) last_ended
                        """)
                .param("service", service)
                .query((row, n) -> new Ended(row.getLong("ended"), row.getLong("taken")))
                .single();
    }
}
