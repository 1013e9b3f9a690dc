package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.CaseId;
import pt.vez.invitations.WaitingList.Wish;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** What a person wishes for is theirs to read, to change and to take back. */
class WaitingListTest extends VezTest {
    private static final Set<DayOfWeek> DAYS = EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);

    @Autowired
    private WaitingList waitingList;

    @Test
    void theLastWishCountsUntilThePersonLeavesTheList() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        assertThat(waitingList.wishOf(person, id)).isEmpty();
        waitingList.join(person, id, new Wish(Set.of(UUID.randomUUID()), DAYS, 24, null));
        var wish = new Wish(Set.of(UUID.randomUUID(), UUID.randomUUID()), Set.of(DayOfWeek.FRIDAY), 48, null);
        waitingList.join(person, id, wish);
        assertThat(waitingList.wishOf(person, id)).contains(wish);
        waitingList.leave(person, id);
        assertThat(waitingList.wishOf(person, id)).isEmpty();
        waitingList.join(person, id, wish);
        assertThat(waitingList.wishOf(person, id)).as("back on it").contains(wish);
    }

    @Test
    void itIsNobodyElses() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        var wish = new Wish(Set.of(UUID.randomUUID()), DAYS, 24, null);
        waitingList.join(person, id, wish);
        Actor stranger = actor(Role.APPLICANT);
        assertThatThrownBy(() -> waitingList.wishOf(stranger, id)).isInstanceOf(NotAuthorised.class);
        assertThatThrownBy(() -> waitingList.leave(stranger, id)).isInstanceOf(NotAuthorised.class);
        assertThat(waitingList.wishOf(person, id)).contains(wish);
    }

    @Test
    void aWishNamesCentreDayAndNotice() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        Set<UUID> centres = Set.of(UUID.randomUUID());
        for (Wish each : new Wish[] {
            new Wish(Set.of(), DAYS, 24, null),
            new Wish(centres, Set.of(), 24, null),
            new Wish(centres, DAYS, 1, null),
            new Wish(centres, DAYS, 337, null)
        }) {
            assertThatThrownBy(() -> waitingList.join(person, id, each)).isInstanceOf(InvalidInput.class);
        }
        waitingList.join(person, id, new Wish(centres, DAYS, 2, null));
        waitingList.join(person, id, new Wish(centres, DAYS, 336, null));
        CaseId early = caseOf(person).id();
        assertThatThrownBy(() -> waitingList.join(person, early, new Wish(centres, DAYS, 24, null)))
                .as("a case whose documents are missing")
                .isInstanceOf(InvalidInput.class);
    }
}
