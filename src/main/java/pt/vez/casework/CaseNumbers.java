package pt.vez.casework;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.NotAuthorised;

/** Numbers of cases, without anything about a person, for lists of the agency's staff. */
@Service
public class CaseNumbers {
    private final JdbcClient jdbc;

    CaseNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Numbered(UUID id, String number) {}

    /** @throws NotAuthorised for all actors but officers and administrators */
    @Transactional(readOnly = true)
    public Optional<CaseId> find(Actor actor, String typed) {
        actor.requireAgencyStaff();
        return jdbc.sql("select id from casework_case where number = ?")
                .param(Base32.normalise(typed))
                .query((row, n) -> new CaseId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** @throws NotAuthorised for all actors but officers and administrators */
    @Transactional(readOnly = true)
    public Map<UUID, CaseNumber> of(Actor actor, Collection<UUID> cases) {
        actor.requireAgencyStaff();
        return cases.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, number from casework_case where id in (:ids)")
                        .param("ids", cases)
                        .query(Numbered.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Numbered::id, each -> new CaseNumber(each.number())));
    }
}
