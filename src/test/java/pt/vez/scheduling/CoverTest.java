package pt.vez.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pt.vez.rota.AbsenceReason;
import pt.vez.rota.Duty;
import pt.vez.scheduling.Cover.Gap;
import pt.vez.scheduling.Cover.Missing;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Which seats lose cover, as soon as a certificate lapses or somebody is ill, and who may know. */
class CoverTest extends CoverFixture {
    /** Somebody has the first free seat of the slot. */
    private void book(Place place, LocalTime at) {
        Instant start = day().atTime(at).atZone(LISBON).toInstant();
        UUID slot = jdbc.sql("select id from scheduling_slot where centre_id = ? and starts_at = ?")
                .params(place.centre(), start)
                .query(UUID.class)
                .single();
        jdbc.sql(
                        "insert into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id, appointment_id)"
                                + " values (?, 1, 'CONFIRMED', uuid(), 'BIO', uuid(), uuid())")
                .param(slot)
                .update();
    }

    @Test
    void seatsAreComparedOnlyWhereMediatorsServeTheDesks() {
        Place place = place(1);
        book(place, LocalTime.of(9, 20));
        assertThat(gaps(place)).isEmpty();
        staffedByPartners(place.centre());
        assertThat(gaps(place)).singleElement().satisfies(gap -> {
            assertThat(gap.seats()).isEqualTo(3);
            assertThat(gap.appointments()).isOne();
            assertThat(gap.missing()).as("nobody was planned").isEmpty();
            assertThat(gap.start()).isEqualTo(day().atTime(9, 0).atZone(LISBON).toInstant());
            assertThat(gap.end()).isEqualTo(day().atTime(10, 0).atZone(LISBON).toInstant());
        });
    }

    @Test
    void aCertificateThatLapsesOrIsRevokedUncoversTheSeatsAtOnce() {
        Place place = place(1);
        staffedByPartners(place.centre());
        book(place, LocalTime.of(9, 0));
        Actor rosa = mediator(place.association(), "Rosa");
        Duty duty = planned(place, rosa);
        assertThat(gaps(place)).singleElement().extracting(Gap::seats).isEqualTo(3);
        UUID certificate = certificate(rosa, day().minusDays(300), day());
        assertThat(gaps(place)).as("valid to the end of its last day").isEmpty();
        jdbc.sql("update training_certificate set valid_to = ? where id = ?")
                .params(day().minusDays(1), certificate)
                .update();
        assertThat(gaps(place)).singleElement().satisfies(gap -> {
            assertThat(gap.appointments()).isOne();
            assertThat(gap.missing())
                    .extracting(Missing::dutyId, Missing::cause, Missing::person)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(duty.id(), CoverCause.CERTIFICATE, "Rosa"));
        });
        certificate(rosa, day().minusDays(2), day().plusDays(300));
        assertThat(gaps(place)).as("renewed").isEmpty();
        jdbc.sql("update training_certificate set revoked_at = utc_timestamp(6) where account_id = ?")
                .param(rosa.accountId())
                .update();
        assertThat(gaps(place)).singleElement().extracting(Gap::seats).isEqualTo(3);
        assertThat(seats.own(place.coordinator(), day(), day()))
                .extracting(Cover.OwnGap::dutyId, Cover.OwnGap::cause, Cover.OwnGap::attendances)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(duty.id(), CoverCause.CERTIFICATE, 3));
    }

    @Test
    void illnessUncoversTheSeatsUntilAColleagueIsThere() {
        Place place = place(2);
        staffedByPartners(place.centre());
        book(place, LocalTime.of(9, 0));
        Actor rosa = mediator(place.association(), "Rosa");
        Actor tiago = mediator(place.association(), "Tiago");
        Actor lara = mediator(place.association(), "Lara");
        for (Actor each : List.of(rosa, tiago, lara)) {
            certificate(each, day().minusDays(10), day().plusDays(10));
        }
        Duty duty = planned(place, rosa);
        planned(place, tiago);
        assertThat(gaps(place)).isEmpty();
        timeOff.miss(rosa, duty.id(), AbsenceReason.ILLNESS);
        assertThat(gaps(place)).singleElement().satisfies(gap -> {
            assertThat(gap.seats()).isEqualTo(3);
            assertThat(gap.appointments()).as("Tiago takes what is booked").isZero();
            assertThat(gap.missing()).extracting(Missing::cause).containsExactly(CoverCause.ABSENCE);
        });
        cover.assign(place.coordinator(), duty.id(), lara.accountId());
        assertThat(gaps(place)).isEmpty();
        assertThat(seats.own(place.coordinator(), day(), day())).isEmpty();
    }

    @Test
    void whoLostTheirAgreementOrMembershipStandsBehindNoSeat() {
        Place place = place(1);
        staffedByPartners(place.centre());
        Actor rosa = mediator(place.association(), "Rosa");
        certificate(rosa, day().minusDays(10), day().plusDays(10));
        planned(place, rosa);
        assertThat(gaps(place)).isEmpty();
        jdbc.sql("update associations_member set until_date = ? where account_id = ?")
                .params(day().minusDays(1), rosa.accountId())
                .update();
        assertThat(gaps(place))
                .singleElement()
                .satisfies(gap ->
                        assertThat(gap.missing()).extracting(Missing::cause).containsExactly(CoverCause.AGREEMENT));
        jdbc.sql("update associations_member set until_date = null where account_id = ?")
                .param(rosa.accountId())
                .update();
        assertThat(gaps(place)).isEmpty();
        jdbc.sql("update associations_partner set active = false where id = ?")
                .param(place.association())
                .update();
        assertThat(gaps(place)).singleElement().extracting(Gap::seats).isEqualTo(3);
    }

    @Test
    void aDutyWithoutItsPersonIsShownAlsoWhereNoSeatsAreCompared() {
        Place place = place(1);
        Actor rosa = mediator(place.association(), "Rosa");
        Duty duty = planned(place, rosa);
        assertThat(seats.uncompared(place.coordinator(), day(), day())).isEmpty();
        timeOff.miss(rosa, duty.id(), AbsenceReason.ILLNESS);
        for (Actor each : List.of(place.coordinator(), place.administrator())) {
            assertThat(seats.uncompared(each, day(), day()))
                    .filteredOn(gap -> gap.dutyId().equals(duty.id()))
                    .extracting(Cover.OwnGap::person, Cover.OwnGap::cause)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("Rosa", CoverCause.ABSENCE));
        }
        assertThat(seats.uncompared(coordinator(association()), day(), day())).isEmpty();
        assertThatThrownBy(() -> seats.uncompared(rosa, day(), day())).isInstanceOf(NotAuthorised.class);
        staffedByPartners(place.centre());
        assertThat(seats.isComparing()).isTrue();
        assertThat(seats.uncompared(place.coordinator(), day(), day()))
                .as("compared now, and told there")
                .isEmpty();
    }

    @Test
    void whoGoesHomeEarlyLeavesTheLaterSeatsOpen() {
        Place place = place(1);
        staffedByPartners(place.centre());
        Actor rosa = mediator(place.association(), "Rosa");
        certificate(rosa, day().minusDays(10), day().plusDays(10));
        plan(place.coordinator(), rosa, place.centre(), day(), "09:00", "09:50");
        assertThat(gaps(place)).singleElement().satisfies(gap -> {
            assertThat(gap.seats())
                    .as("the last attendance would outlast the duty")
                    .isOne();
            assertThat(gap.start()).isEqualTo(day().atTime(9, 40).atZone(LISBON).toInstant());
        });
    }

    @Test
    void aCoordinatorLearnsOnlyOfTheirOwnPeople() {
        Place place = place(2);
        staffedByPartners(place.centre());
        UUID other = association();
        Actor theirs = coordinator(other);
        Actor bento = mediator(other, "Bento");
        Actor rosa = mediator(place.association(), "Rosa");
        planned(place, rosa);
        Duty his = plan(theirs, bento, place.centre(), day(), "09:00", "13:00");
        assertThat(seats.own(place.coordinator(), day(), day()))
                .extracting(Cover.OwnGap::person)
                .containsExactly("Rosa");
        var before = seats.own(place.coordinator(), day(), day());
        timeOff.miss(bento, his.id(), AbsenceReason.ILLNESS);
        assertThat(seats.own(place.coordinator(), day(), day()))
                .as("what others lose changes nothing")
                .isEqualTo(before);
        assertThatThrownBy(() -> seats.own(rosa, day(), day())).isInstanceOf(NotAuthorised.class);
        for (Actor each : List.of(rosa, place.coordinator(), actor(Role.OFFICER), actor(Role.APPLICANT))) {
            assertThatThrownBy(() -> seats.gaps(each, day(), day())).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> seats.centres(each)).isInstanceOf(NotAuthorised.class);
            assertThatThrownBy(() -> seats.staff(each, new CentreId(place.centre()), false))
                    .isInstanceOf(NotAuthorised.class);
        }
        assertThatThrownBy(() -> seats.gaps(place.administrator(), day(), day().plusDays(Cover.LONGEST_DAYS + 1)))
                .isInstanceOf(InvalidInput.class);
    }
}
