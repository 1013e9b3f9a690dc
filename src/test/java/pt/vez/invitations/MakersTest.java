package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.identity.Accounts;
import pt.vez.invitations.Signals.Kind;
import pt.vez.invitations.Signals.Signal;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publications;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** Who made something is kept by identifier; lists show the name the account has now. */
class MakersTest extends VezTest {
    @Autowired
    private Accounts accounts;

    @Autowired
    private Allocation allocation;

    @Autowired
    private Publications publications;

    @Autowired
    private Signals signals;

    @Autowired
    private Centres centres;

    private final String before = "Antes " + UUID.randomUUID();
    private final String after = "Depois " + UUID.randomUUID();

    private Actor administrator() {
        return actor(Role.ADMINISTRATOR, before);
    }

    private void rename(Actor who) {
        accounts.update(who, accounts.get(who, who.accountId()), after, Set.of(Role.ADMINISTRATOR), true);
    }

    private int named(String table, String... columns) {
        int found = 0;
        for (String column : columns) {
            found += jdbc.sql("select count(*) from " + table + " where " + column + " = ?")
                    .param(before)
                    .query(Integer.class)
                    .single();
        }
        return found;
    }

    @Test
    void aPublication() {
        Actor who = administrator();
        var centre = new CentreFixture(centres, who, "lisboa", Zones.LISBON, 1);
        LocalDate day = LocalDate.now(Zones.LISBON).plusDays(10);
        UUID id = publications.count(who, List.of(centre.id), day, day);
        assertThat(publications.get(who, id).by()).isEqualTo(before);
        rename(who);
        assertThat(publications.get(who, id).by()).isEqualTo(after);
        assertThat(named("scheduling_publication", "made_by")).isZero();
    }

    @Test
    void aPolicy() {
        Actor who = administrator();
        allocation.change(who, allocation.policy(), allocation.policy(), "A mesma");
        rename(who);
        assertThat(allocation.history(who))
                .extracting(Allocation.PolicyVersion::by)
                .contains(after);
        assertThat(named("invitations_policy", "made_by")).isZero();
    }

    @Test
    void aBlockThatWasMadeAndLifted() {
        Actor who = administrator();
        String phone = "+35191" + Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000);
        UUID last = null;
        for (int i = 0; i < 9; i++) {
            CaseId id = caseOf(actor(Role.APPLICANT)).id();
            jdbc.sql("update people_applicant set phone = ? where id ="
                            + " (select applicant_id from casework_case where id = ?)")
                    .params(phone, id.value())
                    .update();
            last = id.value();
        }
        UUID one = last;
        Signal found = signals.signals(who).stream()
                .filter(each -> each.kind() == Kind.PHONE
                        && each.evidence().stream()
                                .anyMatch(of -> of.caseId().value().equals(one)))
                .findFirst()
                .orElseThrow();
        signals.block(who, found, "provas", "A verificar");
        UUID block = block(who, one).id();
        signals.lift(who, block);
        rename(who);
        assertThat(block(who, one))
                .extracting(Signals.Block::madeBy, Signals.Block::liftedBy)
                .containsExactly(after, after);
        assertThat(named("invitations_block", "made_by", "lifted_by")).isZero();
    }

    private Signals.Block block(Actor who, UUID subject) {
        return signals.blocks(who, 0, 500).rows().stream()
                .filter(each -> subject.equals(each.subject()))
                .findFirst()
                .orElseThrow();
    }
}
