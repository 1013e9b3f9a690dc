package pt.vez.rota.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.rota.WorkTimes;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
@Transactional
class DeclaredTimes implements WorkTimes {
    private final DeclaredTimeRepository times;
    private final Associations associations;
    private final MemberQueries people;
    private final Journal journal;

    DeclaredTimes(DeclaredTimeRepository times, Associations associations, MemberQueries people, Journal journal) {
        this.journal = journal;
        this.times = times;
        this.associations = associations;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public Declared own(Actor mediator) {
        mediator.require(Role.MEDIATOR);
        return of(mediator.accountId());
    }

    @Override
    @Transactional(readOnly = true)
    public Declared of(Actor coordinator, UUID accountId) {
        var own = associations.requireCoordinator(coordinator);
        return of(people.find(own.partnerId(), accountId)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .account());
    }

    Declared of(UUID account) {
        return new Declared(
                times.hours(account), times.differing(account, people.today().minusDays(1)));
    }

    @Override
    public void declare(Actor mediator, List<Hours> hours) {
        mediator.require(Role.MEDIATOR);
        List<Hours> inOrder = hours.stream()
                .sorted(Comparator.comparing(Hours::day).thenComparing(Hours::starts))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            Hours each = inOrder.get(i);
            if (DeclaredHours.endOf(each.ends()) <= each.starts().toSecondOfDay()) {
                throw new InvalidInput("rota.times.order");
            }
            if (i > 0
                    && inOrder.get(i - 1).day() == each.day()
                    && DeclaredHours.endOf(inOrder.get(i - 1).ends())
                            > each.starts().toSecondOfDay()) {
                throw new InvalidInput("rota.times.overlap");
            }
        }
        String before = text(of(mediator.accountId()).hours());
        times.replace(mediator.accountId(), inOrder);
        journal.record(
                mediator, "rota.times", mediator.accountId(), "", new Changes().add("hours", before, text(inOrder)));
    }

    private static String text(List<Hours> hours) {
        return hours.stream()
                .map(each -> each.day().getDisplayName(TextStyle.SHORT, Locale.ROOT) + " " + each.starts() + "-"
                        + each.ends())
                .collect(Collectors.joining(", "));
    }

    @Override
    public UUID differ(
            Actor mediator, LocalDate from, LocalDate to, @Nullable LocalTime starts, @Nullable LocalTime ends) {
        mediator.require(Role.MEDIATOR);
        if (to.isBefore(from) || to.isBefore(people.today())) {
            throw new InvalidInput("rota.days.order");
        }
        if (starts == null != (ends == null)
                || (starts != null && ends != null && DeclaredHours.endOf(ends) <= starts.toSecondOfDay())) {
            throw new InvalidInput("rota.times.order");
        }
        UUID id = times.insertDiffering(mediator.accountId(), from, to, starts, ends);
        journal.record(
                mediator, "rota.differs", mediator.accountId(), "", new Changes().add("days", null, from + "/" + to));
        return id;
    }

    @Override
    public void forget(Actor mediator, UUID id) {
        mediator.require(Role.MEDIATOR);
        if (times.removeDiffering(mediator.accountId(), id)) {
            journal.record(mediator, "rota.differsNoMore", mediator.accountId(), "", new Changes());
        }
    }
}
