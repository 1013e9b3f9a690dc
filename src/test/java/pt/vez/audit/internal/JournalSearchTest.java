package pt.vez.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.audit.JournalSearch;
import pt.vez.audit.JournalSearch.Line;
import pt.vez.audit.JournalSearch.Query;
import pt.vez.casework.CaseId;
import pt.vez.identity.Accounts;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.Role;

/** The journal answers who did what, when and about whom. */
class JournalSearchTest extends VezTest {
    @Autowired
    private JournalSearch journal;

    @Autowired
    private JournalSeals seals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Centres centres;

    private static Query about(UUID subject) {
        return new Query(null, null, subject, null, null, null);
    }

    private static Query by(Actor actor) {
        return new Query(actor.accountId(), null, null, null, null, null);
    }

    @Test
    void aChangedAccountIsNamedWithWhatChanged() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID id = accounts.create(
                administrator, Email.of(UUID.randomUUID() + "@test.example"), "Rui Nome", Set.of(Role.OFFICER));
        accounts.update(
                administrator,
                accounts.get(administrator, id),
                "Rui Outro",
                Set.of(Role.OFFICER, Role.ADMINISTRATOR),
                true);
        accounts.setActive(administrator, List.of(id), false);
        // The reading is the first entry about it.
        List<Line> lines = journal.page(administrator, about(id), null, 10).stream()
                .skip(1)
                .toList();
        assertThat(lines).extracting(Line::action).startsWith("account.changed", "account.changed", "account.created");
        assertThat(lines.get(0).changes()).isEqualTo("active: true → false");
        assertThat(lines.get(1).changes())
                .isEqualTo("name; roles: [OFFICER] → [OFFICER, ADMINISTRATOR]")
                .doesNotContain("Rui");
        assertThat(seals.firstBroken()).isEmpty();
    }

    @Test
    void aChangedCentreSaysWhatItWasBefore() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        CentreData known = centres.all(administrator).getFirst().data();
        var before = new CentreData(
                "Posto " + UUID.randomUUID(),
                "Rua Um 1",
                known.postalCode(),
                known.municipality(),
                known.zone(),
                known.place(),
                null,
                known.access(),
                true);
        var after = new CentreData(
                before.name(),
                "Rua Dois 2",
                known.postalCode(),
                known.municipality(),
                known.zone(),
                known.place(),
                "+351210000000",
                known.access(),
                true);
        CentreId id = centres.create(administrator, before);
        centres.update(administrator, id, before, after);
        Line line = journal.page(administrator, about(id.value()), null, 10).get(1);
        assertThat(line.action()).isEqualTo("centre.changed");
        assertThat(line.changes()).contains("Rua Um 1", "→ Rua Dois 2", "phone: – → +351210000000");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndRepetitions() {
        Actor officer = actor(Role.OFFICER);
        Actor administrator = actor(Role.ADMINISTRATOR);
        Set<UUID> read = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            CaseId id = caseOf(actor(Role.APPLICANT)).id();
            cases.read(officer, id);
            read.add(id.value());
        }
        List<Line> all = new ArrayList<>();
        UUID last = null;
        List<Line> page;
        do {
            page = journal.page(administrator, by(officer), last, 3);
            all.addAll(page);
            last = page.isEmpty() ? last : page.getLast().id();
        } while (!page.isEmpty());
        assertThat(all).extracting(Line::id).doesNotHaveDuplicates();
        assertThat(all).extracting(Line::caseId).containsExactlyInAnyOrderElementsOf(read);
        assertThat(all).extracting(Line::at).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        List<Line> each = new ArrayList<>();
        journal.each(administrator, by(officer), each::add);
        assertThat(each).isEqualTo(all);
    }

    @Test
    void readingTheJournalIsInTheJournal() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID someCase = caseOf(actor(Role.APPLICANT)).id().value();
        journal.page(administrator, new Query(null, someCase, null, "case.read", null, null), null, 10);
        journal.page(administrator, new Query(null, someCase, null, "case.read", null, null), null, 10);
        List<Line> lines = journal.page(actor(Role.ADMINISTRATOR), by(administrator), null, 10);
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().action()).isEqualTo("journal.read");
        assertThat(lines.getFirst().detail()).isEqualTo("case,what");
        assertThat(lines.getFirst().caseId()).isEqualTo(someCase);
    }

    /** A plan that sorts or reads the whole table would not answer with millions of entries. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "actor_id = '01890000-0000-7000-8000-000000000000'; audit_entry_actor",
                "case_id = '01890000-0000-7000-8000-000000000000'; audit_entry_case",
                "subject_id = '01890000-0000-7000-8000-000000000000'; audit_entry_subject",
                "action = 'case.read'; audit_entry_action",
                "at >= now() - interval 1 hour; audit_entry_at",
                "1 = 1; audit_entry_at"
            })
    void everyFilterReadsItsKeyInOrder(String condition, String key) {
        var plan = jdbc.sql("explain select id, detail from audit_entry where " + condition
                        + " order by at desc, id desc limit 25")
                .query()
                .singleRow();
        assertThat(plan.get("key")).isEqualTo(key);
        assertThat(String.valueOf(plan.get("Extra"))).doesNotContain("filesort");
    }
}
