package pt.vez.rota.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.rota.WorkTimes;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.Role;

@Service
@Transactional
class DeclaredTimes implements WorkTimes {
    private final JdbcClient jdbc;
    private final Associations associations;
    private final MemberQueries people;
    private final Journal journal;

    DeclaredTimes(JdbcClient jdbc, Associations associations, MemberQueries people, Journal journal) {
        this.journal = journal;
        this.jdbc = jdbc;
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
        return of(people.find(own.associationId(), accountId)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .account());
    }

    Declared of(UUID account) {
        return new Declared(
                jdbc.sql("select weekday, starts, ends from rota_range where account_id = ? order by weekday, starts")
                        .param(account)
                        .query((row, n) -> new Hours(
                                DayOfWeek.of(row.getInt(1)),
                                row.getObject(2, LocalTime.class),
                                row.getObject(3, LocalTime.class)))
                        .list(),
                jdbc.sql("select id, first_day, last_day, starts, ends from rota_exception where account_id = ?"
                                + " and last_day >= ? order by first_day")
                        .params(account, people.today().minusDays(1))
                        .query((row, n) -> new Differing(
                                row.getObject(1, UUID.class),
                                row.getObject(2, LocalDate.class),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalTime.class),
                                row.getObject(5, LocalTime.class)))
                        .list());
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
        jdbc.sql("delete from rota_range where account_id = ?")
                .param(mediator.accountId())
                .update();
        for (Hours each : inOrder) {
            jdbc.sql("insert into rota_range (id, account_id, weekday, starts, ends) values (?, ?, ?, ?, ?)")
                    .params(Ids.next(), mediator.accountId(), each.day().getValue(), each.starts(), each.ends())
                    .update();
        }
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
        UUID id = Ids.next();
        jdbc.sql("insert into rota_exception (id, account_id, first_day, last_day, starts, ends)"
                        + " values (:id, :account, :from, :to, :starts, :ends)")
                .param("id", id)
                .param("account", mediator.accountId())
                .param("from", from)
                .param("to", to)
                .param("starts", starts)
                .param("ends", ends)
                .update();
        journal.record(
                mediator, "rota.differs", mediator.accountId(), "", new Changes().add("days", null, from + "/" + to));
        return id;
    }

    @Override
    public void forget(Actor mediator, UUID id) {
        mediator.require(Role.MEDIATOR);
        int gone = jdbc.sql("delete from rota_exception where id = ? and account_id = ?")
                .params(id, mediator.accountId())
                .update();
        if (gone > 0) {
            journal.record(mediator, "rota.differsNoMore", mediator.accountId(), "", new Changes());
        }
    }
}
