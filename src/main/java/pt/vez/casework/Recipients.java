package pt.vez.casework;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.audit.Journal.Read;
import pt.vez.shared.Actor;

/** Contacts of people who get no messages: they are reached by a printed letter or a call. */
@Service
public class Recipients {
    /**
     * One of two values: the first for what an account typed that the person it described was not asked about yet, or
     * could not show. It may be a stranger's, and what is for the person must not reach it.
     */
    private static final String STRANGE = "if(c.origin = 'APPLICANT' and c.claim = 'PROVISIONAL', %s, %s)";

    private final NamedParameterJdbcTemplate jdbc;
    private final Journal journal;

    Recipients(NamedParameterJdbcTemplate jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /**
     * @param address on one line; blank where the register has neither an address nor a municipality, or an account
     *     typed it that the person has not confirmed
     * @param email where messages go: the proved address of the account where the case is claimed
     * @param language tag of the language the person reads
     */
    public record Recipient(
            CaseId caseId,
            String caseNumber,
            String name,
            String address,
            @Nullable String phone,
            @Nullable String email,
            String language) {
        public boolean isReachedByMessage() {
            return phone != null || email != null;
        }
    }

    private record Row(UUID applicant, Recipient recipient) {}

    /**
     * For administrators and officers, in no order, at most a few thousand. Every look at every person is written to
     * the journal, which the person reads.
     *
     * @param action what the journal says of it
     */
    @Transactional(readOnly = true)
    public List<Recipient> of(Actor actor, String action, Collection<CaseId> cases) {
        actor.requireAgencyStaff();
        List<Row> rows = find(cases);
        journal.recordReads(
                actor,
                action,
                rows.stream()
                        .map(row -> new Read(
                                row.applicant(), row.recipient().caseId().value()))
                        .toList());
        return rows.stream().map(Row::recipient).toList();
    }

    /** Cases of people without e-mail and telephone. No authority is checked: for the system's own work. */
    @Transactional(readOnly = true)
    public Set<CaseId> withoutMessages(Collection<CaseId> cases) {
        return find(cases).stream()
                .map(Row::recipient)
                .filter(each -> !each.isReachedByMessage())
                .map(Recipient::caseId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<Row> find(Collection<CaseId> cases) {
        return cases.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select c.id, c.number, a.id, a.name, "
                                + STRANGE.formatted("''", "coalesce(a.address, m.name, '')") + ", "
                                + STRANGE.formatted(
                                        "if(a.phone_proof in ('PASSPORT', 'RESIDENCE_PERMIT'), a.phone, null)",
                                        "a.phone")
                                + ", "
                                + STRANGE.formatted(
                                        "if(a.email_proof in ('PASSPORT', 'RESIDENCE_PERMIT'), a.email, null)",
                                        "if(c.claim = 'VERIFIED' and a.email_proof is null, coalesce(i.email, a.email), a.email)")
                                + ", a.language"
                                + " from casework_case c join casework_applicant a on a.id = c.applicant_id"
                                + " left join calendar_municipality m on m.code = a.municipality"
                                + " left join identity_account i on i.id = c.account_id and i.active where c.id in (:ids)",
                        Map.of("ids", cases.stream().map(CaseId::value).toList()),
                        (row, n) -> new Row(
                                row.getObject(3, UUID.class),
                                new Recipient(
                                        new CaseId(row.getObject(1, UUID.class)),
                                        shown(row.getString(2)),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        row.getString(7),
                                        row.getString(8))));
    }

    /** A number the register gave otherwise is shown as it is. */
    private static String shown(String number) {
        return CaseNumber.isValid(number) ? new CaseNumber(number).display() : number;
    }
}
