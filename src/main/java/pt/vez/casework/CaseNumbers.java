package pt.vez.casework;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** Numbers of cases, to name them on lists of the agency; nothing about their people. */
@Service
public class CaseNumbers {
    private final JdbcClient jdbc;

    CaseNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For officers and administrators; cases that do not exist are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, CaseNumber> of(Actor actor, Collection<UUID> cases) {
        if (!actor.is(Role.OFFICER)) {
            actor.require(Role.ADMINISTRATOR);
        }
        Map<UUID, CaseNumber> numbers = new HashMap<>();
        if (!cases.isEmpty()) {
            jdbc.sql("select id, number from casework_case where id in (:ids)")
                    .param("ids", cases)
                    .query(row -> {
                        numbers.put(row.getObject(1, UUID.class), new CaseNumber(row.getString(2)));
                    });
        }
        return numbers;
    }
}
