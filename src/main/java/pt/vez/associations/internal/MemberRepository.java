package pt.vez.associations.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Agreements;
import pt.vez.associations.Associations.Member;
import pt.vez.associations.Associations.Membership;
import pt.vez.associations.Colleagues.Colleague;
import pt.vez.associations.Memberships.Departed;

/** Who works for which partner. Days are of Lisbon; a member works from the first to the last day, both included. */
@Component
class MemberRepository {
    private final JdbcClient jdbc;

    MemberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The partner an account works for, also without an agreement in force. */
    record Belonging(UUID partnerId, boolean coordinator) {}

    Optional<Belonging> belonging(UUID account, LocalDate today) {
        return jdbc.sql("""
                        select partner_id, coordinator
                          from associations_member
                         where account_id = :account and since <= :today
                           and (until_date is null or until_date >= :today)""")
                .param("account", account)
                .param("today", today)
                .query(Belonging.class)
                .optional();
    }

    /** Only of a partner that is not closed and has an agreement in force. */
    Optional<Membership> underAgreement(UUID account, LocalDate today) {
        return jdbc.sql("""
                        select p.id as partner_id, p.name as association_name, m.coordinator
                          from associations_member m
                          join associations_partner p on p.id = m.partner_id
                         where m.account_id = :account and m.since <= :today
                           and (m.until_date is null or m.until_date >= :today)
                           and p.active
                           and exists (select 1 from associations_agreement g
                                        where g.partner_id = p.id and\s""" + Agreements.IN_FORCE + ")")
                .param("account", account)
                .param("today", today)
                .query(Membership.class)
                .optional();
    }

    /** By name; also those whose first day is to come. */
    List<Member> ofPartner(UUID partner, LocalDate today) {
        return jdbc.sql("""
                        select m.account_id, a.name, m.coordinator
                          from associations_member m
                          join identity_public_account a on a.id = m.account_id
                         where m.partner_id = :partner and (m.until_date is null or m.until_date >= :today)
                         order by a.name""")
                .param("partner", partner)
                .param("today", today)
                .query(Member.class)
                .list();
    }

    /** Mediators of the partner whose account is not closed, by name, without the one who asks. */
    List<Colleague> colleagues(UUID partner, UUID account, LocalDate today) {
        return jdbc.sql("""
                        select m.account_id, a.name
                          from associations_member m
                          join identity_public_account a on a.id = m.account_id
                          join identity_active_role r on r.account_id = m.account_id and r.role = 'MEDIATOR'
                         where m.partner_id = :partner and m.since <= :today
                           and (m.until_date is null or m.until_date >= :today)
                           and m.account_id <> :account
                         order by a.name, m.account_id""")
                .param("partner", partner)
                .param("account", account)
                .param("today", today)
                .query(Colleague.class)
                .list();
    }

    List<UUID> accounts(UUID partner, LocalDate today) {
        return jdbc.sql("""
                        select m.account_id
                          from associations_member m
                          join identity_public_account a on a.id = m.account_id and a.active
                         where m.partner_id = :partner and m.since <= :today
                           and (m.until_date is null or m.until_date >= :today)
                         order by m.account_id""")
                .param("partner", partner)
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    /** Coordinators of the partner this account works for, without itself. */
    List<UUID> coordinatorsOver(UUID account, LocalDate today) {
        return jdbc.sql("""
                        select m.account_id
                          from associations_member own
                          join associations_member m on m.partner_id = own.partner_id and m.coordinator
                                                    and m.account_id <> own.account_id
                          join identity_public_account a on a.id = m.account_id and a.active
                         where own.account_id = :account and own.since <= :today
                           and (own.until_date is null or own.until_date >= :today)
                           and m.since <= :today and (m.until_date is null or m.until_date >= :today)
                         order by m.account_id""")
                .param("account", account)
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    /** While an agreement is in force. */
    List<UUID> coordinators(UUID partner, LocalDate today) {
        return jdbc.sql("""
                        select m.account_id
                          from associations_member m
                          join identity_public_account a on a.id = m.account_id and a.active
                         where m.partner_id = :partner and m.coordinator and m.since <= :today
                           and (m.until_date is null or m.until_date >= :today)
                           and exists (select 1 from associations_agreement g
                                        where g.partner_id = m.partner_id and\s""" + Agreements.IN_FORCE + """
                        )
                         order by m.account_id""")
                .param("partner", partner)
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    void insert(UUID account, UUID partner, LocalDate since) {
        jdbc.sql("""
                        insert into associations_member (account_id, partner_id, since)
                        values (:account, :partner, :since)""")
                .param("account", account)
                .param("partner", partner)
                .param("since", since)
                .update();
    }

    /** @return false when the account is a member of a partner already */
    boolean enter(UUID account, UUID partner, LocalDate today) {
        int again = jdbc.sql("""
                        update associations_member
                           set partner_id = :partner, since = :today, until_date = null, left_at = null,
                               coordinator = false
                         where account_id = :account and until_date < :today""")
                .param("account", account)
                .param("partner", partner)
                .param("today", today)
                .update();
        return again == 1
                || jdbc.sql("""
                                        insert ignore into associations_member (account_id, partner_id, since)
                                        values (:account, :partner, :today)""")
                                .param("account", account)
                                .param("partner", partner)
                                .param("today", today)
                                .update()
                        == 1;
    }

    /** @return false when it is so already */
    boolean coordinate(UUID account, boolean coordinator) {
        return jdbc.sql("""
                                update associations_member
                                   set coordinator = :coordinator
                                 where account_id = :account and coordinator <> :coordinator""")
                        .param("coordinator", coordinator)
                        .param("account", account)
                        .update()
                == 1;
    }

    void leave(UUID account, LocalDate last, Instant now) {
        jdbc.sql("update associations_member set until_date = :last, left_at = :now where account_id = :account")
                .param("last", last)
                .param("now", now)
                .param("account", account)
                .update();
    }

    /** Newest first. */
    List<Departed> departed(UUID partner, Instant since) {
        return jdbc.sql("""
                        select m.account_id, a.name, m.left_at
                          from associations_member m
                          join identity_public_account a on a.id = m.account_id
                         where m.partner_id = :partner and m.left_at >= :since
                         order by m.left_at desc""")
                .param("partner", partner)
                .param("since", since)
                .query(Departed.class)
                .list();
    }

    /** @return false when the account left another partner, or before {@code since} */
    boolean restore(UUID account, UUID partner, Instant since) {
        return jdbc.sql("""
                                update associations_member
                                   set until_date = null, left_at = null
                                 where account_id = :account and partner_id = :partner and left_at >= :since""")
                        .param("account", account)
                        .param("partner", partner)
                        .param("since", since)
                        .update()
                == 1;
    }
}
