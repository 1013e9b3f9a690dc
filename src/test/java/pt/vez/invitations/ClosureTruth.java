package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What must hold after every step of whatever plans do, read in one snapshot of the database. */
final class ClosureTruth {
    private static final String CLOSED =
            "exists (select 1 from scheduling_closed_seat k where k.slot_id = %1$s.slot_id and k.seat = %1$s.seat)";

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final ClosureFixture house;

    ClosureTruth(JdbcClient jdbc, TransactionTemplate template, ClosureFixture house) {
        this.jdbc = jdbc;
        this.house = house;
        snapshot = new TransactionTemplate(java.util.Objects.requireNonNull(template.getTransactionManager()));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    void check(List<UUID> cases, String step) {
        snapshot.executeWithoutResult(status -> {
            marks(step);
            offers(step);
            appointments(step);
            items(step);
            cases.forEach(each -> told(each, step));
        });
    }

    private void none(String step, String must, String sql, Object... params) {
        assertThat(jdbc.sql(sql)
                        .param(
                                "centres",
                                house.places.stream().map(each -> each.value()).toList())
                        .query()
                        .listOfRows())
                .as(step + ": " + must)
                .isEmpty();
    }

    private void marks(String step) {
        none(
                step,
                "no seat is closed without a plan, none open that one closes",
                "select t.slot_id, t.seat, t.open_from from scheduling_seat t join scheduling_slot s on s.id = t.slot_id"
                        + " where s.centre_id in (:centres) and coalesce(t.open_from >= '9999-01-01', false) <> "
                        + CLOSED.formatted("t"));
        none(
                step,
                "every closure in force belongs to a plan that is not undone",
                "select k.closure_id from scheduling_closed_seat k left join invitations_plan p on p.id = k.closure_id"
                        + " where k.centre_id in (:centres) and coalesce(p.state, 'UNDONE') = 'UNDONE'");
    }

    private void offers(String step) {
        none(
                step,
                "no offer is open on a seat that a plan which was sent closes",
                "select o.id from invitations_offer o join scheduling_closed_seat k on k.slot_id = o.slot_id"
                        + " and k.seat = o.seat join invitations_plan p on p.id = k.closure_id and p.state = 'SENT'"
                        + " where o.live and k.centre_id in (:centres)");
        none(
                step,
                "an open offer has its seat, and a kept seat its offer",
                "select s.id from scheduling_slot s join scheduling_seat t on t.slot_id = s.id"
                        + " left join invitations_offer o on o.slot_id = t.slot_id and o.seat = t.seat and o.live"
                        + " left join scheduling_occupancy c on c.slot_id = t.slot_id and c.seat = t.seat and c.kind = 'OFFERED'"
                        + " where s.centre_id in (:centres) and not (o.hold_id <=> c.hold_id)");
    }

    private void appointments(String step) {
        none(
                step,
                "every appointment has its seat",
                "select a.id from scheduling_appointment a join scheduling_slot s on s.id = a.slot_id"
                        + " left join scheduling_occupancy c on c.slot_id = a.slot_id and c.seat = a.seat"
                        + " and c.appointment_id = a.id where s.centre_id in (:centres) and a.active and c.hold_id is null");
        none(
                step,
                "a plan knows every appointment on a closed seat",
                "select a.id, a.case_id from scheduling_appointment a join scheduling_slot s on s.id = a.slot_id"
                        + " where s.centre_id in (:centres) and a.active and a.state = 'BOOKED' and "
                        + CLOSED.formatted("a")
                        + " and not exists (select 1 from invitations_plan_item i join invitations_plan p on p.id = i.plan_id"
                        + " where i.appointment_id = a.id and p.state <> 'UNDONE' and (p.state = 'UNDOING' or i.state in"
                        + " ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS')))"
                        + " and not exists (select 1 from scheduling_closed_seat k join invitations_plan p on p.id = k.closure_id"
                        + " where k.slot_id = a.slot_id and k.seat = a.seat and p.state <> 'SENT')");
    }

    private void items(String step) {
        none(
                step,
                "no appointment is worked on by two plans, but for an offer that is being exchanged",
                "select i.appointment_id from invitations_plan_item i join invitations_plan p on p.id = i.plan_id"
                        + " and p.state not in ('UNDOING', 'UNDONE') join scheduling_slot s on s.id = i.from_slot"
                        + " where s.centre_id in (:centres) and i.state in ('SENT', 'DECLINED', 'FALLBACK')"
                        + " group by i.appointment_id having count(*) > 1");
        none(
                step,
                "who is waited for has an open offer",
                "select i.appointment_id from invitations_plan_item i join scheduling_slot s on s.id = i.from_slot"
                        + " left join invitations_offer o on o.id = i.offer_id and o.live where s.centre_id in (:centres)"
                        + " and i.state = 'SENT' and o.id is null");
        none(
                step,
                "a plan that was sent has nobody left to send to",
                "select i.appointment_id from invitations_plan_item i join invitations_plan p on p.id = i.plan_id"
                        + " join scheduling_slot s on s.id = i.from_slot where s.centre_id in (:centres)"
                        + " and p.state = 'SENT' and i.state = 'PROPOSED'");
        none(
                step,
                "nothing is left of a plan that was undone",
                "select i.appointment_id, i.state from invitations_plan_item i join invitations_plan p on p.id = i.plan_id"
                        + " join scheduling_slot s on s.id = i.from_slot where s.centre_id in (:centres)"
                        + " and p.state = 'UNDONE' and i.state in ('PROPOSED', 'SENT', 'DECLINED', 'FALLBACK', 'STANDS', 'ACCEPTED')");
    }

    private record Told(String kind, @Nullable UUID about) {}

    /** The last message to a person against how it is with their appointment. */
    private void told(UUID caseId, String step) {
        Map<String, Object> now = jdbc.sql(
                        "select a.id as appointment, a.id is not null and " + CLOSED.formatted("a")
                                + " as closed, o.id as offer, o.kind as kind, o.id is not null and "
                                + CLOSED.formatted("o")
                                + " as gone, (select i.state from invitations_plan_item i join invitations_plan p on p.id = i.plan_id"
                                + " and p.state not in ('UNDOING', 'UNDONE') where i.case_id = c.id and i.state in ('FALLBACK', 'DECLINED',"
                                + " 'PROPOSED') order by i.state = 'PROPOSED' desc limit 1) as item, exists (select 1 from"
                                + " invitations_plan_item i join invitations_plan p on p.id = i.plan_id where i.case_id = c.id and"
                                + " (p.state = 'UNDOING' or exists (select 1 from invitations_plan u where u.state = 'UNDOING'))) as undoing"
                                + " from casework_case c left join scheduling_appointment a on a.case_id = c.id and a.active"
                                + " and a.state = 'BOOKED' left join invitations_offer o on o.case_id = c.id and o.live where c.id = ?")
                .param(caseId)
                .query()
                .singleRow();
        Told last = jdbc.sql("select m.kind, m.about from notifications_outbox m where m.about = :case or m.about in"
                        + " (select id from invitations_offer where case_id = :case) or exists (select 1 from"
                        + " scheduling_appointment a where a.case_id = :case and m.dedupe like concat('appointment/', a.id, '/%'))"
                        + " order by m.created_at desc, m.id desc limit 1")
                .param("case", caseId)
                .query((row, n) -> new Told(row.getString(1), row.getObject(2, UUID.class)))
                .optional()
                .orElse(new Told("none", null));
        String who = step + ": case " + caseId + " is " + now + " and was told last " + last;
        boolean undoing = is(now.get("undoing"));
        if (now.get("offer") != null && !is(now.get("gone"))) {
            if ("REPLACEMENT".equals(now.get("kind"))) {
                assertThat(last).as(who).isEqualTo(new Told("later.offer", (UUID) now.get("offer")));
            }
        } else if (now.get("appointment") != null && !is(now.get("closed"))) {
            boolean stale = last.kind().equals("later.call")
                    || last.kind().equals("later.offer") && isReplacement(last.about());
            assertThat(stale && !undoing).as(who).isFalse();
        } else if (now.get("appointment") != null && "FALLBACK".equals(now.get("item")) && !undoing) {
            assertThat(last.kind()).as(who).isIn("later.call", "later.offer", "later.withdrawn");
        } else if (now.get("appointment") != null && "DECLINED".equals(now.get("item"))) {
            assertThat(last.kind()).as(who).isIn("later.offer", "later.withdrawn");
        } else if (now.get("appointment") == null) {
            assertThat(last.kind()).as(who).isNotIn("later.stands", "later.kept", "mail.booked", "mail.moved");
        }
    }

    private boolean isReplacement(@Nullable UUID offer) {
        return jdbc.sql("select kind = 'REPLACEMENT' from invitations_offer where id = ?")
                .param(offer)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static boolean is(@Nullable Object value) {
        return value instanceof Boolean yes ? yes : value instanceof Number number && number.intValue() != 0;
    }
}
