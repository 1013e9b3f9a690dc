package pt.vez.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pt.vez.shared.Actor;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;

/** A centre of a test's own, with desks that give two services. */
public final class CentreFixture {
    public static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final Centres centres;
    private final Actor administrator;
    public final CentreId id;
    public final List<UUID> desks = new ArrayList<>();

    public CentreFixture(Centres centres, Actor administrator, String municipality, ZoneId zone, int desks) {
        this.centres = centres;
        this.administrator = administrator;
        id = centres.create(
                administrator,
                new CentreData(
                        "Posto " + UUID.randomUUID(),
                        "Rua 1",
                        "1000-001",
                        municipality,
                        zone,
                        new GeoPoint(38.7, -9.1),
                        null,
                        new LocalText("", ""),
                        true));
        for (int i = 1; i <= desks; i++) {
            this.desks.add(centres.addDesk(administrator, id, "Balcão " + i, Set.of("REN", "BIO")));
        }
    }

    public UUID shift(int desk, DayOfWeek day, int from, int until, LocalDate first, LocalDate last) {
        return centres.addShift(
                administrator,
                id,
                new ShiftData(desks.get(desk), "REN", day, LocalTime.of(from, 0), LocalTime.of(until, 0), first, last));
    }

    public Shift shift(UUID shift) {
        return centres.shifts(administrator, id).stream()
                .filter(each -> each.id().equals(shift))
                .findFirst()
                .orElseThrow();
    }

    public int seats(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from scheduling_slot s join scheduling_seat t on t.slot_id = s.id"
                        + " where s.centre_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    /** Somebody takes the first seat of a day at a desk. */
    public void take(JdbcClient jdbc, LocalDate day, int desk) {
        jdbc.sql("""
                        insert into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id)
                        select t.slot_id, t.seat, 'CONFIRMED', :someone, s.service_code, :hold
                        from scheduling_slot s join scheduling_seat t on t.slot_id = s.id
                        where s.centre_id = :centre and s.local_date = :day and t.desk_id = :desk
                        order by s.starts_at limit 1
                        """)
                .param("someone", Ids.next())
                .param("hold", Ids.next())
                .param("centre", id.value())
                .param("day", day)
                .param("desk", desks.get(desk))
                .update();
    }
}
