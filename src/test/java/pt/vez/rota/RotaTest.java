package pt.vez.rota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.rota.Duties.Request;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Cover;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** An association of its own with people and a centre, far from what other tests do. */
public abstract class RotaTest extends VezTest {
    protected static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Autowired
    protected Duties duties;

    @Autowired
    protected DutyCover cover;

    @Autowired
    protected TimeOff timeOff;

    @Autowired
    protected WorkTimes times;

    @Autowired
    protected Centres centres;

    @Autowired
    protected Cover seats;

    protected UUID association() {
        return new RotaFixture(jdbc).association();
    }

    protected Actor mediator(UUID association, String name) {
        return join(association, name, false);
    }

    protected Actor coordinator(UUID association) {
        return join(association, "Coordenadora", true);
    }

    private Actor join(UUID association, String name, boolean coordinator) {
        Actor mediator = actor(Role.MEDIATOR, name);
        new RotaFixture(jdbc).join(association, mediator, coordinator);
        return mediator;
    }

    protected UUID centre(ZoneId zone, String municipality) {
        UUID centre = RotaFixture.centre(centres, actor(Role.ADMINISTRATOR), zone, municipality);
        new RotaFixture(jdbc).agreed(centre);
        return centre;
    }

    protected UUID centre() {
        return centre(LISBON, "lisboa");
    }

    protected void staffedByPartners(UUID centre) {
        seats.staff(actor(Role.ADMINISTRATOR), new CentreId(centre), true);
    }

    protected UUID certificate(Actor mediator, LocalDate from, LocalDate to) {
        return new RotaFixture(jdbc).certificate(mediator, from, to);
    }

    /** A Monday at least three weeks away. */
    protected static LocalDate monday() {
        return LocalDate.now(LISBON).plusWeeks(3).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    protected void works(Actor mediator) {
        RotaFixture.always(times, mediator);
    }

    protected Duty plan(Actor coordinator, Actor mediator, UUID centre, LocalDate day, String starts, String ends) {
        duties.plan(
                coordinator,
                Request.once(mediator.accountId(), centre, day, LocalTime.parse(starts), LocalTime.parse(ends)));
        return duties.ofAssociation(coordinator, centre, day, day).stream()
                .filter(duty -> duty.accountId().equals(mediator.accountId()))
                .filter(duty -> duty.start().atZone(duty.zone()).toLocalTime().equals(LocalTime.parse(starts)))
                .filter(duty -> duty.state() == DutyState.PLANNED)
                .findFirst()
                .orElseThrow();
    }
}
