package pt.vez;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pt.vez.shared.Ids;

/** Partners and their people as tests begin with them: an agreement about everything, and everything that authority asks. */
public final class Partners {
    private Partners() {}

    /** A partner whose agreement in force covers every procedure and centre. */
    public static UUID partner(JdbcClient jdbc, String name) {
        UUID partner = Ids.next();
        UUID agreement = Ids.next();
        jdbc.sql("insert into associations_partner (id, name, kind, city, active, version)"
                        + " values (?, ?, 'NGO', 'Lisboa', true, 0)")
                .params(partner, name)
                .update();
        jdbc.sql(
                        "insert into associations_agreement (id, partner_id, reference, valid_from, valid_to, mediators, clause,"
                                + " version) values (?, ?, 'T', '2020-01-01', '2099-01-01', 100, '', 0)")
                .params(agreement, partner)
                .update();
        jdbc.sql("insert into associations_agreement_procedure select ?, code from casework_procedure")
                .param(agreement)
                .update();
        jdbc.sql("insert into associations_agreement_centre select ?, id from scheduling_centre")
                .param(agreement)
                .update();
        return partner;
    }

    /** Works for the partner since long ago, and nothing else yet. */
    public static void member(JdbcClient jdbc, UUID account, UUID partner, boolean coordinator) {
        jdbc.sql("insert into associations_member (account_id, partner_id, since, coordinator)"
                        + " values (?, ?, '2020-01-01', ?)")
                .params(account, partner, coordinator)
                .update();
    }

    /** Declaration accepted, certified for biometrics, on shift now. */
    public static void ready(JdbcClient jdbc, UUID account, UUID partner) {
        jdbc.sql("insert into associations_acceptance select ?, max(version), 'pt', repeat('x', 32), now(6)"
                        + " from associations_declaration")
                .param(account)
                .update();
        certified(jdbc, account);
        onShift(jdbc, account, partner);
    }

    public static void certified(JdbcClient jdbc, UUID account) {
        jdbc.sql(
                        "insert into training_certificate (id, number, account_id, course_code, issued_at, valid_from, valid_to)"
                                + " values (?, ?, ?, 'BIOMETRICS', now(6), '2020-01-01', '2099-12-31')")
                .params(Ids.next(), "T" + account.toString().substring(24), account)
                .update();
    }

    /** At a centre the partner's agreement covers, in Lisbon's zone when there is one. */
    public static void onShift(JdbcClient jdbc, UUID account, UUID partner) {
        jdbc.sql("insert into rota_duty (id, partner_id, account_id, centre_id, starts_at, ends_at, state, version)"
                        + " select ?, g.partner_id, ?, e.centre_id, now(6) - interval 1 hour, now(6) + interval 12 hour,"
                        + " 'PLANNED', 0 from associations_agreement g join associations_agreement_centre e"
                        + " on e.agreement_id = g.id join scheduling_centre c on c.id = e.centre_id"
                        + " where g.partner_id = ? order by c.zone = 'Europe/Lisbon' desc, c.name limit 1")
                .params(Ids.next(), account, partner)
                .update();
    }
}
