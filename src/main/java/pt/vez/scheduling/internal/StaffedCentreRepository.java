package pt.vez.scheduling.internal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which centres mediators of partners serve. */
@Component
class StaffedCentreRepository {
    private final JdbcClient jdbc;

    StaffedCentreRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UUID centre, boolean byPartners) {
        jdbc.sql("""
                        update scheduling_centre set staffed_by_partners = :byPartners, version = version + 1
                        where id = :centre
                        """).param("byPartners", byPartners).param("centre", centre).update();
    }
}
