package pt.vez.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.audit.ActorKind;
import pt.vez.audit.ActorNames;
import pt.vez.audit.Journal;
import pt.vez.audit.JournalSearch;
import pt.vez.audit.JournalSearch.Line;
import pt.vez.audit.JournalSearch.Query;
import pt.vez.audit.Who;
import pt.vez.casework.CaseOutline;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** The journal holds who acted by identifier and kind; names are those of the accounts when it is read. */
class JournalActorsTest extends VezTest {
    @Autowired
    private JournalSearch search;

    @Autowired
    private JournalWriter journal;

    @Autowired
    private ActorNames names;

    @Autowired
    private Accounts accounts;

    private Who reader(Actor owner, CaseOutline read, Actor officer) {
        return cases.journalOf(owner, read.id(), 0, 50).stream()
                .map(Journal.Entry::actor)
                .filter(who -> who.id().equals(officer.accountId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEntryHoldsNoNameAndIsReadWithTheNameOfNow() {
        Actor owner = actor(Role.APPLICANT);
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor officer = actor(Role.OFFICER, "Nome de Solteira");
        CaseOutline read = caseOf(owner);
        cases.read(officer, read.id());
        assertThat(jdbc.sql("select actor_kind from audit_entry where actor_id = ? and actor_name is null")
                        .param(officer.accountId())
                        .query(String.class)
                        .list())
                .containsExactly("PERSON");
        assertThat(reader(owner, read, officer))
                .isEqualTo(new Who(officer.accountId(), ActorKind.PERSON, "Nome de Solteira", false));
        accounts.update(
                administrator,
                accounts.get(administrator, officer.accountId()),
                "Nome de Casada",
                Set.of(Role.OFFICER),
                true);
        assertThat(reader(owner, read, officer).name()).isEqualTo("Nome de Casada");
        accounts.setActive(administrator, List.of(officer.accountId()), false);
        // The applicant goes on seeing who read the file.
        assertThat(reader(owner, read, officer))
                .isEqualTo(new Who(officer.accountId(), ActorKind.PERSON, "Nome de Casada", true));
    }

    @Test
    void whoeverHasNoAccountIsNoPerson() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor bearer = Actor.bearerOfLink(Ids.next());
        Actor job = Actor.system(Ids.next());
        UUID gone = Ids.next();
        journal.recordBeside(bearer, "test.actor", "");
        journal.recordBeside(job, "test.actor", "");
        journal.recordBeside(Actor.person(gone, "Já Saiu", Set.of(), null), "test.actor", "");
        journal.recordSignIn("account.limit", null, "test");
        assertThat(who(administrator, bearer.accountId()))
                .containsExactly(new Who(bearer.accountId(), ActorKind.LINK, null, false));
        assertThat(who(administrator, job.accountId()))
                .containsExactly(new Who(job.accountId(), ActorKind.SYSTEM, null, false));
        assertThat(who(administrator, gone)).containsExactly(new Who(gone, ActorKind.PERSON, null, true));
        assertThat(who(administrator, new UUID(0, 0)))
                .isNotEmpty()
                .allMatch(who -> who.kind() == ActorKind.UNKNOWN && !who.closed());
    }

    private List<Who> who(Actor administrator, UUID actor) {
        return search.page(administrator, new Query(actor, null, null, null, null, null), null, 10).stream()
                .map(Line::actor)
                .toList();
    }

    @Test
    void aPageAsksForItsNamesOnce() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor owner = actor(Role.APPLICANT);
        CaseOutline read = caseOf(owner);
        for (int i = 0; i < 5; i++) {
            cases.read(actor(Role.OFFICER), read.id());
        }
        List<Integer> asked = new ArrayList<>();
        ActorNames counted = accounts -> {
            asked.add(accounts.size());
            return names.of(accounts);
        };
        var counting = new JournalReading(new JournalQueries(jdbc), journal, counted, Clock.systemUTC());
        var query = new Query(null, read.id().value(), null, "case.read", null, null);
        assertThat(counting.page(administrator, query, null, 20)).hasSize(5);
        assertThat(asked).containsExactly(5);
    }
}
