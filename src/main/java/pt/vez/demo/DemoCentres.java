package pt.vez.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.ShiftData;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.LocalText;

/** Centres with desks, shifts and published slots, through the services an administrator uses. */
@Component
@Profile("demonstration")
class DemoCentres {
    /** So many centres have a desk for people who only show their passport. */
    private static final int PASSPORT_CENTRES = 2;
    /** Where people who apply to be mediators come to an interview. */
    private static final String INTERVIEWS = "porto";

    private final Centres centres;
    private final Publishing publishing;
    private final Municipalities municipalities;
    private final Clock clock;

    DemoCentres(Centres centres, Publishing publishing, Municipalities municipalities, Clock clock) {
        this.centres = centres;
        this.publishing = publishing;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    List<CentreId> make(Actor actor) {
        record Place(
                String name,
                String address,
                String postal,
                String municipality,
                GeoPoint point,
                String pt,
                String en,
                int desks) {}
        var places = List.of(
                new Place(
                        "Lisboa Telheiras",
                        "Rua Professor Francisco Gentil 24",
                        "1600-625 Lisboa",
                        "lisboa",
                        new GeoPoint(38.7606, -9.1661),
                        "Entrada sem degraus. Metro Telheiras a 4 minutos.",
                        "Step-free entrance. Telheiras metro is 4 minutes away.",
                        6),
                new Place(
                        "Porto Bonfim",
                        "Avenida de Fernão de Magalhães 1862",
                        "4350-158 Porto",
                        "porto",
                        new GeoPoint(41.1621, -8.5919),
                        "Rampa do lado direito. Metro Campanhã a 12 minutos.",
                        "Ramp on the right-hand side. Campanhã metro is 12 minutes away.",
                        4),
                new Place(
                        "Ponta Delgada",
                        "Rua Margarida de Chaves 103",
                        "9500-088 Ponta Delgada",
                        "ponta-delgada",
                        new GeoPoint(37.7430, -25.6720),
                        "Elevador à esquerda da entrada.",
                        "Lift to the left of the entrance.",
                        2));
        List<CentreId> made = new ArrayList<>();
        for (Place place : places) {
            var municipality = municipalities.find(place.municipality()).orElseThrow();
            var id = centres.create(
                    actor,
                    new CentreData(
                            place.name(),
                            place.address(),
                            place.postal(),
                            place.municipality(),
                            municipality.zone(),
                            place.point(),
                            "+351210000000",
                            new LocalText(place.pt(), place.en()),
                            true));
            LocalDate today = LocalDate.now(clock.withZone(municipality.zone()));
            for (int desk = 1; desk <= place.desks(); desk++) {
                String service = desk == place.desks() ? "REN" : desk == place.desks() - 1 && desk > 1 ? "FAM" : "BIO";
                UUID deskId = centres.addDesk(actor, id, "Balcão " + desk, Set.of("BIO", "REN", "FAM", "ASY"));
                shifts(actor, id, deskId, service, today);
            }
            if (made.size() < PASSPORT_CENTRES) {
                String label = "Balcão " + (place.desks() + 1);
                UUID passports = centres.addDesk(actor, id, label, Set.of(Meetings.PASSPORT));
                shifts(actor, id, passports, Meetings.PASSPORT, today);
            }
            if (place.municipality().equals(INTERVIEWS)) {
                String label = "Balcão " + (place.desks() + 2);
                UUID interviews = centres.addDesk(actor, id, label, Set.of(Meetings.INTERVIEW));
                shifts(actor, id, interviews, Meetings.INTERVIEW, today);
            }
            centres.shareOut(actor, id, QuotaShare.NONE, QuotaShare.USUAL);
            publishing.publish(actor, id, today, today.plusDays(13));
            made.add(id);
        }
        return made;
    }

    private void shifts(Actor actor, CentreId centre, UUID desk, String service, LocalDate today) {
        for (DayOfWeek day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            centres.addShift(
                    actor,
                    centre,
                    new ShiftData(
                            desk, service, day, LocalTime.of(8, 30), LocalTime.of(13, 0), today, today.plusDays(13)));
            centres.addShift(
                    actor,
                    centre,
                    new ShiftData(
                            desk,
                            day == DayOfWeek.FRIDAY && Set.of("BIO", "FAM").contains(service) ? "ASY" : service,
                            day,
                            LocalTime.of(14, 0),
                            LocalTime.of(19, 0),
                            today,
                            today.plusDays(13)));
        }
    }
}
