package pt.vez.casework.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseNumbers;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;

/** Reads numbers of cases with SQL. */
@Repository
class CaseNumberQueries implements CaseNumbers {
    private final JdbcClient jdbc;

    CaseNumberQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Numbered(UUID id, String number) {}

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseId> find(Actor actor, String typed) {
        actor.requireAgencyStaff();
        return jdbc.sql("select id from casework_case where number = :number")
                .param("number", Base32.normalise(typed))
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    @Override
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
