package pt.vez.identity.internal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.identity.AccountContact;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.SignInContact;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;

/**
 * A person who can sign in. The mail address, or the mobile number of a person without one, is the only credential:
 * access to the messages sent there proves the identity.
 */
@Entity
@Table(name = "identity_account")
class Account {
    @Id
    private UUID id;

    private @Nullable String email;
    private String name;
    private @Nullable String phone;
    private String language;
    private boolean active;
    private boolean demonstration;
    private Instant createdAt;
    private @Nullable Instant lastSignInAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "identity_account_role", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    public Account(UUID id, SignInContact contact, String name, String language, Set<Role> roles, Instant now) {
        this.id = id;
        this.email = contact.isPhone() ? null : contact.value();
        this.phone = contact.isPhone() ? contact.value() : null;
        this.name = name;
        this.language = language;
        this.roles = EnumSet.copyOf(roles);
        this.active = true;
        this.demonstration = false;
        this.createdAt = now;
    }

    public void signedIn(Instant now) {
        lastSignInAt = now;
    }

    public void changeLanguage(String language) {
        this.language = language;
    }

    public void rename(String name) {
        this.name = name;
    }

    /** Compared in the program as well, because the collation of the database may hold different texts for equal. */
    public boolean isOf(SignInContact contact) {
        return contact.value().equals(contact.isPhone() ? phone : email);
    }

    public @Nullable Instant lastSignInAt() {
        return lastSignInAt;
    }

    public AccountContact contact() {
        return new AccountContact(email, phone, language);
    }

    public String name() {
        return name;
    }

    /** @throws InvalidInput when an account without a mail address would be more than an applicant's */
    public void describe(String name, Set<Role> roles, boolean active) {
        if (email == null && !roles.equals(Set.of(Role.APPLICANT))) {
            throw new InvalidInput("accounts.email.missing");
        }
        this.name = name;
        this.roles.clear();
        this.roles.addAll(roles);
        this.active = active;
    }

    public UUID id() {
        return id;
    }

    public boolean isActive() {
        return active;
    }

    public Set<Role> roles() {
        return roles;
    }

    public AccountSummary summary() {
        return new AccountSummary(id, email, phone, name, language, Set.copyOf(roles), active, lastSignInAt);
    }
}
