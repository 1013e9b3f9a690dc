package pt.vez.scheduling.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.QuotaShare;

/** Shares of the seats of a centre that are kept for people at the counter and for the reserve. */
@Component
class QuotaRepository {
    private final JdbcClient jdbc;

    QuotaRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    QuotaShare of(CentreId centre) {
        return jdbc.sql("select assisted_percent, reserve_percent from scheduling_quota where centre_id = :centre")
                .param("centre", centre.value())
                .query((row, n) -> new QuotaShare(row.getInt("assisted_percent"), row.getInt("reserve_percent")))
                .optional()
                .orElse(QuotaShare.NONE);
    }

    void put(CentreId centre, QuotaShare share) {
        jdbc.sql("""
                        insert into scheduling_quota (centre_id, assisted_percent, reserve_percent)
                        values (:centre, :assisted, :reserve)
                        on duplicate key update assisted_percent = values(assisted_percent),
                            reserve_percent = values(reserve_percent)
                        """)
                .param("centre", centre.value())
                .param("assisted", share.assistedPercent())
                .param("reserve", share.reservePercent())
                .update();
    }
}
