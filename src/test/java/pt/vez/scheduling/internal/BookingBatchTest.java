package pt.vez.scheduling.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pt.vez.VezTest;
import pt.vez.casework.CaseFacts;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.BatchBooking.Answer;
import pt.vez.scheduling.BatchBooking.BookingEntitlements;
import pt.vez.scheduling.BatchBooking.BookingEntitlements.BookingEntitlement;
import pt.vez.scheduling.BatchBooking.Command;
import pt.vez.scheduling.BatchBooking.Outcome;
import pt.vez.shared.Base32;
import pt.vez.shared.Ids;

class BookingBatchTest extends VezTest {
    private static final int SEATS = 4;

    @Autowired
    private BookingBatchRepository bookings;

    @Autowired
    private AppointmentQueries appointments;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private FreeSeatCache hints;

    @Autowired
    private BookingFollowUp bookingFollowUp;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Clock clock;

    private UUID slot;

    @BeforeEach
    void aTimeWithSomeSeats() {
        UUID centre = Ids.next();
        slot = Ids.next();
        jdbc.sql(
                        "insert into scheduling_centre (id, name, address, postal_code, municipality, zone, latitude, longitude,"
                                + " access_pt, access_en, active, version) select ?, ?, 'Rua 1', '1000-001', code, zone, latitude,"
                                // Closed, so that nobody else's journey leads here.
                                + " longitude, '', '', false, 0 from calendar_municipality where code = 'lisboa'")
                .params(centre, "Centro " + centre)
                .update();
        jdbc.sql(
                        "insert into scheduling_slot values (?, ?, 'BIO', now(6) + interval 3 day, now(6) + interval 4323 minute,"
                                + " current_date + interval 3 day)")
                .params(slot, centre)
                .update();
        for (int seat = 1; seat <= SEATS; seat++) {
            UUID desk = Ids.next();
            jdbc.sql("insert into scheduling_desk values (?, ?, ?, true, 0)")
                    .params(desk, centre, "Balcão " + seat)
                    .update();
            jdbc.sql("insert into scheduling_seat (slot_id, seat, desk_id, quota) values (?, ?, ?, 'PUBLIC')")
                    .params(slot, seat, desk)
                    .update();
        }
    }

    private UUID waiting() {
        UUID person = Ids.next();
        jdbc.sql("insert into people_applicant (id, name, birth_date, nationality, municipality, language, version)"
                        + " values (?, 'Pessoa', '1990-01-01', 'BR', 'lisboa', 'pt-PT', 0)")
                .param(person)
                .update();
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into casework_case (id, number, applicant_id, procedure_code, stage, stage_since, opened_at,"
                                + " origin, claim, version) values (?, ?, ?, 'AR-88', 'APPOINTMENT', now(6), now(6), 'REGISTER', 'NONE', 0)")
                .params(id, Base32.random(8), person)
                .update();
        return id;
    }

    /** Books one case for each code; an entitlement is known by the identifier of its case. */
    private List<Answer> book(List<UUID> cases, String... codes) {
        Iterator<String> drawn = List.of(codes).iterator();
        BookingEntitlements entitlements = new BookingEntitlements() {
            @Override
            public List<BookingEntitlement> inForce(Collection<UUID> ids) {
                return ids.stream()
                        .map(id -> new BookingEntitlement(id, id, "BIO"))
                        .toList();
            }
        };
        var commit = new BookingBatch(
                bookings,
                entitlements,
                facts,
                hints,
                new AppointmentCodes(appointments, drawn::next),
                bookingFollowUp,
                clock);
        List<Command> commands =
                cases.stream().map(id -> new Command(Ids.next(), id, slot)).toList();
        var answers = transactions.run(() -> commit.of(commands));
        assertThat(drawn).isExhausted();
        return commands.stream()
                .map(command -> answers.get(command.commandId()))
                .toList();
    }

    private String code(Answer answer) {
        return jdbc.sql("select code from scheduling_appointment where id = ? and active")
                .param(answer.appointmentId())
                .query(String.class)
                .single();
    }

    @Test
    void aCodeDrawnTwiceCostsNobodyTheirSeat() {
        String[] codes = Stream.generate(() -> Base32.random(6)).limit(5).toArray(String[]::new);
        List<Answer> first = book(List.of(waiting(), waiting()), codes[0], codes[0], codes[1], codes[2]);
        assertThat(first).extracting(Answer::outcome).containsOnly(Outcome.BOOKED);
        List<Answer> second = book(List.of(waiting(), waiting()), codes[1], codes[3], codes[3], codes[4]);
        assertThat(second).extracting(Answer::outcome).containsOnly(Outcome.BOOKED);
        assertThat(Stream.concat(first.stream(), second.stream()).map(this::code))
                .containsExactlyInAnyOrder(codes[1], codes[2], codes[3], codes[4]);
        assertThat(jdbc.sql("select count(*) from scheduling_occupancy where slot_id = ? and kind = 'CONFIRMED'")
                        .param(slot)
                        .query(Integer.class)
                        .single())
                .isEqualTo(SEATS);
        assertThat(book(List.of(waiting())).getFirst().outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void aCodeInUseIsNotDrawnForOneAppointmentEither() {
        String used = Base32.random(6);
        String free = Base32.random(6);
        book(List.of(waiting()), used);
        Iterator<String> drawn = List.of(used, used, free).iterator();
        assertThat(new AppointmentCodes(appointments, drawn::next).unused()).isEqualTo(free);
    }
}
