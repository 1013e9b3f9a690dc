package pt.vez.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pt.vez.demo.DemoRepository.Seat;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Invitations;
import pt.vez.scheduling.CentreId;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/**
 * Fills an empty database so that every screen looks alive: always the same people, made from a fixed seed, with dates
 * relative to today. Centres, desks, shifts and slots go through the services an administrator uses.
 */
@Component
@Profile("demonstration")
@Order(10)
class DemoData implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DemoData.class);
    private static final long SEED = 20_260_101L;

    private final Random random = new Random(SEED);
    private final DemoAccounts accounts;
    private final DemoPartners partners;
    private final DemoCentres centres;
    private final DemoCases cases;
    private final Allocation allocation;
    private final Invitations invitations;
    private final DemoRepository rows;
    private final Clock clock;

    DemoData(
            DemoAccounts accounts,
            DemoPartners partners,
            DemoCentres centres,
            DemoCases cases,
            Allocation allocation,
            Invitations invitations,
            DemoRepository rows,
            Clock clock) {
        this.accounts = accounts;
        this.partners = partners;
        this.centres = centres;
        this.cases = cases;
        this.allocation = allocation;
        this.invitations = invitations;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (rows.isAnyAccount()) {
            return;
        }
        Instant started = clock.instant();
        UUID administrator = accounts.add(DemoPeople.ADMINISTRATOR, "Inês Carvalho", Role.ADMINISTRATOR);
        var actor = Actor.person(administrator, "Inês Carvalho", Set.of(Role.ADMINISTRATOR), null);
        accounts.add(DemoPeople.OFFICER, "Duarte Sequeira", Role.OFFICER);
        accounts.add("officer2@vez.example", "Marta Figueiredo", Role.OFFICER);
        UUID applicant = accounts.add(DemoPeople.APPLICANT, "Oksana Melnyk", Role.APPLICANT);
        List<UUID> booked = cases.make(random);
        cases.ofApplicant(applicant, random);
        List<CentreId> open = centres.make(actor);
        partners.make(actor, open);
        book(open, booked, administrator);
        allocation(actor, open);
        log.info(
                "Demonstration data made in {} s",
                Duration.between(started, clock.instant()).toSeconds());
    }

    /** Some circumstances are confirmed, all cases have a rank, and the people of one centre are invited. */
    private void allocation(Actor actor, List<CentreId> open) {
        for (UUID each : rows.waiting(60)) {
            boolean court = random.nextInt(6) == 0;
            rows.insertCircumstances(
                    each,
                    random.nextInt(3) == 0 ? "ILLNESS" : random.nextBoolean() ? "ELDERLY" : null,
                    court ? LocalDate.now(clock).plusDays(20) : null,
                    court,
                    actor.accountId(),
                    clock.instant());
        }
        allocation.computeAll();
        LocalDate today = LocalDate.now(clock);
        invitations.release(
                actor,
                new Invitations.Release(
                        "BIO", List.of(open.getLast().value()), today.plusDays(1), today.plusDays(13), 24, 72));
    }

    /** About half of the first week is taken. */
    private void book(List<CentreId> open, List<UUID> ready, UUID administrator) {
        int next = 0;
        for (CentreId centre : open) {
            List<Seat> seats = rows.publicSeats(centre.value());
            int index = 0;
            int share = ready.size() / open.size();
            List<Object[]> appointments = new ArrayList<>();
            List<Object[]> occupied = new ArrayList<>();
            List<Object[]> changes = new ArrayList<>();
            for (Seat seat : seats) {
                double chance = 0.75 - 0.7 * index++ / seats.size();
                if (random.nextDouble() > chance || appointments.size() >= share || next >= ready.size()) {
                    continue;
                }
                UUID caseId = ready.get(next++);
                String service = rows.serviceOf(caseId);
                if (!service.equals(seat.serviceCode())) {
                    continue;
                }
                UUID appointment = Ids.next();
                UUID hold = Ids.next();
                Timestamp booked = Timestamp.from(clock.instant().minus(Duration.ofDays(2 + random.nextInt(20))));
                appointments.add(
                        new Object[] {appointment, Base32.random(6), caseId, service, seat.slotId(), seat.seat(), booked
                        });
                occupied.add(new Object[] {seat.slotId(), seat.seat(), caseId, service, hold, appointment});
                changes.add(new Object[] {hold, appointment, booked, Timestamp.from(seat.startsAt()), administrator});
            }
            rows.insertBookings(appointments, occupied, changes);
        }
    }
}
