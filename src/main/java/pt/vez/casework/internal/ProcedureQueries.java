package pt.vez.casework.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Procedures;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;

/** Reads the catalogue with SQL. */
@Repository
@Transactional(readOnly = true)
class ProcedureQueries implements Procedures {
    private static final String PROCEDURES = """
            select code, name_pt, name_en, plain_pt, plain_en, legal_basis, service_code, decision_days, open_for_new
              from casework_procedure
            """;

    private static final String ITEMS = """
            select i.code, i.name_pt, i.name_en, i.hint_pt, i.hint_en, i.validity_days
              from casework_item i
            """;

    private static final RowMapper<Procedure> PROCEDURE = (row, n) -> new Procedure(
            row.getString("code"),
            new LocalText(row.getString("name_pt"), row.getString("name_en")),
            new LocalText(row.getString("plain_pt"), row.getString("plain_en")),
            row.getString("legal_basis"),
            row.getString("service_code"),
            row.getInt("decision_days"),
            row.getBoolean("open_for_new"));

    private static final RowMapper<Item> ITEM = (row, n) -> new Item(
            row.getString("code"),
            new LocalText(row.getString("name_pt"), row.getString("name_en")),
            new LocalText(row.getString("hint_pt"), row.getString("hint_en")),
            row.getObject("validity_days", Integer.class));

    private final JdbcClient jdbc;

    ProcedureQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Procedure> all() {
        return jdbc.sql(PROCEDURES + " order by position").query(PROCEDURE).list();
    }

    @Override
    public Procedure get(String code) {
        return jdbc.sql(PROCEDURES + " where code = :code")
                .param("code", code)
                .query(PROCEDURE)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public List<Item> checklist(String procedureCode) {
        return jdbc.sql(ITEMS + """
                          join casework_requirement r on r.item_code = i.code
                         where r.procedure_code = :procedure
                         order by r.position
                        """)
                .param("procedure", procedureCode)
                .query(ITEM)
                .list();
    }

    @Override
    public List<Item> items() {
        return jdbc.sql(ITEMS + " order by i.code").query(ITEM).list();
    }

    @Override
    public Optional<Item> item(String code) {
        return jdbc.sql(ITEMS + " where i.code = :code")
                .param("code", code)
                .query(ITEM)
                .optional();
    }
}
