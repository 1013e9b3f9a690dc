package pt.vez;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseNumbers;
import pt.vez.casework.CaseRow;
import pt.vez.casework.Worklist;
import pt.vez.scheduling.Agenda;
import pt.vez.scheduling.Agenda.Seat;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.CentreFixture;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;
import pt.vez.shared.Zones;

/** One stored number with a wrong check character, written by other means, leaves every list readable. */
class StoredNumbersTest extends VezTest {
    @Autowired
    private Centres centres;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Booking booking;

    @Autowired
    private Agenda agenda;

    @Autowired
    private Worklist worklist;

    @Autowired
    private CaseNumbers numbers;

    private CaseId broken;
    private CentreFixture centre;
    private LocalDate day;
    private String right;

    @BeforeEach
    void aDayWithTwoAppointments() {
        Actor administrator = actor(Role.ADMINISTRATOR);
        day = Zones.today(Clock.systemUTC()).plusDays(4);
        centre = new CentreFixture(centres, administrator, "lisboa", Zones.LISBON, 1);
        for (DayOfWeek each : CentreFixture.WEEK) {
            centre.shift(0, each, 9, 11, day, day.plusDays(6));
        }
        publishing.publish(administrator, centre.id, day, day.plusDays(6));
        while (publishing.preview(administrator, centre.id, day, day).getFirst().seats() == 0) {
            day = day.plusDays(1);
        }
        broken = booked();
        booked();
        right = number();
    }

    private String number() {
        return jdbc.sql("select number from casework_case where id = ?")
                .param(broken.value())
                .query(String.class)
                .single();
    }

    private CaseId booked() {
        Actor person = actor(Role.APPLICANT);
        CaseId id = readyCaseOf(person);
        UUID slot = booking.times(person, id, centre.id, day).getFirst().slotId();
        booking.confirm(person, id, booking.hold(person, id, slot).id());
        return id;
    }

    private void write(String number) {
        jdbc.sql("update casework_case set number = ? where id = ?")
                .params(number, broken.value())
                .update();
    }

    @AfterEach
    void asItWas() {
        write(right);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theListsOfStaffShowItAsItIs(boolean whole) {
        String wrong = whole ? right.substring(0, 8) + (right.endsWith("7") ? "8" : "7") : right.substring(0, 5);
        write(wrong);
        String shown = whole ? wrong.substring(0, 4) + "-" + wrong.substring(4, 8) + "-" + wrong.charAt(8) : wrong;
        Actor officer = actor(Role.OFFICER);
        assertThat(agenda.day(officer, centre.id, day))
                .extracting(Seat::caseNumber)
                .filteredOn(number -> number != null)
                .hasSize(2)
                .contains(shown);
        Map<UUID, CaseNumber> known = numbers.of(officer, List.of(broken.value()));
        assertThat(known.get(broken.value()).display()).isEqualTo(shown);
        assertThat(worklist.find(officer, new Worklist.Query(wrong, null, null, true), 0, 10)
                        .rows())
                .extracting(CaseRow::number)
                .extracting(CaseNumber::display)
                .contains(shown);
        assertThat(cases.outline(officer, broken).number().display()).isEqualTo(shown);
    }

    @Test
    void whatIsTypedIsStillChecked() {
        assertThat(CaseNumber.isValid(right)).isTrue();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> CaseNumber.of(right.substring(0, 8) + (right.endsWith("7") ? "8" : "7")))
                .isInstanceOf(pt.vez.shared.InvalidInput.class);
    }
}
