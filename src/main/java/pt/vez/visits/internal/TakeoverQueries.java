package pt.vez.visits.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.VisitTakeovers;
import pt.vez.shared.Actor;

/** Reads whether the mandate of a visit was accepted by a colleague and the visit itself is over. */
@Repository
class TakeoverQueries implements VisitTakeovers {
    private final JdbcClient jdbc;

    TakeoverQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isTakenOver(Actor actor) {
        var acting = actor.acting();
        return acting != null
                && jdbc.sql("""
                        select exists (select 1 from visits_handover where mandate_id = :mandate
                                and from_account = :account and state = 'ACCEPTED')
                           and not exists (select 1 from visits_visit where mandate_id = :mandate
                                and account_id = :account and ended_at is null)
                        """)
                        .param("mandate", acting.mandateId())
                        .param("account", actor.accountId())
                        .query(Boolean.class)
                        .single();
    }
}
