package pt.vez.casework;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.mandates.LiveMandates;
import pt.vez.shared.Actor;

/**
 * Of a list of cases, the people whose name a mediator may see: those with a mandate of the own association in force.
 */
@Service
public class MandatedPeople {
    private final JdbcClient jdbc;
    private final LiveMandates live;

    MandatedPeople(JdbcClient jdbc, LiveMandates live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    /** A person of the list whose name may be shown, and the mandate to go on under. */
    public record Named(String name, UUID mandateId) {}

    /** Of these cases those with a mandate of the own association in force. */
    @Transactional(readOnly = true)
    public Map<CaseId, Named> among(Actor actor, Collection<CaseId> cases) {
        Map<CaseId, Named> named = new HashMap<>();
        if (cases.isEmpty()) {
            live.among(actor, Set.of());
            return named;
        }
        record Person(UUID caseId, UUID applicantId, String name) {}
        List<Person> people = jdbc.sql("select c.id, a.id, a.name from casework_case c"
                        + " join casework_applicant a on a.id = c.applicant_id where c.id in (:cases)")
                .param("cases", cases.stream().map(CaseId::value).toList())
                .query((row, n) ->
                        new Person(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .list();
        Map<UUID, UUID> mandateOf = live.among(
                actor, new HashSet<>(people.stream().map(Person::applicantId).toList()));
        for (Person person : people) {
            UUID mandate = mandateOf.get(person.caseId());
            if (mandate != null) {
                named.put(new CaseId(person.caseId()), new Named(person.name(), mandate));
            }
        }
        return named;
    }
}
