package pt.vez.associations;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.identity.Accounts;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/** Who joins a partner body and who leaves it, and the body itself. */
@Service
public class Memberships {
    private final JdbcClient jdbc;
    private final Associations associations;
    private final Accounts accounts;

    Memberships(JdbcClient jdbc, Associations associations, Accounts accounts) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.accounts = accounts;
    }

    /** @throws InvalidInput when the name is missing or too long */
    @Transactional
    public UUID register(Actor actor, String name, Associations.Kind kind, String city) {
        actor.require(Role.ADMINISTRATOR);
        if (name.isBlank() || name.length() > 200 || city.length() > 80) {
            throw new InvalidInput("field.name.missing");
        }
        UUID id = Ids.next();
        jdbc.sql(
                        "insert into associations_partner (id, name, kind, city, active, version) values (?, ?, ?, ?, true, 0)")
                .params(id, name.strip(), kind.name(), city.strip())
                .update();
        return id;
    }

    /**
     * Lets whoever has this address work for the partner from today: with a new account, or the one they have.
     *
     * @throws InvalidInput when they work for a partner already, or the agreements in force allow no more mediators
     */
    @Transactional
    public void addMediator(Actor actor, UUID associationId, Email email, String name) {
        actor.require(Role.ADMINISTRATOR);
        if (!enter(accounts.enlist(actor, email, name, "pt-PT"), associationId)) {
            throw new InvalidInput("partners.elsewhere");
        }
    }

    /** @throws InvalidInput when the agreements in force allow no more mediators */
    @Transactional
    public void join(Actor actor, UUID accountId, UUID associationId, LocalDate since) {
        actor.require(Role.ADMINISTRATOR);
        requireRoom(associationId);
        jdbc.sql("insert into associations_member (account_id, partner_id, since) values (?, ?, ?)")
                .params(accountId, associationId, since)
                .update();
    }

    private void requireRoom(UUID associationId) {
        // Who joins waits for who joins at the same moment, so that the number agreed is never passed.
        jdbc.sql("select id from associations_partner where id = ? for update")
                .param(associationId)
                .query(UUID.class)
                .single();
        Integer agreed = jdbc.sql("select coalesce(sum(g.mediators), 0) from associations_agreement g"
                        + " where g.partner_id = :partner and " + Agreements.IN_FORCE)
                .param("partner", associationId)
                .param("today", associations.today())
                .query(Integer.class)
                .single();
        if (associations.members(associationId).size() >= agreed) {
            throw new InvalidInput("partners.full", agreed);
        }
    }

    /** Somebody runs the association's own affairs, or does so no more. */
    @Transactional
    public void coordinate(Actor actor, UUID accountId, boolean coordinator) {
        actor.require(Role.ADMINISTRATOR);
        jdbc.sql("update associations_member set coordinator = ? where account_id = ?")
                .params(coordinator, accountId)
                .update();
    }

    /** Leaves today: nothing more can be done for the association from this moment on. */
    @Transactional
    public void leave(Actor actor, UUID accountId) {
        actor.require(Role.ADMINISTRATOR);
        jdbc.sql("update associations_member set until_date = ? where account_id = ?")
                .params(associations.today().minusDays(1), accountId)
                .update();
    }

    /**
     * Makes whoever has this address a mediator of the actor's own association from today: a new account, or the one they
     * have. They join on the day of Lisbon on which this is called.
     *
     * @throws InvalidInput when they work for an association already, which one is not told; when the agreements allow no
     *     more mediators
     */
    @Transactional
    public UUID hire(Actor coordinator, Email email, String name, String language) {
        UUID association = associations.requireCoordinator(coordinator).associationId();
        UUID account = accounts.enlist(coordinator, email, name, language);
        if (!enter(account, association)) {
            throw new InvalidInput("hiring.elsewhere");
        }
        return account;
    }

    /** @return whether they belong to the association now; not when they are somebody's already */
    private boolean enter(UUID account, UUID association) {
        LocalDate today = associations.today();
        requireRoom(association);
        int joined = jdbc.sql("update associations_member set partner_id = ?, since = ?, until_date = null,"
                        + " coordinator = false where account_id = ? and until_date < ?")
                .params(association, today, account, today)
                .update();
        if (joined == 0) {
            joined = jdbc.sql("insert ignore into associations_member (account_id, partner_id, since) values (?, ?, ?)")
                    .params(account, association, today)
                    .update();
        }
        return joined == 1;
    }
}
