package pt.vez.invitations.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseNumber;
import pt.vez.invitations.Signals;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

@Service
class SignalService implements Signals {
    private static final int CASES_PER_CONTACT = 8;
    private static final int CASES_PER_ACCOUNT = 8;
    private static final int PEOPLE_PER_DAY = 40;
    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private static final Duration SOON = Duration.ofHours(48);
    private final JdbcClient jdbc;
    private final Blocks blocks;
    private final Journal journal;
    private final Clock clock;

    SignalService(JdbcClient jdbc, Blocks blocks, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.blocks = blocks;
        this.journal = journal;
        this.clock = clock;
    }

    private static List<String> numbers(String joined) {
        return Arrays.stream(joined.split(","))
                .filter(number -> !number.isEmpty())
                .limit(20)
                .map(number -> new CaseNumber(number).display())
                .toList();
    }

    private static String tail(String text) {
        return "…" + text.substring(Math.max(0, text.length() - 4));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Signal> signals(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        Instant since = clock.instant().minus(LOOK_BACK);
        List<Signal> found = new ArrayList<>();
        found.addAll(contacts(Contact.PHONE, Kind.PHONE));
        found.addAll(contacts(Contact.EMAIL, Kind.EMAIL));
        found.addAll(jdbc.sql("select c.account_id, count(*), group_concat(c.number order by c.number limit 20)"
                        + " from casework_case c where c.account_id is not null group by c.account_id having count(*) >= ?"
                        + " order by 2 desc limit 50")
                .param(CASES_PER_ACCOUNT)
                .query((row, n) -> new Signal(
                        Kind.ACCOUNT,
                        tail(row.getString(1)),
                        row.getInt(2),
                        numbers(row.getString(3)),
                        BlockKind.ACCOUNT,
                        row.getObject(1, UUID.class)))
                .list());
        found.addAll(jdbc.sql("select actor_id, max(actor_name), count(distinct case_id), date(at) from audit_entry"
                        // Identifiers are in the order of time: only the journal of these days is read.
                        + " where id >= ? and actor_role = 'MEDIATOR' and case_id is not null group by actor_id, date(at)"
                        + " having count(distinct case_id) >= ? order by 3 desc limit 50")
                .params(Ids.first(since.toEpochMilli()), PEOPLE_PER_DAY)
                .query((row, n) -> new Signal(
                        Kind.MEDIATOR,
                        row.getString(2) + " · " + row.getString(4),
                        row.getInt(3),
                        List.of(),
                        BlockKind.ACCOUNT,
                        row.getObject(1, UUID.class)))
                .list());
        found.addAll(handovers(since));
        return found;
    }

    private record Repeated(String contact, int cases) {}

    /** First which contacts repeat, which needs no more than counting; then the cases of those few. */
    private List<Signal> contacts(Contact column, Kind kind) {
        List<Repeated> repeated = jdbc.sql(column.counted)
                .param(CASES_PER_CONTACT)
                .query((row, n) -> new Repeated(row.getString(1), row.getInt(2)))
                .list();
        if (repeated.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> numbers = new HashMap<>();
        jdbc.sql(column.cases)
                .param("contacts", repeated.stream().map(Repeated::contact).toList())
                .query(row -> {
                    numbers.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return repeated.stream()
                .map(each -> new Signal(
                        kind,
                        tail(each.contact()),
                        each.cases(),
                        numbers(String.join(",", numbers.getOrDefault(each.contact(), List.of()))),
                        null,
                        null))
                .toList();
    }

    /** The two ways people are reached. */
    private enum Contact {
        PHONE("""
                select a.phone, sum(c.cases) as cases from casework_applicant a
                    join (select applicant_id, count(*) as cases from casework_case group by applicant_id) c
                        on c.applicant_id = a.id
                    where a.phone is not null group by a.phone having cases >= ? order by cases desc limit 50
                """, """
                select a.phone, c.number from casework_applicant a join casework_case c on c.applicant_id = a.id
                    where a.phone in (:contacts) order by c.number
                """),
        EMAIL("""
                select a.email, sum(c.cases) as cases from casework_applicant a
                    join (select applicant_id, count(*) as cases from casework_case group by applicant_id) c
                        on c.applicant_id = a.id
                    where a.email is not null group by a.email having cases >= ? order by cases desc limit 50
                """, """
                select a.email, c.number from casework_applicant a join casework_case c on c.applicant_id = a.id
                    where a.email in (:contacts) order by c.number
                """);

        private final String counted;
        private final String cases;

        Contact(String counted, String cases) {
            this.counted = counted;
            this.cases = cases;
        }
    }

    /** Cancelled or moved away from a seat that another case of the same hand got within two days. */
    private List<Signal> handovers(Instant since) {
        return jdbc.sql("select b.actor_id, count(*), group_concat(concat(x.number, ',', y.number) limit 10)"
                        + " from scheduling_appointment_change g join scheduling_appointment_change b"
                        + " on b.to_start = g.from_start and b.to_centre = g.from_centre and b.at > g.at and b.at < timestampadd(hour, ?, g.at)"
                        + " and b.appointment_id <> g.appointment_id and b.actor_id = g.actor_id"
                        + " join scheduling_appointment p on p.id = g.appointment_id join casework_case x on x.id = p.case_id"
                        + " join scheduling_appointment q on q.id = b.appointment_id join casework_case y on y.id = q.case_id"
                        + " where g.at > ? and g.kind in ('CANCELLED', 'MOVED') and g.from_start is not null"
                        + " group by b.actor_id order by 2 desc limit 50")
                .params(SOON.toHours(), since)
                .query((row, n) -> new Signal(
                        Kind.HANDOVER,
                        tail(row.getString(1)),
                        row.getInt(2),
                        numbers(row.getString(3)),
                        BlockKind.ACCOUNT,
                        row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    @Transactional
    public void block(Actor actor, BlockKind kind, UUID subject, String shown, String evidence, String reason) {
        actor.require(Role.ADMINISTRATOR);
        if (reason.isBlank() || reason.strip().length() > 300) {
            throw new InvalidInput("signals.reason.missing");
        }
        jdbc.sql("insert into invitations_block (id, kind, subject, shown, evidence, reason, made_at, made_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        kind.name(),
                        blocks.subject(kind.name(), subject.toString()),
                        shown,
                        evidence.substring(0, Math.min(1_000, evidence.length())),
                        reason.strip(),
                        clock.instant(),
                        actor.name())
                .update();
        journal.record(actor, "block.made", null, kind == BlockKind.CASE ? subject : null, "");
    }

    @Override
    @Transactional
    public void lift(Actor actor, UUID blockId) {
        actor.require(Role.ADMINISTRATOR);
        jdbc.sql("update invitations_block set lifted_at = ?, lifted_by = ? where id = ? and lifted_at is null")
                .params(clock.instant(), actor.name(), blockId)
                .update();
        journal.record(actor, "block.lifted", null, null, "");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Block> blocks(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql(
                        "select id, kind, shown, evidence, reason, made_at, made_by, lifted_at, lifted_by from invitations_block"
                                + " order by made_at desc limit 200")
                .query((row, n) -> new Block(
                        row.getObject(1, UUID.class),
                        BlockKind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, Instant.class),
                        row.getString(7),
                        row.getObject(8, Instant.class),
                        row.getString(9)))
                .list();
    }
}
