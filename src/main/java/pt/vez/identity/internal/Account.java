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
import pt.vez.identity.AccountSummary;
import pt.vez.shared.Email;
import pt.vez.shared.Role;

/** Somebody who can sign in. The mail address is the only credential: whoever reads its mail is the person. */
@Entity
@Table(name = "identity_account")
public class Account {
    @Id
    private UUID id;

    private String email;
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

    public Account(
            UUID id, Email email, String name, String language, Set<Role> roles, boolean demonstration, Instant now) {
        this.id = id;
        this.email = email.value();
        this.name = name;
        this.language = language;
        this.roles = EnumSet.copyOf(roles);
        this.active = true;
        this.demonstration = demonstration;
        this.createdAt = now;
    }

    public void signedIn(Instant now) {
        lastSignInAt = now;
    }

    public void speak(String language) {
        this.language = language;
    }

    public void describe(String name, Set<Role> roles, boolean active) {
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
        return new AccountSummary(id, email, name, language, Set.copyOf(roles), active, lastSignInAt);
    }
}
