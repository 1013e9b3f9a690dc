package pt.vez.intake.internal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.associations.Associations.Membership;
import pt.vez.intake.IntakePost;
import pt.vez.intake.ShiftGrant;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;

/** The key pair of every shift; the private half is sealed, and destroyed when nothing may be sent under it any more. */
@Component
class ShiftGrants {
    private static final int KEY_BITS = 3072;
    private final GrantRepository grants;
    private final Vault vault;
    private final Clock clock;

    ShiftGrants(GrantRepository grants, Vault vault, Clock clock) {
        this.grants = grants;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param key null when it was destroyed */
    record Known(
            UUID id,
            UUID accountId,
            UUID partnerId,
            Instant issued,
            Instant ends,
            @Nullable PrivateKey key) {}

    ShiftGrant issue(Actor actor, Membership membership, Instant ends) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            var pair = generator.generateKeyPair();
            UUID id = Ids.next();
            Instant now = clock.instant();
            grants.insert(
                    id,
                    actor.accountId(),
                    membership.partnerId(),
                    now,
                    ends,
                    pair.getPublic().getEncoded(),
                    vault.seal(pair.getPrivate().getEncoded(), context(id)));
            return new ShiftGrant(
                    id,
                    membership.associationName(),
                    now,
                    ends,
                    ends.plus(IntakePost.SENDING),
                    pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key pair", e);
        }
    }

    Optional<Known> find(UUID id) {
        return grants.find(id)
                .map(row -> new Known(
                        id, row.account(), row.partner(), row.issued(), row.ends(), key(id, row.sealedKey())));
    }

    private @Nullable PrivateKey key(UUID id, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(vault.open(sealed, context(id))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key", e);
        }
    }

    /** @return how many keys were destroyed because nothing sealed under them is accepted any more */
    int destroyOld() {
        return grants.destroyKeys(clock.instant().minus(IntakePost.SENDING));
    }

    private static String context(UUID id) {
        return "intake-grant/" + id;
    }
}
