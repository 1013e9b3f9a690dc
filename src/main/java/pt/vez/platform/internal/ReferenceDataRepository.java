package pt.vez.platform.internal;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which version of each set of reference data the database has; 0 is none. */
class ReferenceDataRepository {
    private final JdbcClient jdbc;

    ReferenceDataRepository(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    int version(String name) {
        return jdbc.sql("select version from platform_reference_data where name = :name")
                .param("name", name)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** As {@link #version}; the set is locked until the transaction ends. */
    int lockVersion(String name) {
        jdbc.sql("""
                        insert into platform_reference_data (name, version, loaded_at) values (:name, 0, utc_timestamp(6))
                        on duplicate key update version = version""").param("name", name).update();
        return jdbc.sql("select version from platform_reference_data where name = :name for update")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    void record(String name, int version) {
        jdbc.sql("""
                        update platform_reference_data set version = :version, loaded_at = utc_timestamp(6)
                         where name = :name""").param("name", name).param("version", version).update();
    }
}
