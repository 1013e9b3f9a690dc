package pt.vez.identity.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.identity.AccountContact;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.identity.SignInContact;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;
import pt.vez.shared.PersonName;
import pt.vez.shared.Role;

/** Accounts as administrators keep them, and as the system itself looks them up. */
@Service
class AccountAdministration implements Accounts {
    private final AccountRepository accounts;
    private static final int PIECE = 1_000;
    private final AccountQueries queries;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    AccountAdministration(
            AccountRepository accounts,
            AccountQueries queries,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.queries = queries;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<AccountSummary> find(Actor actor, Query query, int offset, int limit) {
        return find(actor, query, Order.NAME, false, offset, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<AccountSummary> find(
            Actor actor, Query query, Order order, boolean descending, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        long hits = queries.count(query);
        // The pages that follow are of the same search.
        if (offset == 0 && !query.text().isBlank()) {
            journal.recordBeside(actor, "list.searched", "accounts " + kind(query.text()) + " " + hits);
        }
        return new PageOf<>(queries.page(query, order, descending, offset, limit), hits);
    }

    private static String kind(String text) {
        return text.indexOf('@') >= 0 ? "MAIL" : text.chars().anyMatch(Character::isDigit) ? "PHONE" : "NAME";
    }

    @Override
    public void each(Actor actor, Query query, Consumer<AccountSummary> row) {
        actor.require(Role.ADMINISTRATOR);
        UUID last = null;
        List<AccountSummary> piece;
        do {
            piece = queries.after(query, last, PIECE);
            piece.forEach(row);
            last = piece.isEmpty() ? last : piece.getLast().id();
        } while (piece.size() == PIECE);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, AccountSummary> named(Actor actor, Collection<UUID> ids) {
        actor.require(Role.ADMINISTRATOR);
        return accounts.findAllById(ids).stream()
                .map(Account::summary)
                .collect(Collectors.toMap(AccountSummary::id, Function.identity()));
    }

    @Override
    @Transactional
    public List<UUID> setActive(Actor actor, Collection<UUID> ids, boolean active) {
        actor.require(Role.ADMINISTRATOR);
        List<UUID> changed = new ArrayList<>();
        for (Account account : accounts.findAllById(ids)) {
            if (account.isActive() != active && !account.id().equals(actor.accountId())) {
                account.describe(account.name(), account.roles(), active);
                journal.record(
                        actor, "account.changed", account.id(), "", new Changes().add("active", !active, active));
                changed.add(account.id());
            }
        }
        return changed;
    }

    @Override
    @Transactional
    public UUID create(Actor actor, Email email, String name, Set<Role> roles) {
        actor.require(Role.ADMINISTRATOR);
        var contact = new SignInContact(email.value());
        if (accounts.of(contact).isPresent()) {
            throw new InvalidInput("accounts.email.taken");
        }
        requireDescribed(name, roles);
        var account = accounts.save(
                new Account(Ids.next(), contact, PersonName.of(name).value(), "pt-PT", roles, clock.instant()));
        journal.record(actor, "account.created", null, null, target(account.id(), roles, true));
        return account.id();
    }

    @Override
    @Transactional
    public UUID grantMediatorRole(Actor coordinator, Email email, String name, String language) {
        coordinator.require(coordinator.is(Role.ADMINISTRATOR) ? Role.ADMINISTRATOR : Role.MEDIATOR);
        var contact = new SignInContact(email.value());
        Account account = accounts.of(contact).orElse(null);
        if (account == null) {
            requireDescribed(name, Set.of(Role.MEDIATOR));
            account = accounts.save(new Account(
                    Ids.next(),
                    contact,
                    PersonName.of(name).value(),
                    language,
                    Set.of(Role.MEDIATOR),
                    clock.instant()));
        } else {
            Set<Role> roles = EnumSet.copyOf(account.roles());
            if (!account.isActive() || roles.contains(Role.OFFICER) || roles.contains(Role.ADMINISTRATOR)) {
                throw new InvalidInput("hiring.elsewhere");
            }
            roles.add(Role.MEDIATOR);
            account.describe(account.summary().name(), roles, true);
        }
        journal.record(coordinator, "account.enlisted", null, null, target(account.id(), account.roles(), true));
        return account.id();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AccountSummary> byEmail(Actor administrator, Email email) {
        administrator.require(Role.ADMINISTRATOR);
        return accounts.findByEmail(email.value()).map(Account::summary);
    }

    @Override
    @Transactional
    public void endMediatorRole(Actor administrator, UUID id) {
        administrator.require(Role.ADMINISTRATOR);
        Account account = accounts.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
        Set<Role> roles = EnumSet.copyOf(account.roles());
        roles.remove(Role.MEDIATOR);
        if (roles.isEmpty()) {
            roles.add(Role.APPLICANT);
        }
        account.describe(account.summary().name(), roles, account.isActive());
    }

    @Override
    @Transactional
    public void restoreMediatorRole(Actor administrator, UUID id) {
        administrator.require(Role.ADMINISTRATOR);
        Account account = accounts.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
        Set<Role> roles = EnumSet.copyOf(account.roles());
        roles.add(Role.MEDIATOR);
        account.describe(account.summary().name(), roles, account.isActive());
    }

    @Override
    public void update(Actor actor, AccountSummary seen, String name, Set<Role> roles, boolean active) {
        actor.require(Role.ADMINISTRATOR);
        requireDescribed(name, roles);
        UUID id = seen.id();
        if (id.equals(actor.accountId()) && (!active || !roles.contains(Role.ADMINISTRATOR))) {
            throw new InvalidInput("accounts.self");
        }
        transactions.run(() -> {
            Account account = accounts.findById(id).orElseThrow(() -> new NotFound("error.notFound"));
            ChangedMeanwhile.requireSame(seen.form(), account.summary().form());
            account.describe(PersonName.of(name).value(), roles, active);
            var changes = new Changes()
                    .addPersonal("name", seen.name(), account.name())
                    .add("roles", new TreeSet<>(seen.roles()), new TreeSet<>(roles))
                    .add("active", seen.active(), active);
            journal.record(actor, "account.changed", id, "", changes);
            return id;
        });
    }

    @Override
    @Transactional(readOnly = true)
    public AccountSummary get(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        return accounts.findById(id)
                .orElseThrow(() -> new NotFound("error.notFound"))
                .summary();
    }

    @Override
    @Transactional(readOnly = true)
    public AccountSummary own(Actor actor) {
        return accounts.findById(actor.accountId())
                .orElseThrow(() -> new NotFound("error.notFound"))
                .summary();
    }

    @Override
    @Transactional
    public void changeLanguage(Actor actor, String language) {
        accounts.findById(actor.accountId()).ifPresent(account -> account.changeLanguage(language));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Actor> actor(UUID id, Actor.@Nullable Acting acting) {
        return accounts.findById(id)
                .filter(Account::isActive)
                .map(account ->
                        Actor.person(account.id(), account.summary().name(), Set.copyOf(account.roles()), acting));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> mailAddress(UUID id) {
        return contact(id).map(AccountContact::email);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AccountSummary> holder(SignInContact contact) {
        return accounts.of(contact).map(Account::summary);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AccountContact> contact(UUID id) {
        return accounts.findById(id).filter(Account::isActive).map(Account::contact);
    }

    @Override
    @Transactional
    public void learnName(UUID id, String name) {
        accounts.findById(id)
                .filter(account -> account.roles().equals(Set.of(Role.APPLICANT)))
                .filter(account -> account.name().equals(defaultName(account)))
                .ifPresent(account -> account.rename(PersonName.of(name).value()));
    }

    private static String defaultName(Account account) {
        return account.contact().signInContact().defaultName();
    }

    /** Whose account, and what it may do now. */
    private static String target(UUID id, Set<Role> roles, boolean active) {
        return id + " " + new TreeSet<>(roles) + (active ? "" : " closed");
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> administrators() {
        return queries.administrators();
    }

    private static void requireDescribed(String name, Set<Role> roles) {
        PersonName.of(name);
        if (roles.isEmpty()) {
            throw new InvalidInput("accounts.roles.missing");
        }
    }
}
