package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.audit.JournalSearch;
import pt.vez.casework.CaseId;
import pt.vez.invitations.Signals.Block;
import pt.vez.invitations.Signals.BlockKind;
import pt.vez.invitations.Signals.Kind;
import pt.vez.invitations.Signals.Signal;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** An administrator acts on what looks like trading in turns. */
class SignalsTest extends VezTest {
    @Autowired
    private Signals signals;

    @Autowired
    private JournalSearch journal;

    private List<CaseId> casesWith(String column, String contact) {
        List<CaseId> made = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            CaseId id = caseOf(actor(Role.APPLICANT)).id();
            jdbc.sql("update casework_applicant set " + column + " = ? where id ="
                            + " (select applicant_id from casework_case where id = ?)")
                    .params(contact, id.value())
                    .update();
            made.add(id);
        }
        return made;
    }

    private Signal signal(Actor administrator, Kind kind, String shown) {
        return signals.signals(administrator).stream()
                .filter(each -> each.kind() == kind && each.shown().equals(shown))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCaseOfATelephoneCanBeStoppedOnceAndAllowedAgain() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String phone = "+3519" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        List<CaseId> made = casesWith("phone", phone);
        String shown = "…" + phone.substring(phone.length() - 4);
        Signal found = signal(administrator, Kind.PHONE, shown);
        assertThat(found.count()).isEqualTo(9);
        assertThat(found.evidence()).extracting(Signals.Evidence::caseId).containsExactlyInAnyOrderElementsOf(made);
        assertThatThrownBy(() -> signals.block(administrator, found, "provas", " "))
                .isInstanceOf(InvalidInput.class);
        assertThat(signals.block(administrator, found, "provas", "A verificar")).isEqualTo(9);
        assertThat(signal(administrator, Kind.PHONE, shown).blocked()).isTrue();
        assertThatThrownBy(() -> signals.block(administrator, found, "provas", "Outra vez"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("signals.already");
        List<Block> blocks = signals.blocks(administrator, 0, 500).rows().stream()
                .filter(block ->
                        made.contains(new CaseId(block.subject() == null ? UUID.randomUUID() : block.subject())))
                .toList();
        assertThat(blocks).hasSize(9);
        signals.lift(administrator, blocks.getFirst().id());
        assertThat(signal(administrator, Kind.PHONE, shown).blocked()).isFalse();
        assertThat(signals.block(administrator, found, "provas", "De novo")).isEqualTo(1);
        var query = new JournalSearch.Query(null, blocks.getFirst().subject(), null, null, null, null);
        assertThat(journal.page(administrator, query, null, 10))
                .extracting(JournalSearch.Line::action)
                .containsSubsequence("block.made", "block.lifted", "block.made");
    }

    @Test
    void theDayOfAMediatorIsADateAndNoPartOfTheName() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor busy = actor(Role.MEDIATOR, "Mediador Apressado " + UUID.randomUUID());
        for (int i = 0; i < 80; i++) {
            jdbc.sql("insert into audit_entry (id, at, actor_id, actor_kind, actor_role, action, case_id, detail)"
                            + " values (?, now(6), ?, 'PERSON', 'MEDIATOR', 'case.read', ?, '')")
                    .params(pt.vez.shared.Ids.next(), busy.accountId(), UUID.randomUUID())
                    .update();
        }
        Signal found = signal(administrator, Kind.MEDIATOR, busy.name());
        assertThat(found.day())
                .isBetween(
                        java.time.LocalDate.now().minusDays(1),
                        java.time.LocalDate.now().plusDays(1));
        assertThat(found.account()).isEqualTo(busy.accountId());
    }

    @Test
    void aMailAddressIsASignalToo() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        String email = UUID.randomUUID().toString().substring(0, 8) + "@x."
                + UUID.randomUUID().toString().substring(0, 4);
        casesWith("email", email);
        assertThat(signal(administrator, Kind.EMAIL, "…" + email.substring(email.length() - 4))
                        .count())
                .isEqualTo(9);
    }

    @Test
    void anAccountIsNamedAndStoppedOnlyOnce() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        Actor trader = actor(Role.APPLICANT, "Vende Vagas " + UUID.randomUUID());
        for (int i = 0; i < 8; i++) {
            jdbc.sql("update casework_case set account_id = ? where id = ?")
                    .params(
                            trader.accountId(),
                            caseOf(actor(Role.APPLICANT)).id().value())
                    .update();
        }
        Signal found = signal(administrator, Kind.ACCOUNT, trader.name());
        signals.block(administrator, found, "provas", "A verificar");
        assertThat(signal(administrator, Kind.ACCOUNT, trader.name()).blocked()).isTrue();
        assertThatThrownBy(() ->
                        signals.block(administrator, BlockKind.ACCOUNT, trader.accountId(), "…", "provas", "Outra vez"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("signals.already");
        var about = new JournalSearch.Query(null, null, trader.accountId(), "block.made", null, null);
        assertThat(journal.page(administrator, about, null, 10)).hasSize(1);
    }
}
