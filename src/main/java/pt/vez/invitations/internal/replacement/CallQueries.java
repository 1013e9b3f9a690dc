package pt.vez.invitations.internal.replacement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseId;
import pt.vez.casework.Recipients;
import pt.vez.casework.Recipients.Recipient;
import pt.vez.invitations.CallList;
import pt.vez.platform.BulkOutcome;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.Centre;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.SeatReservations;
import pt.vez.scheduling.SeatReservations.Booked;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

@Service
@Transactional(readOnly = true)
class CallQueries implements CallList {
    private static final int LONGEST_NOTE = 300;
    private static final int LARGEST_PAGE = 5_000;
    private static final int MOST_AT_ONCE = 500;
    /** Items {@code i} that are in the list of their plan. */
    private static final String LISTED =
            "(i.state in ('FALLBACK', 'DECLINED') or i.state = 'SENT' and i.reason = 'NO_CHANNEL')";
    /** The newest call of an item {@code i}. */
    private static final String LAST =
            "(select c.mark from invitations_call c where c.appointment_id = i.appointment_id order by c.id desc limit 1)";

    private final JdbcClient jdbc;
    private final SeatReservations seats;
    private final Centres centres;
    private final Recipients recipients;
    private final Attendance attendance;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    CallQueries(
            JdbcClient jdbc,
            SeatReservations seats,
            Centres centres,
            Recipients recipients,
            Attendance attendance,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.centres = centres;
        this.recipients = recipients;
        this.attendance = attendance;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    private static final String CLOSURES = "select p.id, p.reason, p.from_at, p.to_at, coalesce(sum(" + LISTED
            + "), 0), coalesce(sum(" + LISTED + " and " + LAST + " = 'DONE'), 0) from invitations_plan p"
            + " left join invitations_plan_item i on i.plan_id = p.id where p.state <> 'UNDONE'";
    private static final RowMapper<Closure> CLOSURE = (row, n) -> new Closure(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getObject(3, LocalDateTime.class),
            row.getObject(4, LocalDateTime.class),
            row.getInt(5),
            row.getInt(6));

    @Override
    public List<Closure> closures(Actor actor) {
        actor.requireAgencyStaff();
        return jdbc.sql(CLOSURES + " and i.state in ('FALLBACK', 'DECLINED', 'SENT') group by p.id having coalesce(sum("
                        + LISTED + "), 0) > 0 order by p.created_at desc")
                .query(CLOSURE)
                .list();
    }

    @Override
    public Closure closure(Actor actor, UUID planId) {
        actor.requireAgencyStaff();
        return jdbc.sql(CLOSURES + " and p.id = ? group by p.id")
                .param(planId)
                .query(CLOSURE)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    private record Row(UUID appointment, CaseId caseId, Why why) {}

    @Override
    public List<Entry> list(Actor actor, UUID planId, int offset, int limit) {
        actor.requireAgencyStaff();
        List<Row> rows = jdbc.sql("select i.appointment_id, i.case_id, case when i.state = 'SENT' then 'NO_CHANNEL'"
                        + " when i.state = 'DECLINED' then 'DECLINED' when i.offer_id is null then 'NO_SEAT' else 'NO_ANSWER' end"
                        + " from invitations_plan_item i where i.plan_id = ? and " + LISTED + " order by coalesce("
                        + LAST
                        + ", '') = 'DONE', i.place, i.appointment_id limit ? offset ?")
                .params(planId, Math.min(limit, LARGEST_PAGE), offset)
                .query((row, n) -> new Row(
                        row.getObject(1, UUID.class),
                        new CaseId(row.getObject(2, UUID.class)),
                        Why.valueOf(row.getString(3))))
                .list();
        Map<UUID, Booked> booked = seats
                .bookedOf(rows.stream().map(Row::appointment).toList())
                .stream()
                .collect(Collectors.toMap(Booked::appointment, Function.identity()));
        Map<CaseId, Recipient> people =
                recipients
                        .of(actor, "call.listed", rows.stream().map(Row::caseId).toList())
                        .stream()
                        .collect(Collectors.toMap(Recipient::caseId, Function.identity()));
        Map<CentreId, Centre> places =
                centres.all(actor).stream().collect(Collectors.toMap(Centre::id, Function.identity()));
        Map<UUID, Call> calls = lastCalls(rows.stream().map(Row::appointment).toList());
        List<Entry> entries = new ArrayList<>();
        for (Row row : rows) {
            Booked seat = booked.get(row.appointment());
            Recipient person = people.get(row.caseId());
            Centre place = seat == null ? null : places.get(new CentreId(seat.centre()));
            if (seat != null && person != null && place != null) {
                entries.add(new Entry(
                        row.caseId().value(),
                        row.appointment(),
                        person.caseNumber(),
                        person.name(),
                        person.phone(),
                        person.email(),
                        person.address(),
                        person.language(),
                        row.why(),
                        place.data().name(),
                        seat.service(),
                        seat.start(),
                        place.data().zone(),
                        calls.get(row.appointment())));
            }
        }
        return entries;
    }

    private static final RowMapper<Call> CALL = (row, n) -> new Call(
            Mark.valueOf(row.getString(2)), row.getString(3), row.getObject(4, Instant.class), row.getString(5));
    private static final String SELECT_CALL =
            "select c.appointment_id, c.mark, c.note, c.made_at, coalesce(a.name, c.made_by_name, '') from invitations_call c"
                    + " left join identity_public_account a on a.id = c.made_by where ";

    private Map<UUID, Call> lastCalls(List<UUID> appointments) {
        return appointments.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(SELECT_CALL + "c.appointment_id in (:ids) order by c.id")
                        .param("ids", appointments)
                        .query((row, n) ->
                                Map.entry(row.getObject(1, UUID.class), Objects.requireNonNull(CALL.mapRow(row, n))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (older, newer) -> newer));
    }

    @Override
    public List<Call> history(Actor actor, UUID planId, UUID appointment) {
        actor.requireAgencyStaff();
        listed(planId, appointment);
        return jdbc.sql(SELECT_CALL + "c.appointment_id = ? order by c.id desc")
                .param(appointment)
                .query(CALL)
                .list();
    }

    private CaseId listed(UUID planId, UUID appointment) {
        return jdbc.sql(
                        "select i.case_id from invitations_plan_item i where i.plan_id = ? and i.appointment_id = ? and "
                                + LISTED)
                .params(planId, appointment)
                .query(UUID.class)
                .optional()
                .map(CaseId::new)
                .orElseThrow(() -> new InvalidInput("calls.list.gone"));
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public BulkOutcome<UUID> markAll(
            Actor actor, UUID planId, Collection<UUID> appointments, Mark mark, String note, IntConsumer progress) {
        actor.requireAgencyStaff();
        requireNote(note);
        if (appointments.isEmpty()) {
            throw new InvalidInput("bulk.none");
        }
        if (appointments.size() > MOST_AT_ONCE) {
            throw new InvalidInput("bulk.tooMany", MOST_AT_ONCE);
        }
        return BulkOutcome.of("note calls", appointments, each -> mark(actor, planId, each, mark, note), progress);
    }

    private static void requireNote(String note) {
        if (note.strip().length() > LONGEST_NOTE) {
            throw new InvalidInput("field.tooLong", LONGEST_NOTE);
        }
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public void mark(Actor actor, UUID planId, UUID appointment, Mark mark, String note) {
        actor.requireAgencyStaff();
        requireNote(note);
        transactions.run(() -> {
            CaseId caseId = listed(planId, appointment);
            jdbc.sql("insert into invitations_call (id, appointment_id, mark, note, made_at, made_by)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(Ids.next(), appointment, mark.name(), note.strip(), clock.instant(), actor.accountId())
                    .update();
            journal.record(actor, "call.marked", attendance.applicantOf(caseId), caseId.value(), mark.name());
            return caseId;
        });
    }
}
