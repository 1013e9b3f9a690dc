package pt.vez.scheduling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.rota.Duty;
import pt.vez.rota.RotaTest;
import pt.vez.scheduling.Cover.Gap;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** A centre with desks for biometrics and an association that may serve them. */
public abstract class CoverFixture extends RotaTest {
    @Autowired
    protected Publishing publishing;

    public record Place(Actor administrator, UUID centre, UUID association, Actor coordinator) {}

    /** Desks with biometrics from nine to ten: three seats each. */
    protected Place place(int desks) {
        Actor administrator = actor(Role.ADMINISTRATOR);
        UUID centre = centre();
        for (int i = 0; i < desks; i++) {
            UUID desk = centres.addDesk(administrator, new CentreId(centre), "Balcão " + i, Set.of("BIO"));
            centres.addShift(
                    administrator,
                    new CentreId(centre),
                    new ShiftData(
                            desk, "BIO", day().getDayOfWeek(), LocalTime.of(9, 0), LocalTime.of(10, 0), day(), day()));
        }
        publishing.publish(administrator, new CentreId(centre), day(), day());
        UUID association = association();
        return new Place(administrator, centre, association, coordinator(association));
    }

    /** A day of the week after next but one that is no holiday. */
    protected static LocalDate day() {
        LocalDate day = monday().plusDays(1);
        return day.getMonthValue() == 12 && (day.getDayOfMonth() == 8 || day.getDayOfMonth() == 25)
                        || day.getMonthValue() == 1 && day.getDayOfMonth() == 1
                ? day.plusDays(1)
                : day;
    }

    protected List<Gap> gaps(Place place) {
        return seats.gaps(place.administrator(), day(), day()).stream()
                .filter(gap -> gap.centre().value().equals(place.centre()))
                .toList();
    }

    protected Duty planned(Place place, Actor mediator) {
        return plan(place.coordinator(), mediator, place.centre(), day(), "09:00", "13:00");
    }
}
