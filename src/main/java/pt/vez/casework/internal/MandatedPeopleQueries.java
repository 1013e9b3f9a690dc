package pt.vez.casework.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.casework.MandatedPeople;
import pt.vez.mandates.LiveMandates;
import pt.vez.shared.Actor;

/** Reads the names with SQL and keeps those with a mandate in force. */
@Repository
class MandatedPeopleQueries implements MandatedPeople {
    private final JdbcClient jdbc;
    private final LiveMandates live;

    MandatedPeopleQueries(JdbcClient jdbc, LiveMandates live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<CaseId, Named> among(Actor actor, Collection<CaseId> cases) {
        Map<CaseId, Named> named = new HashMap<>();
        if (cases.isEmpty()) {
            live.among(actor, Set.of());
            return named;
        }
        record Person(UUID caseId, UUID applicantId, String name) {}
        List<Person> people = jdbc.sql("""
                        select c.id as case_id, a.id as applicant_id, a.name
                          from casework_case c
                          join people_applicant a on a.id = c.applicant_id
                         where c.id in (:cases)
                        """)
                .param("cases", cases.stream().map(CaseId::value).toList())
                .query(Person.class)
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
