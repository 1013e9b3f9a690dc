package pt.vez.casework.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.audit.Journal.Read;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Recipients;
import pt.vez.shared.Actor;

/** Reads contacts and writes every look to the journal. */
@Service
class ReachableRecipients implements Recipients {
    private final RecipientQueries people;
    private final Municipalities municipalities;
    private final Journal journal;

    ReachableRecipients(RecipientQueries people, Municipalities municipalities, Journal journal) {
        this.people = people;
        this.municipalities = municipalities;
        this.journal = journal;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Recipient> of(Actor actor, String action, Collection<CaseId> cases) {
        actor.requireAgencyStaff();
        List<RecipientQueries.Row> rows = people.of(cases);
        journal.recordReads(
                actor,
                action,
                rows.stream()
                        .map(row -> new Read(row.applicantId(), row.caseId()))
                        .toList());
        Map<String, String> names =
                municipalities.all().stream().collect(Collectors.toMap(Municipality::code, Municipality::name));
        return rows.stream().map(row -> recipient(row, names)).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<CaseId> withoutMessages(Collection<CaseId> cases) {
        return people.of(cases).stream()
                .filter(row -> row.phone() == null && row.email() == null)
                .map(row -> new CaseId(row.caseId()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Recipient recipient(RecipientQueries.Row row, Map<String, String> municipalities) {
        String address = row.address() != null
                ? row.address()
                : row.municipality() == null ? "" : municipalities.getOrDefault(row.municipality(), "");
        return new Recipient(
                new CaseId(row.caseId()),
                shown(row.number()),
                row.name(),
                address,
                row.phone(),
                row.email(),
                row.language());
    }

    /** A number the register gave otherwise is shown as it is. */
    private static String shown(String number) {
        return CaseNumber.isValid(number) ? new CaseNumber(number).display() : number;
    }
}
