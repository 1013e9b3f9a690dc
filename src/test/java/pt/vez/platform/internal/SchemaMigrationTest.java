package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pt.vez.TestSettings;
import pt.vez.VezTest;
import pt.vez.platform.StartupProblem;

/** The baseline is frozen, a database at the baseline comes to the newest tables, and an older one is refused. */
class SchemaMigrationTest extends VezTest {
    private static final String NEWEST = "classpath:db/migration";
    private static final int MODULES = 18;
    private static final Path CHECKSUMS = Path.of("src/test/resources/baseline-checksums.txt");

    @Autowired
    private DataSource application;

    @TempDir
    private Path folder;

    private SchemaMigration migration() {
        return new SchemaMigration(TestSettings.in(Path.of("target/data"), ""));
    }

    private static Map<String, String> baseline() throws IOException {
        return Files.readAllLines(CHECKSUMS).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (one, other) -> other, TreeMap::new));
    }

    /** Files that were released are listed; a newer one gets its line with its release. */
    @Test
    void aFileThatWasReleasedIsNeverChanged() throws Exception {
        try (var empty = new SideDatabase(application, "frozen")) {
            Map<String, String> found = Arrays.stream(
                            empty.flyway(NEWEST).info().all())
                    .filter(each -> each.getVersion() != null)
                    .collect(Collectors.toMap(MigrationInfo::getScript, each -> String.valueOf(each.getChecksum())));
            assertThat(baseline()).hasSizeGreaterThanOrEqualTo(MODULES);
            assertThat(found).containsAllEntriesOf(baseline());
        }
    }

    @Test
    void aFilledDatabaseAtTheBaselineComesToTheNewestTables() throws Exception {
        for (String file : baseline().keySet()) {
            Files.copy(Path.of("src/main/resources/db/migration", file), folder.resolve(file));
        }
        try (var database = new SideDatabase(application, "upgraded")) {
            database.flyway("filesystem:" + folder).migrate();
            Map<String, Integer> filled = fill(database);
            assertThat(filled.get("casework_case")).isPositive();

            Flyway newest = database.flyway(NEWEST);
            migration().migrate(newest);

            newest.validate();
            assertThat(columns("upgraded")).isEqualTo(columns("vez"));
            assertThat(keys("upgraded")).isEqualTo(keys("vez"));
            Map<String, Integer> after = new TreeMap<>(filled);
            after.replaceAll((table, rows) -> count(database.jdbc(), table));
            assertThat(after).isEqualTo(filled);
        }
    }

    /** @return rows of each table, copied from the application's database with the columns both have */
    private Map<String, Integer> fill(SideDatabase database) throws SQLException {
        var rows = new TreeMap<String, Integer>();
        try (Connection connection = database.source().getConnection()) {
            var target = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            target.execute("set foreign_key_checks = 0");
            for (String table : tables()) {
                copy(target, table, shared(table));
                rows.put(table, count(database.jdbc(), table));
            }
        }
        return rows;
    }

    /** Row by row: MariaDB 11.4 refuses the second row of "insert … select" into a table with triggers (error 1048). */
    private void copy(JdbcTemplate target, String table, List<String> columns) {
        List<Object[]> rows = jdbc.sql("select " + String.join(", ", columns) + " from " + table)
                .query((row, n) -> {
                    var values = new Object[columns.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.getObject(i + 1);
                    }
                    return values;
                })
                .list();
        target.batchUpdate(
                "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")",
                rows);
    }

    private List<String> shared(String table) {
        return jdbc.sql("""
                        select c.column_name from information_schema.columns c
                          join information_schema.columns o using (table_name, column_name)
                         where c.table_schema = 'upgraded' and o.table_schema = 'vez'
                           and c.table_name = :table and c.extra not like '%GENERATED%'""").param("table", table).query(String.class).list();
    }

    private List<String> tables() {
        return jdbc.sql("""
                        select table_name from information_schema.tables
                         where table_schema = 'upgraded' and table_type = 'BASE TABLE'
                           and table_name not in ('flyway_schema_history', 'platform_lock', 'platform_reference_data',
                                                   'people_key_fill')""").query(String.class).list();
    }

    private static int count(JdbcClient database, String table) {
        return database.sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private List<String> columns(String schema) {
        return jdbc.sql("""
                        select concat_ws(' ', table_name, column_name, column_type, is_nullable, column_default, extra,
                                         collation_name, generation_expression)
                          from information_schema.columns where table_schema = :schema
                         order by table_name, column_name""").param("schema", schema).query(String.class).list();
    }

    private List<String> keys(String schema) {
        return jdbc.sql("""
                        select concat_ws(' ', table_name, index_name, non_unique, seq_in_index, column_name)
                          from information_schema.statistics where table_schema = :schema
                         union all
                        select concat_ws(' ', table_name, constraint_name, column_name, referenced_table_name)
                          from information_schema.key_column_usage where table_schema = :schema
                         union all
                        select concat_ws(' ', table_name, constraint_name, check_clause)
                          from information_schema.check_constraints where constraint_schema = :schema
                         order by 1""").param("schema", schema).query(String.class).list();
    }

    @Test
    void anEmptyDatabaseIsMigratedTwice() throws Exception {
        try (var database = new SideDatabase(application, "empty")) {
            migration().migrate(database.flyway(NEWEST));
            migration().migrate(database.flyway(NEWEST));
            assertThat(count(database.jdbc(), "training_question")).isEqualTo(30);
        }
    }

    @Test
    void aDatabaseOfAVersionBeforeTheBaselineIsRefusedInOneLine() throws Exception {
        Files.writeString(folder.resolve("V001__platform.sql"), "create table platform_attempt (bucket int);");
        Files.writeString(folder.resolve("V131__platform_lock.sql"), "create table platform_lock (name int);");
        try (var database = new SideDatabase(application, "older")) {
            database.flyway("filesystem:" + folder).migrate();
            Flyway newest = database.flyway(NEWEST);
            SchemaMigration migration = migration();
            assertThatThrownBy(() -> migration.migrate(newest))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessage("The database in " + Path.of("target/data").toAbsolutePath()
                            + " is of a version before 1.0, which cannot be taken over: move or delete that folder and"
                            + " start again.");
            assertThat(database.jdbc()
                            .sql("select count(*) from flyway_schema_history")
                            .query(Integer.class)
                            .single())
                    .as("nothing was added")
                    .isEqualTo(2);
        }
    }

    @Test
    void tablesOfAChangedFileAreRefusedInOneLine() throws Exception {
        try (var database = new SideDatabase(application, "changed")) {
            migration().migrate(database.flyway(NEWEST));
            database.jdbc()
                    .sql("update flyway_schema_history set checksum = 1 where version = '1.03'")
                    .update();
            Flyway newest = database.flyway(NEWEST);
            SchemaMigration migration = migration();
            assertThatThrownBy(() -> migration.migrate(newest))
                    .isInstanceOf(StartupProblem.class)
                    .message()
                    .hasLineCount(1)
                    .contains("1.03", "move or delete that folder");
        }
    }
}
