package pt.vez.identity.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import pt.vez.identity.SignInContact;

interface AccountRepository extends JpaRepository<Account, UUID> {
    Optional<Account> findByEmail(String email);

    Optional<Account> findByPhone(String phone);

    /** The account this address or number belongs to, equal to the letter. */
    default Optional<Account> of(SignInContact contact) {
        return (contact.isPhone() ? findByPhone(contact.value()) : findByEmail(contact.value()))
                .filter(found -> found.isOf(contact));
    }
}
