package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Cases.PassportShown;
import pt.vez.platform.Dates;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.Meetings.Venue;
import pt.vez.scheduling.OfferedTime;
import pt.vez.scheduling.PassportVisits;
import pt.vez.scheduling.SeatTaken;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;

/**
 * Books visits to show the passport. The party of such a meeting is the account, so that a person with many cases
 * takes one seat.
 */
@Service
class PassportVisitBooking implements PassportVisits {
    /** Numbers of changes count seconds from here, which an integer bears for 68 years. */
    private static final Instant BEGINNING = Instant.parse("2025-01-01T00:00:00Z");

    private final Meetings meetings;
    private final CaseFacts facts;
    private final CounterDuty duty;
    private final HallVersionRepository versions;
    private final Journal journal;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PassportVisitBooking(
            Meetings meetings,
            CaseFacts facts,
            CounterDuty duty,
            HallVersionRepository versions,
            Journal journal,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.meetings = meetings;
        this.facts = facts;
        this.duty = duty;
        this.versions = versions;
        this.journal = journal;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    private UUID requireWaiting(Actor actor) {
        UUID account = requireOwn(actor);
        if (!facts.isPassportAwaited(account)) {
            throw new NotAuthorised("passport.visit.notNeeded");
        }
        return account;
    }

    /** Under a mandate the passport is on the desk already. */
    private static UUID requireOwn(Actor actor) {
        if (actor.acting() != null) {
            throw new NotAuthorised("error.ownerOnly");
        }
        return actor.accountId();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Place> places(Actor actor) {
        requireWaiting(actor);
        return meetings.venues(Meetings.PASSPORT).stream()
                .map(this::place)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Place> place(Actor actor, CentreId centre) {
        requireWaiting(actor);
        return find(centre).flatMap(this::place);
    }

    private Optional<Place> place(Venue venue) {
        Instant now = clock.instant();
        List<LocalDate> days =
                meetings.free(venue.id(), Meetings.PASSPORT, now, now.plus(Duration.ofDays(DAYS_AHEAD))).stream()
                        .map(time -> LocalDate.ofInstant(time.start(), venue.zone()))
                        .distinct()
                        .toList();
        return days.isEmpty() ? Optional.empty() : Optional.of(new Place(venue, days));
    }

    private Optional<Venue> find(CentreId centre) {
        return meetings.venues(Meetings.PASSPORT).stream()
                .filter(each -> each.id().equals(centre))
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfferedTime> times(Actor actor, CentreId centre, LocalDate day) {
        requireWaiting(actor);
        ZoneId zone =
                find(centre).orElseThrow(() -> new NotFound("problem.404")).zone();
        return meetings.free(
                centre,
                Meetings.PASSPORT,
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Meeting> of(Actor actor) {
        return current(requireOwn(actor));
    }

    private Optional<Meeting> current(UUID account) {
        return meetings.of(account, Meetings.PASSPORT)
                .filter(visit -> visit.end().isAfter(clock.instant()));
    }

    @Override
    public Meeting book(Actor actor, UUID slot) {
        UUID account = requireWaiting(actor);
        try {
            return transactions.run(() -> taken(actor, account, slot));
        } catch (SeatTaken e) {
            // The second of two taps meets what the first one took.
            return current(account).filter(visit -> visit.slot().equals(slot)).orElseThrow(() -> e);
        }
    }

    private Meeting taken(Actor actor, UUID account, UUID slot) {
        Optional<Meeting> before = current(account);
        Meeting visit = meetings.take(account, Meetings.PASSPORT, slot);
        if (visit.end().isAfter(clock.instant().plus(Duration.ofDays(DAYS_AHEAD + 1)))) {
            throw new NotFound("problem.404");
        }
        if (before.filter(visit::equals).isEmpty()) {
            journal.record(actor, "passport.visit.booked", null, null, "");
            before.ifPresent(versions::meeting);
            say(account, visit, News.BOOKED);
        }
        return visit;
    }

    private void say(UUID account, Meeting visit, News news) {
        versions.meeting(visit);
        int number = (int) Duration.between(BEGINNING, clock.instant()).toSeconds();
        events.publishEvent(new VisitChanged(account, visit, news, number));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Expected> today(Actor actor, CentreId centre) {
        duty.require(actor, centre);
        Map<UUID, Meeting> visits = ofToday(centre);
        Map<UUID, CaseNumber> numbers = facts.waitingForPassport(visits.keySet());
        List<Expected> expected = new ArrayList<>();
        visits.forEach((account, visit) -> {
            CaseNumber number = numbers.get(account);
            // Without one the passport was seen in the meantime.
            if (number != null) {
                expected.add(new Expected(account, visit.start(), visit.end(), masked(number)));
            }
        });
        return expected;
    }

    private static String masked(CaseNumber number) {
        String shown = number.display();
        return "•••" + shown.substring(shown.length() - 4);
    }

    private Map<UUID, Meeting> ofToday(CentreId centre) {
        Instant now = clock.instant();
        Duration day = Duration.ofDays(1);
        Map<UUID, Meeting> visits = meetings.at(centre, Meetings.PASSPORT, now.minus(day), now.plus(day));
        visits.values()
                .removeIf(visit ->
                        Dates.daysUntil(visit.start(), now, visit.venue().zone()) != 0);
        return visits;
    }

    @Override
    @Transactional(readOnly = true)
    public CaseNumber caseOf(Actor actor, CentreId centre, UUID account) {
        duty.require(actor, centre);
        return Optional.ofNullable(ofToday(centre).get(account))
                .map(visit -> facts.waitingForPassport(List.of(account)).get(account))
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public Optional<Meeting> cancel(Actor actor) {
        UUID account = requireOwn(actor);
        return transactions.run(() -> {
            Optional<Meeting> given = meetings.giveBack(account, Meetings.PASSPORT);
            given.ifPresent(visit -> {
                journal.record(actor, "passport.visit.cancelled", null, null, "");
                say(account, visit, News.CANCELLED);
            });
            return given;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Meeting> ahead(UUID account) {
        return current(account).filter(visit -> visit.start().isAfter(clock.instant()));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Meeting> between(Instant from, Instant until) {
        Map<UUID, Meeting> found = new HashMap<>();
        meetings.venues(Meetings.PASSPORT)
                .forEach(venue -> found.putAll(meetings.at(venue.id(), Meetings.PASSPORT, from, until)));
        return found;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Meetings.CalledOff event) {
        if (event.service().equals(Meetings.PASSPORT)) {
            say(event.party(), event.meeting(), News.CALLED_OFF);
        }
    }

    /** Others use the time of a person whose passport was seen before. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PassportShown event) {
        if (!facts.isPassportAwaited(event.accountId())) {
            meetings.giveBack(event.accountId(), Meetings.PASSPORT)
                    .ifPresent(visit -> say(event.accountId(), visit, News.NOT_NEEDED));
        }
    }
}
