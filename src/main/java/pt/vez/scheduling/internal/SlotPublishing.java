package pt.vez.scheduling.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Publishing;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

@Service
class SlotPublishing implements Publishing {
    private final CentrePlans plans;
    private final PublishedSeatQueries published;
    private final DayPublishing days;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    SlotPublishing(
            CentrePlans plans,
            PublishedSeatQueries published,
            DayPublishing days,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.plans = plans;
        this.published = published;
        this.days = days;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Day> preview(Actor actor, CentreId centre, LocalDate from, LocalDate to) {
        actor.require(Role.ADMINISTRATOR);
        CentrePlan plan = plans.of(centre);
        require(plan, from, to);
        return preview(plan, from, to);
    }

    /** What publishing these days would do; none where the range is empty. */
    List<Day> preview(CentrePlan plan, LocalDate from, LocalDate to) {
        Map<LocalDate, List<PublishedSeatQueries.Seat>> existing = published.of(plan.id(), from, to).stream()
                .collect(Collectors.groupingBy(PublishedSeatQueries.Seat::date));
        List<Day> all = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            all.add(DayChange.of(plan, date, existing.getOrDefault(date, List.of()), clock.instant())
                    .day());
        }
        return all;
    }

    @Override
    public List<Day> publish(Actor actor, CentreId centre, LocalDate from, LocalDate to) {
        actor.require(Role.ADMINISTRATOR);
        CentrePlan plan = plans.of(centre);
        require(plan, from, to);
        List<Day> all = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            LocalDate day = date;
            all.add(transactions.run(() -> days.publish(plan, day)));
        }
        transactions.run(() -> {
            journal.record(actor, "slots.published", null, null, centre.value() + " " + from + "/" + to);
            return centre;
        });
        return all;
    }

    private void require(CentrePlan plan, LocalDate from, LocalDate to) {
        requireRange(from, to);
        if (from.isBefore(LocalDate.now(clock.withZone(plan.zone())))) {
            throw new InvalidInput("publish.past");
        }
    }

    /** @throws InvalidInput when the range is empty or longer than half a year */
    static void requireRange(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new InvalidInput("shifts.period");
        }
        if (to.isAfter(from.plusDays(LONGEST_DAYS - 1))) {
            throw new InvalidInput("publish.range", LONGEST_DAYS);
        }
    }
}
