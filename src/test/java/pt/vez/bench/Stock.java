package pt.vez.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;

/** Fills a database with cases and seats, and empties it again. */
class Stock {
    final JdbcTemplate jdbc;

    Stock(JdbcTemplate jdbc) {
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
                    "casework_applicant")) {
                statement.execute("truncate table " + table);
            }
            return statement.execute("set foreign_key_checks = 1");
        });
    }

    /** Cases that wait for biometrics, with people in several municipalities; opened over the last two years. */
    void cases(int count) {
        jdbc.update(
                "insert into casework_applicant (id, name, birth_date, nationality, municipality, language, version)"
                        + " select uuid(), 'Pessoa', '1990-01-01', 'BR', elt(1 + seq % 6, 'lisboa', 'porto', 'faro', 'braga',"
                        + " 'coimbra', 'setubal'), 'pt-PT', 0 from seq_1_to_" + count);
        jdbc.update(
                "insert into casework_case (id, number, applicant_id, procedure_code, stage, stage_since, opened_at,"
                        + " origin, claim, version) select uuid(), lpad(conv(row_number() over (), 10, 32), 9, '0'), id, 'AR-88',"
                        + " 'APPOINTMENT', now(6), timestampadd(day, -(1 + row_number() over () % 700), now(6)), 'REGISTER', 'NONE', 0"
                        + " from casework_applicant");
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
