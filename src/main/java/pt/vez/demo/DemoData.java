// Longer than 300 lines: made-up people, centres and bookings, a list more than a program.
package pt.vez.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Stage;
import pt.vez.invitations.Allocation;
import pt.vez.invitations.Invitations;
import pt.vez.platform.VezSettings;
import pt.vez.scheduling.CentreData;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Centres;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.Publishing;
import pt.vez.scheduling.QuotaShare;
import pt.vez.scheduling.ShiftData;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.GeoPoint;
import pt.vez.shared.Ids;
import pt.vez.shared.LocalText;
import pt.vez.shared.Nif;
import pt.vez.shared.Niss;
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
    private static final int BATCH = 500;
    /** So many centres have a desk for people who only show their passport. */
    private static final int PASSPORT_CENTRES = 2;
    /** Where people who apply to be mediators come to an interview. */
    private static final String INTERVIEWS = "porto";

    private final Random random = new Random(SEED);
    private final VezSettings settings;
    private final DemoAccounts accounts;
    private final DemoPartners partners;
    private final Centres centres;
    private final Publishing publishing;
    private final Allocation allocation;
    private final Invitations invitations;
    private final Municipalities municipalities;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Clock clock;

    DemoData(
            VezSettings settings,
            DemoAccounts accounts,
            DemoPartners partners,
            Centres centres,
            Publishing publishing,
            Allocation allocation,
            Invitations invitations,
            Municipalities municipalities,
            JdbcClient jdbc,
            JdbcTemplate batch,
            Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.partners = partners;
        this.centres = centres;
        this.publishing = publishing;
        this.allocation = allocation;
        this.invitations = invitations;
        this.municipalities = municipalities;
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments args) {
        Integer known = jdbc.sql("select count(*) from identity_account")
                .query(Integer.class)
                .single();
        if (known > 0) {
            return;
        }
        Instant started = clock.instant();
        UUID administrator = accounts.add(DemoPeople.ADMINISTRATOR, "Inês Carvalho", Role.ADMINISTRATOR);
        var actor = Actor.person(administrator, "Inês Carvalho", Set.of(Role.ADMINISTRATOR), null);
        accounts.add(DemoPeople.OFFICER, "Duarte Sequeira", Role.OFFICER);
        accounts.add("officer2@vez.example", "Marta Figueiredo", Role.OFFICER);
        UUID applicant = accounts.add(DemoPeople.APPLICANT, "Oksana Melnyk", Role.APPLICANT);
        List<UUID> booked = cases(settings.demoCases());
        ownCase(applicant);
        List<CentreId> open = centres(actor);
        partners.make(actor, open);
        book(open, booked, administrator);
        allocation(actor, open);
        log.info(
                "Demonstration data made in {} s",
                Duration.between(started, clock.instant()).toSeconds());
    }

    /** @return cases that are ready to have an appointment */
    private List<UUID> cases(int count) {
        String[] places = {
            "lisboa",
            "lisboa",
            "sintra",
            "amadora",
            "loures",
            "odivelas",
            "almada",
            "porto",
            "porto",
            "gaia",
            "matosinhos",
            "braga",
            "ponta-delgada",
            "faro",
            "odemira",
            "coimbra",
            "setubal",
            "cascais"
        };
        String[] procedures = {"AR-88", "AR-88", "AR-88", "AR-89", "CPLP", "CPLP", "REN", "RF", "ASY"};
        List<Object[]> applicants = new ArrayList<>();
        List<Object[]> cases = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        List<UUID> ready = new ArrayList<>();
        Instant now = clock.instant();
        for (int i = 0; i < count; i++) {
            var origin = DemoNames.origin(random);
            var name = DemoNames.name(origin, random);
            UUID applicant = Ids.next();
            UUID caseId = Ids.next();
            int contact = random.nextInt(10);
            applicants.add(new Object[] {
                applicant,
                name.latin(),
                name.nativeScript().isEmpty() ? null : name.nativeScript(),
                LocalDate.of(1955 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                origin.country(),
                random.nextInt(4) > 0
                        ? Nif.ofFirstEight("" + (2 + random.nextInt(2)) + digits(7))
                                .value()
                        : null,
                random.nextInt(4) > 0 ? Niss.ofFirstTen("1" + digits(9)).value() : null,
                "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26)) + digits(6),
                LocalDate.now(clock).plusDays(60 + random.nextInt(2500)),
                contact < 3 || contact == 9 ? null : "+3519" + (1 + random.nextInt(3)) + digits(7),
                contact == 9 || (contact >= 3 && contact < 6) ? null : "p" + i + "@mail.example",
                places[random.nextInt(places.length)],
                random.nextInt(3) == 0 ? "pt-PT" : "en-GB"
            });
            // Older cases are more numerous than fresh ones: the backlog.
            int age = (int) (30 + 870 * Math.sqrt(random.nextDouble()));
            Instant opened = now.minus(Duration.ofDays(age)).minus(Duration.ofMinutes(random.nextInt(600)));
            Stage stage = stage(random.nextInt(100));
            Instant since =
                    opened.plus(Duration.ofDays(stage == Stage.DOCUMENTS ? 0 : random.nextInt(Math.max(1, age - 5))));
            cases.add(new Object[] {
                caseId,
                number(),
                applicant,
                procedures[random.nextInt(procedures.length)],
                stage.name(),
                Timestamp.from(since),
                Timestamp.from(opened)
            });
            events.add(new Object[] {Ids.next(), caseId, Timestamp.from(opened), "OPENED", "REGISTER"});
            if (stage != Stage.DOCUMENTS) {
                events.add(new Object[] {Ids.next(), caseId, Timestamp.from(since), "STAGE_REACHED", stage.name()});
            }
            if (stage == Stage.APPOINTMENT && contact != 9) {
                ready.add(caseId);
            }
            if (applicants.size() == BATCH || i == count - 1) {
                store(applicants, cases, events);
            }
        }
        return ready;
    }

    private static Stage stage(int percent) {
        if (percent < 40) return Stage.DOCUMENTS;
        if (percent < 68) return Stage.APPOINTMENT;
        if (percent < 88) return Stage.ANALYSIS;
        if (percent < 92) return Stage.HEARING;
        return percent < 96 ? Stage.DECISION : Stage.CARD;
    }

    private void store(List<Object[]> applicants, List<Object[]> cases, List<Object[]> events) {
        batch.batchUpdate(
                "insert into casework_applicant (id, name, native_name, birth_date, nationality, nif, niss, passport_number,"
                        + " passport_expires, phone, email, municipality, language, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                applicants);
        batch.batchUpdate(
                "insert into casework_case (id, number, applicant_id, procedure_code, stage, stage_since, opened_at, origin,"
                        + " claim, version) values (?, ?, ?, ?, ?, ?, ?, 'REGISTER', 'NONE', 0)",
                cases);
        batch.batchUpdate("insert into casework_event (id, case_id, at, kind, detail) values (?, ?, ?, ?, ?)", events);
        applicants.clear();
        cases.clear();
        events.clear();
    }

    /** The applicant of the demonstration has a case with everything sent, ready to book. */
    private void ownCase(UUID account) {
        UUID applicant = Ids.next();
        UUID caseId = Ids.next();
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into casework_applicant (id, name, native_name, birth_date, nationality, nif, niss,
                            passport_number, passport_expires, phone, email, municipality, language, version)
                        values (?, 'Oksana Melnyk', 'Оксана Мельник', '1988-03-14', 'UA', ?, ?,
                            'FE482913', ?, '+351912345678', ?, 'amadora', 'pt-PT', 0)""")
                .params(
                        applicant,
                        Nif.ofFirstEight("28745091").value(),
                        Niss.ofFirstTen("1203948571").value(),
                        LocalDate.now(clock).plusYears(4),
                        DemoPeople.APPLICANT)
                .update();
        jdbc.sql(
                        "insert into casework_case (id, number, applicant_id, procedure_code, stage, stage_since, opened_at, origin,"
                                + " account_id, claim, version)"
                                + " values (?, ?, ?, 'REN', 'DOCUMENTS', ?, ?, 'REGISTER', ?, 'VERIFIED', 0)")
                .params(
                        caseId,
                        number(),
                        applicant,
                        now.minus(Duration.ofDays(12)),
                        now.minus(Duration.ofDays(412)),
                        account)
                .update();
        for (Object[] event : new Object[][] {{412L, "OPENED", "REGISTER"}, {3L, "CLAIMED", "VERIFIED"}}) {
            jdbc.sql("insert into casework_event values (?, ?, ?, ?, ?)")
                    .params(Ids.next(), caseId, now.minus(Duration.ofDays((long) event[0])), event[1], event[2])
                    .update();
        }
    }

    private List<CentreId> centres(Actor actor) {
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

    /** Some circumstances are confirmed, all cases have a rank, and the people of one centre are invited. */
    private void allocation(Actor actor, List<CentreId> open) {
        List<UUID> waiting = jdbc.sql(
                        "select id from casework_case where stage = 'APPOINTMENT' order by opened_at limit 60")
                .query(UUID.class)
                .list();
        for (UUID each : waiting) {
            boolean court = random.nextInt(6) == 0;
            jdbc.sql("insert into casework_standing values (?, ?, ?, null, ?, ?, ?)")
                    .param(each)
                    .param(random.nextInt(3) == 0 ? "ILLNESS" : random.nextBoolean() ? "ELDERLY" : null)
                    .param(court ? LocalDate.now(clock).plusDays(20) : null)
                    .param(court)
                    .param(actor.accountId())
                    .param(clock.instant())
                    .update();
        }
        allocation.computeAll();
        LocalDate today = LocalDate.now(clock);
        invitations.release(
                actor,
                new Invitations.Release(
                        "BIO", List.of(open.getLast().value()), today.plusDays(1), today.plusDays(13), 24, 72));
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

    /** About half of the first week is taken. */
    private void book(List<CentreId> open, List<UUID> ready, UUID administrator) {
        int next = 0;
        for (CentreId centre : open) {
            record Seat(UUID slot, int seat, String service, Instant start) {}
            var seats = jdbc.sql(
                            "select t.slot_id, t.seat, s.service_code, s.starts_at from scheduling_seat t"
                                    + " join scheduling_slot s on s.id = t.slot_id where s.centre_id = ? and t.quota = 'PUBLIC' order by s.starts_at, t.seat")
                    .param(centre.value())
                    .query((row, n) -> new Seat(
                            row.getObject(1, UUID.class),
                            row.getInt(2),
                            row.getString(3),
                            row.getObject(4, Instant.class)))
                    .list();
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
                String service = jdbc.sql("select p.service_code from casework_case c join casework_procedure p"
                                + " on p.code = c.procedure_code where c.id = ?")
                        .param(caseId)
                        .query(String.class)
                        .single();
                if (!service.equals(seat.service())) {
                    continue;
                }
                UUID appointment = Ids.next();
                UUID hold = Ids.next();
                Timestamp booked = Timestamp.from(clock.instant().minus(Duration.ofDays(2 + random.nextInt(20))));
                appointments.add(
                        new Object[] {appointment, Base32.random(6), caseId, service, seat.slot(), seat.seat(), booked
                        });
                occupied.add(new Object[] {seat.slot(), seat.seat(), caseId, service, hold, appointment});
                changes.add(new Object[] {hold, appointment, booked, Timestamp.from(seat.start()), administrator});
            }
            batch.batchUpdate(
                    "insert into scheduling_appointment (id, code, case_id, service_code, slot_id, seat, state, active,"
                            + " sequence, booked_at) values (?, ?, ?, ?, ?, ?, 'BOOKED', true, 0, ?)",
                    appointments);
            batch.batchUpdate(
                    "insert into scheduling_occupancy (slot_id, seat, kind, case_id, service_code, hold_id, appointment_id)"
                            + " values (?, ?, 'CONFIRMED', ?, ?, ?, ?)",
                    occupied);
            batch.batchUpdate(
                    "insert into scheduling_appointment_change (command_id, appointment_id, at, kind, to_start, actor_id)"
                            + " values (?, ?, ?, 'BOOKED', ?, ?)",
                    changes);
        }
    }

    private String number() {
        var body = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            body.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(random.nextInt(32)));
        }
        return new CaseNumber(body.append(Base32.check(body)).toString()).value();
    }

    private String digits(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }
}
