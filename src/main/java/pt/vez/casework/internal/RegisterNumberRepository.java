package pt.vez.casework.internal;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.casework.CaseId;
import pt.vez.shared.InvalidInput;

/** The number a case has in the agency's register. */
@Repository
class RegisterNumberRepository {
    private final JdbcClient jdbc;

    RegisterNumberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> find(CaseId id) {
        return jdbc.sql("select register_number from casework_case where id = ? and register_number is not null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /** The case is locked until the transaction ends. */
    public Optional<String> lock(CaseId id) {
        jdbc.sql("select id from casework_case where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .single();
        return find(id);
    }

    /**
     * @param key letters and digits of the number; null removes it
     * @throws InvalidInput when another case has it
     */
    public void save(CaseId id, @Nullable String number, @Nullable String key) {
        try {
            jdbc.sql("update casework_case set register_number = ?, register_key = ? where id = ?")
                    .param(number)
                    .param(key)
                    .param(id.value())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("register.number.taken");
        }
    }
}
