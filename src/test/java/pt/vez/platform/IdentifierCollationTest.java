package pt.vez.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pt.vez.VezTest;

/** What identifies, selects or unlocks something is compared byte for byte, in every table there is. */
class IdentifierCollationTest extends VezTest {
    /** Names people give: two that differ by an accent or a capital letter only would be taken for each other. */
    private static final Set<String> NAMES = Set.of("scheduling_centre.name", "scheduling_desk.label");

    private static final String IDENTIFIERS =
            "(^|_)(action|claim|code|contact|country|dedupe|email|form|hash|kind|key|language|locale|municipality|"
                    + "nationality|nif|niss|number|origin|parts|phone|proof|quality|quota|role|slug|stage|state|tag|ticket|token|zone)$";

    private List<String> columns(String condition) {
        return jdbc.sql("""
                        select concat(c.table_name, '.', c.column_name) from information_schema.columns c
                          join information_schema.tables t
                            on t.table_schema = c.table_schema and t.table_name = c.table_name
                         where c.table_schema = database() and t.table_type = 'BASE TABLE'
                           and c.table_name <> 'flyway_schema_history'
                           and c.collation_name is not null and c.collation_name not like '%\\_bin'
                           and\s""" + condition).query(String.class).list();
    }

    @Test
    void everyTextInAUniqueKeyIsComparedByteForByte() {
        assertThat(columns("""
                        exists (select 1 from information_schema.statistics s
                         where s.table_schema = c.table_schema and s.table_name = c.table_name
                           and s.column_name = c.column_name and s.non_unique = 0)"""))
                .filteredOn(column -> !NAMES.contains(column))
                .as("columns of unique keys with a collation that takes different texts for one")
                .isEmpty();
    }

    @Test
    void everyIdentifierIsComparedByteForByte() {
        assertThat(columns("c.column_name regexp '" + IDENTIFIERS + "' and c.column_name <> 'postal_code'"))
                .as("columns named like an identifier with a collation that takes different texts for one")
                .isEmpty();
    }
}
