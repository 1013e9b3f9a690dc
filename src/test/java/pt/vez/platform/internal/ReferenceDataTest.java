package pt.vez.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ScriptException;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.VezTest;

class ReferenceDataTest extends VezTest {
    private static final int NODES = 6;

    @Autowired
    private DataSource application;

    @TempDir
    private Path folder;

    private SideDatabase database;

    @BeforeEach
    void tables() throws SQLException, IOException {
        database = new SideDatabase(application, "reference");
        database.jdbc()
                .sql("create table platform_reference_data like vez.platform_reference_data")
                .update();
        database.jdbc()
                .sql("create table fruit (code varchar(10) primary key, name varchar(40) not null)")
                .update();
        Files.createDirectory(folder.resolve("fruits"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void file(int version, String statements) throws IOException {
        Files.writeString(folder.resolve("fruits/names-" + version + ".sql"), statements);
    }

    private void load() {
        new ReferenceData(database.source(), folder.toUri().toString().replaceAll("/$", "")).load();
    }

    private String name(String code) {
        return database.jdbc()
                .sql("select name from fruit where code = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    private int version() {
        return new ReferenceDataRepository(database.source()).version("fruits/names");
    }

    @Test
    void aSetIsLoadedOnce() throws IOException {
        file(1, "-- Names;\ninsert into fruit (code, name) values ('A', 'maçã; it''s');\n");
        load();
        assertThat(name("A")).isEqualTo("maçã; it's");
        assertThat(version()).isEqualTo(1);
        database.jdbc().sql("update fruit set name = 'pera'").update();
        load();
        assertThat(name("A")).as("changed since").isEqualTo("pera");
    }

    @Test
    void theNewestVersionIsLoadedAndAnOlderOneIsNot() throws IOException {
        file(1, "insert into fruit (code, name) values ('A', 'one') on duplicate key update name = values(name);");
        load();
        file(10, "insert into fruit (code, name) values ('A', 'ten') on duplicate key update name = values(name);");
        file(9, "insert into fruit (code, name) values ('A', 'nine') on duplicate key update name = values(name);");
        load();
        assertThat(name("A")).isEqualTo("ten");
        assertThat(version()).isEqualTo(10);
        Files.delete(folder.resolve("fruits/names-10.sql"));
        load();
        assertThat(name("A")).as("after a node of an older version started").isEqualTo("ten");
        assertThat(version()).isEqualTo(10);
    }

    @Test
    void aFileThatIsRefusedLeavesNothing() throws IOException {
        file(
                1,
                "insert into fruit (code, name) values ('A', 'one');\ninsert into fruit (code) values ('too long a code');");
        assertThatThrownBy(this::load).isInstanceOf(ScriptException.class).hasMessageContaining("names-1.sql");
        assertThat(database.jdbc()
                        .sql("select count(*) from fruit")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(version()).isZero();
    }

    @Test
    void aFileWithoutVersionIsRefused() throws IOException {
        Files.writeString(folder.resolve("fruits/names.sql"), "select 1;");
        assertThatThrownBy(this::load).hasMessageContaining("names.sql");
    }

    @Test
    void aFolderWithoutFilesIsRefused() {
        assertThatThrownBy(this::load).hasMessageContaining("no reference data");
    }

    /** Each row would be refused the second time. */
    @Test
    void ofManyNodesOneLoads() throws Exception {
        file(
                1,
                "insert into fruit (code, name) values ('A', 'one');\ninsert into fruit (code, name) values ('B', 'two');");
        var together = new CyclicBarrier(NODES);
        try (var nodes = Executors.newFixedThreadPool(NODES)) {
            List<Future<?>> starting = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                starting.add(nodes.submit(() -> {
                    together.await();
                    load();
                    return null;
                }));
            }
            for (Future<?> each : starting) {
                each.get();
            }
        }
        assertThat(name("B")).isEqualTo("two");
    }

    @Test
    void aNodeWaitsForTheOneThatLoads() throws Exception {
        file(1, "insert into fruit (code, name) values ('A', 'of the second node');");
        var first = new ReferenceDataRepository(database.source());
        try (var second = Executors.newSingleThreadExecutor()) {
            Future<?> loading = new TransactionTemplate(new DataSourceTransactionManager(database.source()))
                    .execute(begun -> {
                        first.lockVersion("fruits/names");
                        Future<?> started = second.submit(this::load);
                        await().until(() -> jdbc.sql(
                                                "select count(*) from information_schema.innodb_trx"
                                                        + " where trx_state = 'LOCK WAIT' and trx_query like '%platform_reference_data%'")
                                        .query(Integer.class)
                                        .single()
                                == 1);
                        first.record("fruits/names", 1);
                        return started;
                    });
            assertThat(loading).isNotNull();
            loading.get();
        }
        assertThat(database.jdbc()
                        .sql("select count(*) from fruit")
                        .query(Integer.class)
                        .single())
                .as("loaded by the second as well")
                .isZero();
    }

    @Test
    void theSetsOfTheApplicationAreLoaded() {
        assertThat(jdbc.sql("select name from platform_reference_data where version > 0 order by name")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "associations/declaration",
                        "calendar/municipalities",
                        "casework/procedures",
                        "scheduling/services",
                        "training/courses",
                        "training/questions");
    }
}
