package pt.vez.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;

/** The catalogue of procedures and what each asks for. Public knowledge, kept as data. */
@Service
@Transactional(readOnly = true)
public class Procedures {
    private static final RowMapper<Procedure> PROCEDURE = (row, n) -> new Procedure(
            row.getString("code"),
            new LocalText(row.getString("name_pt"), row.getString("name_en")),
            new LocalText(row.getString("plain_pt"), row.getString("plain_en")),
            row.getString("legal_basis"),
            row.getString("service_code"),
            row.getInt("decision_days"),
            row.getBoolean("open_for_new"));
    private final JdbcClient jdbc;

    Procedures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param decisionDays term for the decision in days (Law 23/2007 art. 82) */
    public record Procedure(
            String code,
            LocalText name,
            LocalText plain,
            String legalBasis,
            String serviceCode,
            int decisionDays,
            boolean openForNew) {}

    /** @param validityDays age at which the document is too old on the day of attendance */
    public record Item(
            String code,
            LocalText name,
            LocalText hint,
            @Nullable Integer validityDays) {}

    public List<Procedure> all() {
        return jdbc.sql("select * from casework_procedure order by position")
                .query(PROCEDURE)
                .list();
    }

    public Procedure get(String code) {
        return jdbc.sql("select * from casework_procedure where code = ?")
                .param(code)
                .query(PROCEDURE)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    /** The checklist in its order. */
    public List<Item> checklist(String procedureCode) {
        return jdbc.sql("select i.* from casework_requirement r join casework_item i on i.code = r.item_code"
                        + " where r.procedure_code = ? order by r.position")
                .param(procedureCode)
                .query(ITEM)
                .list();
    }

    /** Everything any procedure asks for. */
    public List<Item> items() {
        return jdbc.sql("select * from casework_item order by code").query(ITEM).list();
    }

    public Optional<Item> item(String code) {
        return jdbc.sql("select * from casework_item where code = ?")
                .param(code)
                .query(ITEM)
                .optional();
    }

    private static final RowMapper<Item> ITEM = (row, n) -> new Item(
            row.getString("code"),
            new LocalText(row.getString("name_pt"), row.getString("name_en")),
            new LocalText(row.getString("hint_pt"), row.getString("hint_en")),
            row.getObject("validity_days", Integer.class));
}
