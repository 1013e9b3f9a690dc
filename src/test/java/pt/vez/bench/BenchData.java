package pt.vez.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;

/** Fills a database with cases and seats, and empties it again. */
class BenchData {
    final JdbcTemplate jdbc;

    BenchData(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Empties every table the programs fill. Dropping referenced rows in one go needs the checks off. */
    void empty() {
        jdbc.execute((StatementCallback<Boolean>) statement -> {
            statement.execute("set foreign_key_checks = 0");
            for (String table : List.of(
                    "notifications_outbox",
                    "invitations_invitation",
                    "invitations_wave",
                    "invitations_wave_centre",
                    "invitations_priority",
                    "invitations_offer",
                    "invitations_plan",
                    "invitations_plan_item",
                    "scheduling_right",
                    "scheduling_freed",
                    "scheduling_unsettled",
                    "scheduling_appointment_change",
                    "scheduling_appointment",
                    "scheduling_occupancy",
                    "scheduling_seat",
                    "scheduling_slot",
                    "scheduling_desk_service",
                    "scheduling_desk",
                    "scheduling_centre",
                    "casework_event",
                    "casework_standing",
                    "casework_family",
                    "casework_case",
                    "people_key",
                    "people_applicant",
                    "mandates_mandate",
                    "rota_duty",
                    "training_certificate",
                    "associations_acceptance",
                    "associations_agreement_centre",
                    "associations_agreement_procedure",
                    "associations_agreement",
                    "associations_member",
                    "associations_partner",
                    "identity_account_role",
                    "identity_account")) {
                statement.execute("truncate table " + table);
            }
            return statement.execute("set foreign_key_checks = 1");
        });
    }

    /** Cases that wait for biometrics, with people in several municipalities; opened over the last two years. */
    void cases(int count) {
        jdbc.update("insert into people_applicant (id, name, birth_date, nationality, municipality, language, version)"
                + " select uuid(), 'Pessoa', '1990-01-01', 'BR', elt(1 + seq % 6, 'lisboa', 'porto', 'faro', 'braga',"
                + " 'coimbra', 'setubal'), 'pt-PT', 0 from seq_1_to_" + count);
        jdbc.update(
                "insert into casework_case (id, number, applicant_id, procedure_code, stage, stage_since, opened_at,"
                        + " origin, claim, version) select uuid(), lpad(conv(row_number() over (), 10, 32), 9, '0'), id, 'AR-88',"
                        + " 'APPOINTMENT', now(6), timestampadd(day, -(1 + row_number() over () % 700), now(6)), 'REGISTER', 'NONE', 0"
                        + " from people_applicant");
    }

    /** Mediators of partners with agreements, all on shift, and people's mandates for them. */
    void mediators(int count, int mandates) {
        UUID centre = UUID.randomUUID();
        jdbc.update(
                "insert into identity_account (id, email, name, language, active, demonstration, created_at, version)"
                        + " select uuid(), concat(seq, '@bench.example'), 'Mediadora', 'pt-PT', true, true, now(6), 0"
                        + " from seq_1_to_" + count);
        jdbc.update(
                "insert into associations_partner (id, name, kind, city, active, version) select uuid(), concat('P', seq),"
                        + " 'NGO', 'Lisboa', true, 0 from seq_1_to_" + Math.max(1, count / 20));
        jdbc.update(
                "insert into associations_agreement (id, partner_id, reference, valid_from, valid_to, mediators, clause, version)"
                        + " select uuid(), id, 'A', '2020-01-01', '2099-01-01', 50, '', 0 from associations_partner");
        jdbc.update("insert into associations_agreement_procedure select a.id, p.code from associations_agreement a"
                + " cross join casework_procedure p");
        jdbc.update("insert into associations_agreement_centre select id, ? from associations_agreement", centre);
        jdbc.update("insert into associations_member (account_id, partner_id, since) select a.id, p.id, '2020-01-01'"
                + " from (select id, row_number() over () as nr from identity_account) a"
                + " join (select id, row_number() over () as nr, count(*) over () as all_ from associations_partner) p"
                + " on p.nr = 1 + a.nr % p.all_");
        jdbc.update(
                "insert into associations_acceptance select id, 1, 'pt', repeat('x', 32), now(6) from identity_account");
        jdbc.update(
                "insert into training_certificate (id, number, account_id, course_code, issued_at, valid_from, valid_to)"
                        + " select uuid(), concat('B', row_number() over ()), id, 'BIOMETRICS', now(6), '2020-01-01',"
                        + " '2099-01-01' from identity_account");
        jdbc.update(
                "insert into rota_duty (id, partner_id, account_id, centre_id, starts_at, ends_at, state, version)"
                        + " select uuid(), m.partner_id, m.account_id, ?, now(6) + interval (cast(s.seq as signed) - 30) day - interval 1 hour,"
                        + " now(6) + interval (cast(s.seq as signed) - 30) day + interval 11 hour, 'PLANNED', 0"
                        + " from associations_member m cross join seq_1_to_60 s",
                centre);
        jdbc.update(
                "insert into mandates_mandate (id, applicant_id, case_id, partner_id, association_name, mediator_id,"
                        + " mediator_name, scopes, term, state, consent, consent_text_hash, consent_text_language,"
                        + " code_attempts, requested_at, granted_at, expires_at, version)"
                        + " select uuid(), c.applicant_id, c.id, m.partner_id, 'P', m.account_id, 'Mediadora',"
                        + " 'APPOINTMENTS,BIOMETRICS,DOCUMENTS,FOLLOW', 'DAYS_365', 'ACTIVE', 'CODE_EMAIL', repeat('x', 32),"
                        + " 'pt-PT', 0, now(6), now(6), now(6) + interval 200 day, 0"
                        + " from (select id, applicant_id, row_number() over () as nr from casework_case limit "
                        + mandates
                        + ") c join (select account_id, partner_id, row_number() over () as nr, count(*) over () as all_"
                        + " from associations_member) m on m.nr = 1 + c.nr % m.all_");
        jdbc.execute("analyze table mandates_mandate, rota_duty, associations_member, training_certificate");
    }

    /** Centres with slots of twenty minutes for biometrics from tomorrow on. @return centres */
    List<UUID> seats(int centres, int days, int perDay, int seatsPerSlot) {
        String[] towns = {"lisboa", "porto", "faro", "braga", "coimbra", "setubal"};
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < centres; i++) {
            UUID centre = UUID.randomUUID();
            String town = towns[i % towns.length];
            jdbc.update(
                    "insert into scheduling_centre (id, name, address, postal_code, municipality, zone, latitude, longitude,"
                            + " phone, access_pt, access_en, active, version) select ?, ?, 'Rua 1', '1000-001', code, zone, latitude, longitude, null, '',"
                            + " '', true, 0 from calendar_municipality where code = ?",
                    centre,
                    "Posto " + i,
                    town);
            made.add(centre);
            jdbc.update(
                    "insert into scheduling_desk select uuid(), ?, concat('Balcão ', seq), true, 0 from seq_1_to_"
                            + seatsPerSlot,
                    centre);
            jdbc.update(
                    "insert into scheduling_slot select uuid(), ?, 'BIO', d.at, timestampadd(minute, 20, d.at), date(d.at)"
                            + " from (select timestampadd(minute, 540 + 20 * (b.seq - 1), timestampadd(day, a.seq, cast(curdate() as datetime)))"
                            + " as at from seq_1_to_" + days + " a, seq_1_to_" + perDay + " b) d",
                    centre);
            jdbc.update(
                    "insert into scheduling_seat (slot_id, seat, desk_id, quota) select s.id, d.nr, d.id, 'PUBLIC'"
                            + " from scheduling_slot s, (select id, row_number() over (order by label) as nr from scheduling_desk"
                            + " where centre_id = ?) d where s.centre_id = ?",
                    centre,
                    centre);
        }
        return made;
    }

    /** Waits until what follows from the bookings is written, so that it disturbs no other measurement. @return seconds */
    double settled() {
        long start = System.nanoTime();
        while (jdbc.queryForObject("select count(*) from scheduling_unsettled", Integer.class) > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            if (System.nanoTime() - start > 300_000_000_000L) {
                throw new IllegalStateException("what follows from bookings is not written");
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
