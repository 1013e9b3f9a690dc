package pt.vez.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pt.vez.VezTest;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.invitations.Disruptions.Affected;
import pt.vez.invitations.Disruptions.Concerned;
import pt.vez.invitations.internal.replacement.ReplacementSteps;
import pt.vez.scheduling.Booking;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Whom a closure concerns is told before it closes anything, page by page; its people are read in pieces. */
class ClosurePreviewTest extends VezTest {
    private static final int PEOPLE = 6;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Allocation allocation;

    @Autowired
    private Disruptions disruptions;

    @Autowired
    private Booking booking;

    @Autowired
    private CaseCircumstances caseCircumstances;

    private Actor administrator;
    private ClosureFixture house;
    private final List<CaseId> cases = new ArrayList<>();
    private Disruptions.Scope scope;

    @BeforeAll
    void open() {
        administrator = actor(Role.ADMINISTRATOR);
        ClosureFixture.jobs(jdbc, false);
        house = new ClosureFixture(application, administrator, 2, 3);
        List<UUID> slots = jdbc.sql("select s.id from scheduling_slot s join scheduling_seat t on t.slot_id = s.id"
                        + " where s.centre_id = ? and s.local_date = ? order by s.starts_at, s.id, t.seat")
                .params(house.places.getFirst().value(), house.days.getFirst())
                .query(UUID.class)
                .list();
        for (int i = 0; i < PEOPLE; i++) {
            Actor person = actor(Role.APPLICANT);
            CaseId id = house.wants(caseOf(person).id(), allocation);
            booking.confirm(person, id, booking.hold(person, id, slots.get(i)).id());
            cases.add(id);
        }
        Actor officer = actor(Role.OFFICER);
        caseCircumstances.confirm(
                officer,
                cases.getFirst(),
                CaseCircumstances.Circumstances.NONE,
                new CaseCircumstances.Circumstances(null, null, null, true),
                false);
        caseCircumstances.join(officer, cases.get(1), cases.get(2));
        scope = new Disruptions.Scope(
                List.of(house.places.getFirst().value()),
                List.of(),
                List.of(ClosureFixture.SERVICE),
                house.days.getFirst().atStartOfDay(),
                house.days.getFirst().plusDays(1).atStartOfDay(),
                false,
                house.days.getLast());
    }

    @AfterAll
    void leave() {
        house.leave();
        ClosureFixture.jobs(jdbc, true);
    }

    private String number(CaseId id) {
        return new CaseNumber(jdbc.sql("select number from casework_case where id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .display();
    }

    @Test
    void whomItConcernsIsToldByNumberPageByPageBeforeAnythingIsClosed() {
        List<Concerned> all = disruptions.concerned(administrator, scope, 0, 25);
        assertThat(all).hasSize(PEOPLE).isSortedAccordingTo(java.util.Comparator.comparing(Concerned::start));
        assertThat(all)
                .extracting(Concerned::caseNumber)
                .containsExactlyInAnyOrderElementsOf(
                        cases.stream().map(this::number).toList());
        assertThat(all)
                .filteredOn(Concerned::protectedPerson)
                .extracting(Concerned::caseNumber)
                .containsExactly(number(cases.getFirst()));
        assertThat(all)
                .filteredOn(Concerned::family)
                .extracting(Concerned::caseNumber)
                .containsExactlyInAnyOrder(number(cases.get(1)), number(cases.get(2)));
        assertThat(disruptions.concerned(administrator, scope, 4, 25)).isEqualTo(all.subList(4, PEOPLE));
        assertThat(disruptions.preview(administrator, scope).affected()).isEqualTo(PEOPLE);
        assertThat(jdbc.sql("select count(*) from scheduling_seat t join scheduling_slot s on s.id = t.slot_id"
                                + " where s.centre_id = ? and t.open_from = '9999-01-01'")
                        .param(house.places.getFirst().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        UUID plan = disruptions.propose(administrator, scope, "Greve");
        disruptions.step();
        List<Affected> rows = new ArrayList<>();
        disruptions.eachAffected(administrator, plan, rows::add);
        assertThat(rows)
                .isEqualTo(disruptions.affected(administrator, plan, 0, 100))
                .hasSize(PEOPLE);
        assertThat(ReplacementSteps.affected(application, plan, 2))
                .as("in pieces")
                .isEqualTo(rows);
        disruptions.undo(administrator, plan);
        disruptions.step();
    }
}
