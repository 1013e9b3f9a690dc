package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseFacts.Bookable;
import pt.vez.casework.Stage;
import pt.vez.scheduling.BatchBooking.Answer;
import pt.vez.scheduling.BatchBooking.BookingEntitlements;
import pt.vez.scheduling.BatchBooking.BookingEntitlements.BookingEntitlement;
import pt.vez.scheduling.BatchBooking.Command;
import pt.vez.scheduling.BatchBooking.Outcome;
import pt.vez.scheduling.internal.BookingBatchRepository.Appointment;
import pt.vez.scheduling.internal.BookingBatchRepository.Wanted;
import pt.vez.scheduling.internal.BookingFollowUp.Made;
import pt.vez.scheduling.internal.FreeSeatCache.Seat;
import pt.vez.shared.Ids;

/** Books for a group of people in the caller's transaction, with a few statements of many rows. */
@Component
class BookingBatch {
    private static final Answer TAKEN = new Answer(Outcome.TAKEN, null, null);
    private static final Answer UNSERVED = new Answer(Outcome.UNSERVED, null, null);
    private static final Answer NOT_ALLOWED = new Answer(Outcome.NOT_ALLOWED, null, null);

    private final BookingBatchRepository bookings;
    private final BookingEntitlements entitlements;
    private final CaseFacts facts;
    private final FreeSeatCache hints;
    private final AppointmentCodes codes;
    private final BookingFollowUp bookingFollowUp;
    private final Clock clock;

    BookingBatch(
            BookingBatchRepository bookings,
            BookingEntitlements entitlements,
            CaseFacts facts,
            FreeSeatCache hints,
            AppointmentCodes codes,
            BookingFollowUp bookingFollowUp,
            Clock clock) {
        this.bookings = bookings;
        this.entitlements = entitlements;
        this.facts = facts;
        this.hints = hints;
        this.codes = codes;
        this.bookingFollowUp = bookingFollowUp;
        this.clock = clock;
    }

    /** A command of a person who may book. */
    private record Allowed(Command command, BookingEntitlement entitlement, Bookable person) {}

    private record Won(Allowed by, Seat seat, UUID holdId, UUID appointmentId, String code) {
        Won with(String other) {
            return new Won(by, seat, holdId, appointmentId, other);
        }

        UUID caseId() {
            return by.entitlement().caseId();
        }
    }

    /** @return an answer for every command that has one; who lost a race for a seat has none yet and tries again */
    Map<UUID, Answer> of(List<Command> commands) {
        Map<UUID, Answer> answers = new HashMap<>();
        Instant now = clock.instant();
        Map<UUID, BookingEntitlement> valid =
                entitlements
                        .inForce(commands.stream().map(Command::entitlementId).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(BookingEntitlement::id, Function.identity()));
        Set<UUID> ids = valid.values().stream().map(BookingEntitlement::caseId).collect(Collectors.toSet());
        Map<UUID, Bookable> people = ids.isEmpty()
                ? Map.of()
                : facts.bookable(ids).stream()
                        .collect(Collectors.toMap(person -> person.id().value(), Function.identity()));
        List<Allowed> allowed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Command command : commands) {
            BookingEntitlement entitlement = valid.get(command.entitlementId());
            Bookable person = entitlement == null ? null : people.get(entitlement.caseId());
            if (entitlement == null || person == null || person.stage() != Stage.APPOINTMENT) {
                answers.put(command.commandId(), NOT_ALLOWED);
                continue;
            }
            if (seen.add(key(entitlement.caseId(), entitlement.service()))) {
                allowed.add(new Allowed(command, entitlement, person));
            }
        }
        if (!allowed.isEmpty()) {
            List<Won> won = take(allowed, now, answers);
            if (!won.isEmpty()) {
                write(won, now);
            }
            won.forEach(each -> answers.put(
                    each.by().command().commandId(),
                    new Answer(
                            Outcome.BOOKED,
                            each.appointmentId(),
                            each.seat().time().start())));
            if (won.size() < allowed.size()) {
                already(allowed, answers);
            }
        }
        return answers;
    }

    /**
     * A case that did not win a seat may have an appointment: a unique key allows one active appointment for each
     * case.
     */
    private void already(List<Allowed> allowed, Map<UUID, Answer> answers) {
        List<Allowed> lost = allowed.stream()
                .filter(each -> {
                    Answer answer = answers.get(each.command().commandId());
                    return answer == null || answer.outcome() != Outcome.BOOKED;
                })
                .toList();
        Map<String, Answer> active = new HashMap<>();
        bookings.active(lost.stream().map(each -> each.entitlement().caseId()).collect(Collectors.toSet()))
                .forEach(each -> active.put(
                        key(each.caseId(), each.service()),
                        new Answer(Outcome.ALREADY, each.appointment(), each.start())));
        for (Allowed each : lost) {
            Answer existing = active.get(
                    key(each.entitlement().caseId(), each.entitlement().service()));
            if (existing != null) {
                answers.put(each.command().commandId(), existing);
            }
        }
    }

    private static String key(UUID caseId, String service) {
        return caseId + service;
    }

    /** Every command gets another seat of its slot, as far as there are any; the key decides who has it. */
    private List<Won> take(List<Allowed> allowed, Instant now, Map<UUID, Answer> answers) {
        Map<UUID, FreeSeatCache.Hints> free =
                hints.of(allowed.stream().map(each -> each.command().slotId()).collect(Collectors.toSet()), now);
        List<Won> wanted = new ArrayList<>();
        for (Allowed each : allowed) {
            FreeSeatCache.Hints hinted = free.get(each.command().slotId());
            Seat seat = hinted == null ? null : hinted.poll();
            if (seat == null) {
                UUID slot = each.command().slotId();
                answers.put(each.command().commandId(), hints.isUnserved(slot) ? UNSERVED : TAKEN);
            } else if (!seat.time().service().equals(each.entitlement().service())) {
                answers.put(each.command().commandId(), TAKEN);
            } else {
                wanted.add(new Won(each, seat, Ids.next(), Ids.next(), codes.drawn()));
            }
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        // One order for every group: two groups never wait for each other in a circle.
        wanted.sort(Comparator.comparing((Won each) -> each.seat().time().slot())
                .thenComparing(each -> each.seat().number()));
        Set<UUID> winners = bookings.take(
                wanted.stream()
                        .map(each -> new Wanted(
                                each.seat().time().slot(),
                                each.seat().number(),
                                each.caseId(),
                                each.by().entitlement().service(),
                                each.holdId(),
                                each.appointmentId()))
                        .toList(),
                now);
        wanted.stream()
                .filter(each -> !winners.contains(each.holdId()))
                .forEach(each -> hints.forget(each.seat().time().slot()));
        return wanted.stream().filter(each -> winners.contains(each.holdId())).toList();
    }

    private void write(List<Won> won, Instant now) {
        List<Made> made = appointments(won, now).stream()
                .map(each -> new Made(
                        each.appointmentId(),
                        each.caseId(),
                        each.by().person().applicantId(),
                        each.code(),
                        each.by().entitlement().service(),
                        each.by().command().commandId(),
                        each.by().command().entitlementId(),
                        now,
                        each.seat().time().start(),
                        each.seat().time().zone(),
                        each.seat().time().centre()))
                .toList();
        bookingFollowUp.follow(made);
    }

    /**
     * When a drawn code is in use the database takes back this one statement, and all codes are drawn anew; seats stay
     * won.
     */
    private List<Won> appointments(List<Won> won, Instant now) {
        List<Won> coded = won;
        for (int draws = 1; ; draws++) {
            try {
                bookings.insert(
                        coded.stream()
                                .map(each -> new Appointment(
                                        each.appointmentId(),
                                        each.code(),
                                        each.caseId(),
                                        each.by().entitlement().service(),
                                        each.seat().time().slot(),
                                        each.seat().number()))
                                .toList(),
                        now);
                return coded;
            } catch (DuplicateKeyException e) {
                if (draws == AppointmentCodes.DRAWS) {
                    throw e;
                }
                coded = coded.stream().map(each -> each.with(codes.drawn())).toList();
            }
        }
    }
}
