package pt.vez.invitations.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.invitations.Signals;
import pt.vez.invitations.Signals.Evidence;
import pt.vez.invitations.Signals.Kind;
import pt.vez.shared.Ids;

/** What the signals are read from. Each statement reads one key in its order and keeps no table of its own. */
@Component
class SignalQueries {
    private static final int MOST_EVIDENCE = 20;
    private static final int MOST_CASES = 500;
    private static final int SOON_HOURS = 48;
    private final JdbcClient jdbc;

    SignalQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A contact, an account or a mediator's day.
     *
     * @param numbers of cases, separated by commas
     */
    record Found(String key, int count, String numbers) {}

    /**
     * The two ways people are reached. Two keys are read in their order and nothing else: contacts of several people, and
     * people with many cases; only their rows are looked up.
     */
    enum Contact {
        PHONE("phone", "people_applicant_phone"),
        EMAIL("email", "people_applicant_email");

        private final String repeated;
        private final String cases;
        private final String sharing;

        Contact(String column, String key) {
            this.repeated = """
                    select a.%1$s, count(*) as cases
                      from (select %1$s as contact
                              from people_applicant force index (%2$s)
                             where %1$s is not null
                             group by %1$s
                            having count(*) > 1
                             union
                            select b.%1$s
                              from (select applicant_id
                                      from casework_case force index (casework_case_applicant)
                                     group by applicant_id
                                    having count(*) >= :least) many
                              join people_applicant b on b.id = many.applicant_id
                             where b.%1$s is not null) shared
                      straight_join people_applicant a on a.%1$s = shared.contact
                      straight_join casework_case c on c.applicant_id = a.id
                     group by a.%1$s
                    having cases >= :least
                     order by cases desc
                     limit :most
                    """.formatted(column, key);
            this.cases = """
                    select a.%1$s, c.number
                      from people_applicant a join casework_case c on c.applicant_id = a.id
                     where a.%1$s in (:contacts)
                     order by c.number
                    """.formatted(column);
            this.sharing = """
                    select o.id
                      from casework_case c
                      join people_applicant a on a.id = c.applicant_id
                      join people_applicant b on b.%1$s = a.%1$s
                      join casework_case o on o.applicant_id = b.id
                     where c.id = :case
                     order by o.id
                     limit :most
                    """.formatted(column);
        }

        static Contact of(Kind kind) {
            return kind == Kind.PHONE ? PHONE : EMAIL;
        }
    }

    private record Numbered(String contact, String number) {}

    /** Contacts of at least so many cases. */
    List<Found> repeated(Contact contact, int least) {
        List<Found> found = jdbc.sql(contact.repeated)
                .param("least", least)
                .param("most", Signals.MOST)
                .query((row, n) -> new Found(row.getString(1), row.getInt(2), ""))
                .list();
        if (found.isEmpty()) {
            return found;
        }
        Map<String, List<String>> numbers = jdbc
                .sql(contact.cases)
                .param("contacts", found.stream().map(Found::key).toList())
                .query((row, n) -> new Numbered(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Numbered::contact, Collectors.mapping(Numbered::number, Collectors.toList())));
        return found.stream()
                .map(each -> new Found(
                        each.key(), each.count(), String.join(",", numbers.getOrDefault(each.key(), List.of()))))
                .toList();
    }

    /** All cases that have the same contact as this one. */
    List<UUID> sharing(Contact contact, CaseId one) {
        return jdbc.sql(contact.sharing)
                .param("case", one.value())
                .param("most", MOST_CASES)
                .query(UUID.class)
                .list();
    }

    List<Found> accounts(int least) {
        return jdbc.sql("""
                        select account_id, count(*) as cases, group_concat(number order by number limit 20)
                          from casework_case
                         where account_id is not null
                         group by account_id
                        having cases >= ?
                         order by cases desc
                         limit ?
                        """)
                .params(least, Signals.MOST)
                .query((row, n) -> new Found(row.getString(1), row.getInt(2), row.getString(3)))
                .list();
    }

    /** A mediator's day. */
    record Day(UUID account, LocalDate date, int people) {}

    List<Day> mediators(Instant since, int least) {
        // Identifiers are in the order of time: only the journal of these days is read.
        return jdbc.sql("""
                        select actor_id, date(at), count(distinct case_id) as people
                          from audit_case_access
                         where id >= ? and actor_role = 'MEDIATOR' and case_id is not null
                         group by actor_id, date(at)
                        having people >= ?
                         order by people desc
                         limit ?
                        """)
                .params(Ids.first(since.toEpochMilli()), least, Signals.MOST)
                .query((row, n) ->
                        new Day(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class), row.getInt(3)))
                .list();
    }

    /** Cancelled or moved away from a seat that another case of the same hand got within two days. */
    List<Found> handovers(Instant since) {
        return jdbc.sql("""
                        select b.actor_id, count(*), group_concat(concat(x.number, ',', y.number) limit 10)
                          from scheduling_appointment_move g
                          join scheduling_appointment_move b
                            on b.to_start = g.from_start and b.to_centre = g.from_centre and b.at > g.at
                           and b.at < timestampadd(hour, ?, g.at) and b.appointment_id <> g.appointment_id
                           and b.actor_id = g.actor_id
                          join scheduling_case_appointment p on p.id = g.appointment_id
                          join casework_case x on x.id = p.case_id
                          join scheduling_case_appointment q on q.id = b.appointment_id
                          join casework_case y on y.id = q.case_id
                         where g.at > ? and g.kind in ('CANCELLED', 'MOVED') and g.from_start is not null
                         group by b.actor_id
                         order by 2 desc
                         limit ?
                        """)
                .params(SOON_HOURS, since, Signals.MOST)
                .query((row, n) -> new Found(row.getString(1), row.getInt(2), row.getString(3)))
                .list();
    }

    /** The cases of these numbers, in their order, each once. */
    Map<String, Evidence> evidence(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, number from casework_case where number in (:numbers)")
                        .param("numbers", numbers)
                        .query((row, n) -> new Evidence(
                                new CaseId(row.getObject(1, UUID.class)), new CaseNumber(row.getString(2)).display()))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(each -> each.number().replace("-", ""), each -> each));
    }

    static List<String> numbers(String joined) {
        return Arrays.stream(joined.split(","))
                .filter(number -> !number.isEmpty())
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
    }
}
