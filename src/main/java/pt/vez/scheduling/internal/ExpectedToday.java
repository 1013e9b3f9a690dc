package pt.vez.scheduling.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pt.vez.casework.Attendance;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.MandatedPeople;
import pt.vez.casework.MandatedPeople.Named;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.DeskDay.Closed;
import pt.vez.scheduling.DeskDay.Closure;
import pt.vez.scheduling.DeskDay.Expected;
import pt.vez.scheduling.internal.MediatorDayQueries.Row;
import pt.vez.shared.Actor;

/** Who is expected at a centre today, as far as a mediator may see it: names of people who gave them a mandate only. */
@Component
class ExpectedToday {
    private final MediatorDayQueries queries;
    private final AppointmentNotices notices;
    private final MandatedPeople people;
    private final Attendance attendance;

    ExpectedToday(
            MediatorDayQueries queries, AppointmentNotices notices, MandatedPeople people, Attendance attendance) {
        this.queries = queries;
        this.notices = notices;
        this.people = people;
        this.attendance = attendance;
    }

    /** Why the centre is closed on the day, where it is. */
    Optional<Closed> closed(CentreId centre, LocalDate date) {
        return queries.closed(centre, date);
    }

    List<Expected> of(Actor actor, CentreId centre, LocalDate date) {
        List<Row> rows = queries.appointments(centre, date);
        List<CaseId> cases = rows.stream().map(Row::caseId).toList();
        Map<CaseId, Named> named = people.among(actor, cases);
        Map<CaseId, CaseNumber> numbers = attendance.numbersOf(cases);
        Set<CaseId> offered = notices.offeredAnother(
                rows.stream().filter(Row::isClosed).map(Row::caseId).toList());
        return rows.stream()
                .map(row -> expected(
                        row, Objects.requireNonNull(numbers.get(row.caseId())), named, offered.contains(row.caseId())))
                .toList();
    }

    private static Expected expected(Row row, CaseNumber caseNumber, Map<CaseId, Named> named, boolean offered) {
        Named person = named.get(row.caseId());
        String number = caseNumber.display();
        return new Expected(
                row.id(),
                row.start(),
                row.service(),
                row.state(),
                row.arrivedAt(),
                row.isClosed() ? (offered ? Closure.OFFERED : Closure.CLOSED) : Closure.NONE,
                "•••" + number.substring(number.length() - 4),
                person == null ? null : person.name(),
                person == null ? null : person.mandateId());
    }
}
