package pt.vez.mandates.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pt.vez.mandates.FileAccessQuota.Opened;

/** Which files a mediator opened on a day of Lisbon. */
@Repository
class FileAccessRepository {
    private final JdbcClient jdbc;

    FileAccessRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Another file of the same mediator waits until the transaction ends. */
    void lock(UUID account) {
        jdbc.sql("select id from identity_public_account where id = :account for update")
                .param("account", account)
                .query(UUID.class)
                .single();
    }

    /** @return false when the mediator opened this file on that day before */
    boolean insert(UUID account, LocalDate day, UUID caseId, Instant now) {
        return jdbc.sql("""
                        insert ignore into mandates_opening (account_id, day, case_id, first_at)
                        values (:account, :day, :case, :now)
                        """)
                        .param("account", account)
                        .param("day", day)
                        .param("case", caseId)
                        .param("now", now)
                        .update()
                == 1;
    }

    int count(UUID account, LocalDate day) {
        return jdbc.sql("select count(*) from mandates_opening where account_id = :account and day = :day")
                .param("account", account)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    /** Mediators with at least so many files on that day, most first; at most a hundred. */
    List<Opened> many(LocalDate day, int least) {
        return jdbc.sql("""
                        select o.account_id, a.name, count(*) as files, max(o.first_at) as last
                          from mandates_opening o
                          join identity_public_account a on a.id = o.account_id
                         where o.day = :day
                         group by o.account_id, a.name
                        having count(*) >= :least
                         order by files desc
                         limit 100
                        """)
                .param("day", day)
                .param("least", least)
                .query(Opened.class)
                .list();
    }
}
