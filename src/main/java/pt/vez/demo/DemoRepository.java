package pt.vez.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.demo.DemoPeople.Claimable;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** Rows of all modules that the demonstration makes past their services, and what it finds in them. */
@Component
@Profile("demonstration")
class DemoRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    DemoRepository(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    boolean isAnyAccount() {
        return jdbc.sql("select exists (select 1 from identity_account)")
                .query(Boolean.class)
                .single();
    }

    /** An account marked as one of the demonstration. */
    UUID insertAccount(String email, String name, Role role, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into identity_account
                            (id, email, name, phone, language, active, demonstration, created_at, last_sign_in_at, version)
                        values (:id, :email, :name, null, 'pt-PT', true, true, :now, null, 0)""")
                .param("id", id)
                .param("email", email)
                .param("name", name)
                .param("now", now)
                .update();
        jdbc.sql("insert into identity_account_role (account_id, role) values (:id, :role)")
                .param("id", id)
                .param("role", role.name())
                .update();
        return id;
    }

    /** Rows in the order of the columns below. */
    void insertCases(List<Object[]> applicants, List<Object[]> cases, List<Object[]> events) {
        batch.batchUpdate("""
                        insert into people_applicant
                            (id, name, native_name, birth_date, nationality, nif, niss, passport_number,
                             passport_expires, phone, email, municipality, language, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""", applicants);
        batch.batchUpdate("""
                        insert into casework_case
                            (id, number, applicant_id, procedure_code, stage, stage_since, opened_at, origin, claim,
                             version)
                        values (?, ?, ?, ?, ?, ?, ?, 'REGISTER', 'NONE', 0)""", cases);
        insertEvents(events);
    }

    void insertEvents(List<Object[]> events) {
        batch.batchUpdate("insert into casework_event (id, case_id, at, kind, detail) values (?, ?, ?, ?, ?)", events);
    }

    /** The case of an account that is verified to be its applicant's. */
    void linkAccount(UUID caseId, UUID account) {
        jdbc.sql("update casework_case set account_id = :account, claim = 'VERIFIED' where id = :case")
                .param("account", account)
                .param("case", caseId)
                .update();
    }

    /** Cases that wait for an appointment, oldest first. */
    List<UUID> waiting(int limit) {
        return jdbc.sql("select id from casework_case where stage = 'APPOINTMENT' order by opened_at limit :limit")
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Circumstances of a case, confirmed by this account. */
    void insertCircumstances(
            UUID caseId,
            @Nullable String ground,
            @Nullable LocalDate deadline,
            boolean court,
            UUID confirmedBy,
            Instant now) {
        jdbc.sql("""
                        insert into casework_standing
                            (case_id, vulnerability, court_order_by, legal_deadline, protected, confirmed_by,
                             confirmed_at)
                        values (:case, :ground, :deadline, null, :court, :by, :now)""")
                .param("case", caseId)
                .param("ground", ground)
                .param("deadline", deadline)
                .param("court", court)
                .param("by", confirmedBy)
                .param("now", now)
                .update();
    }

    /** Two cases without an account. */
    List<Claimable> claimable(String contact) {
        return jdbc.sql("""
                        select c.number, a.birth_date, a.name, :contact as contact
                          from casework_case c
                          join people_applicant a on a.id = c.applicant_id
                         where c.account_id is null and c.stage in ('DOCUMENTS', 'APPOINTMENT')
                           and case when a.email is not null then 'email'
                                    when a.phone is not null then 'phone'
                                    else 'none' end = :contact
                         order by c.opened_at
                         limit 2""").param("contact", contact).query(Claimable.class).list();
    }

    /** The latest invitations that are open. */
    List<UUID> openInvitations(int limit) {
        return jdbc.sql("""
                        select id
                          from invitations_invitation
                         where state = 'SENT'
                         order by sent_at desc, id desc
                         limit :limit""").param("limit", limit).query(UUID.class).list();
    }

    /** A seat that is open to the public. */
    record Seat(UUID slotId, int seat, String serviceCode, Instant startsAt) {}

    /** By time. */
    List<Seat> publicSeats(UUID centre) {
        return jdbc.sql("""
                        select t.slot_id, t.seat, s.service_code, s.starts_at
                          from scheduling_seat t
                          join scheduling_slot s on s.id = t.slot_id
                         where s.centre_id = :centre and t.quota = 'PUBLIC'
                         order by s.starts_at, t.seat""").param("centre", centre).query(Seat.class).list();
    }

    String serviceOf(UUID caseId) {
        return jdbc.sql("""
                        select p.service_code
                          from casework_case c
                          join casework_procedure p on p.code = c.procedure_code
                         where c.id = :case""").param("case", caseId).query(String.class).single();
    }

    /** Rows in the order of the columns below. */
    void insertBookings(List<Object[]> appointments, List<Object[]> occupied, List<Object[]> changes) {
        batch.batchUpdate("""
                        insert into scheduling_appointment
                            (id, code, case_id, service_code, slot_id, seat, state, active, sequence, booked_at)
                        values (?, ?, ?, ?, ?, ?, 'BOOKED', true, 0, ?)""", appointments);
        batch.batchUpdate("""
                        insert into scheduling_occupancy
                            (slot_id, seat, kind, case_id, service_code, hold_id, appointment_id)
                        values (?, ?, 'CONFIRMED', ?, ?, ?, ?)""", occupied);
        batch.batchUpdate("""
                        insert into scheduling_appointment_change
                            (command_id, appointment_id, at, kind, to_start, actor_id)
                        values (?, ?, ?, 'BOOKED', ?, ?)""", changes);
    }

    String zoneOf(UUID centre) {
        return jdbc.sql("select zone from scheduling_centre where id = :centre")
                .param("centre", centre)
                .query(String.class)
                .single();
    }

    void insertCertificate(String number, UUID account, Instant now, LocalDate from, LocalDate to) {
        jdbc.sql("""
                        insert into training_certificate
                            (id, number, account_id, course_code, issued_at, valid_from, valid_to)
                        values (:id, :number, :account, 'BIOMETRICS', :now, :from, :to)""")
                .param("id", Ids.next())
                .param("number", number)
                .param("account", account)
                .param("now", now)
                .param("from", from)
                .param("to", to)
                .update();
    }

    void insertDuty(UUID partner, UUID account, UUID centre, Instant start, Instant end) {
        jdbc.sql("""
                        insert into rota_duty
                            (id, partner_id, account_id, centre_id, starts_at, ends_at, state, version)
                        values (:id, :partner, :account, :centre, :start, :end, 'PLANNED', 0)""")
                .param("id", Ids.next())
                .param("partner", partner)
                .param("account", account)
                .param("centre", centre)
                .param("start", start)
                .param("end", end)
                .update();
    }

    /** A mediator of the demonstration, and a centre they have duties at. */
    record Worker(UUID partnerId, UUID accountId, UUID centreId) {}

    List<Worker> workers() {
        return jdbc.sql("""
                        select m.partner_id, m.account_id, d.centre_id
                          from identity_account a
                          join associations_member m on m.account_id = a.id
                          join rota_duty d on d.account_id = a.id
                         where a.email like 'mediator%@vez.example' and a.active
                         group by m.account_id""").query(Worker.class).list();
    }

    /** From when until when a duty lasts. */
    record Span(Instant startsAt, Instant endsAt) {}

    /** Duties that end after {@code from} and begin before {@code until}, soonest first. */
    List<Span> duties(UUID account, Instant from, Instant until) {
        return jdbc.sql("""
                        select starts_at, ends_at
                          from rota_duty
                         where account_id = :account and ends_at > :from and starts_at < :until
                         order by starts_at""")
                .param("account", account)
                .param("from", from)
                .param("until", until)
                .query(Span.class)
                .list();
    }
}
